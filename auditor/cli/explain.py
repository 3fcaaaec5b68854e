"""``auditor explain``: why a rule exists and how it judges."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from auditor.categories import CATEGORIES
from auditor.cli.options import Commands, add_debug_option, add_ruleset_options, ruleset_options
from auditor.cli.streams import console
from auditor.errors import UsageError
from auditor.expressions import expression

if TYPE_CHECKING:
    from auditor.ruleset import Rule, RuleSet

_NUMBER = expression(r"(\d+|总)-\d+")
_EPILOG = """例子：
  auditor explain operator-inverted      规则编号（报告中每条问题后面都有）
  auditor explain 计量单位不符            类别或规则名称，中文也可以"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "explain",
        help="解释一条规则：为什么、依据、例子",
        description="解释一条规则或一个类别。",
        epilog=_EPILOG,
    )
    parser.add_argument("rule", metavar="RULE", help="规则编号、规则名称或类别")
    add_ruleset_options(parser)
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.words.console import say

    screen = console()
    for number, line in enumerate(explanation(args.rule.strip(), ruleset_options(args).load())):
        indent = len(line) - len(line.lstrip(" "))
        say(screen, line.lstrip(" "), indent=indent, style="" if number else "bold")
    return 0


def explanation(word: str, ruleset: RuleSet) -> list[str]:
    """The lines on a rule (by id or title) or a category. Raises UsageError with what is near."""
    from auditor.reports.view.explanation import explain_category, explain_rule

    rules = ruleset.rules
    named = [rule for rule in rules if word in {rule.id, rule.title, *rule.aliases}]
    if named:
        return explain_rule(named[0], ruleset.profile)
    category = next((key for key, name in CATEGORIES.items() if word in {key, name}), None)
    if category:
        return explain_category(category, [rule for rule in rules if rule.category == category])
    if _NUMBER.fullmatch(word):
        raise UsageError(f"“{word}”是问题的编号，看它在文件里的位置请用：auditor show 文件 --finding {word}")
    raise UsageError(f"没有规则或类别“{word}”。{_nearest(word, rules)}")


def _nearest(word: str, rules: Sequence[Rule]) -> str:
    holding = [rule.id for rule in rules if word in rule.title or word in rule.id]
    names = {rule.id: rule.id for rule in rules} | {rule.title: rule.id for rule in rules}
    names |= {key: key for key in CATEGORIES} | {name: key for key, name in CATEGORIES.items()}
    near = [names[each] for each in get_close_matches(word.lower(), names, n=3, cutoff=0.5)]
    proposals = list(dict.fromkeys([*holding, *near]))[:5]
    if not proposals:
        return "全部规则见 auditor rules list"
    return f"是不是想找：{'、'.join(proposals)}？全部规则见 auditor rules list"
