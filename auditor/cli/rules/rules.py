"""``auditor rules``: lists the rules, and runs the examples that they carry."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.categories import CATEGORIES
from auditor.cli.options import Commands, add_debug_option, add_ruleset_options, ruleset_options, subcommands
from auditor.cli.rules import checking, creating, differing, health, pages, tidying, trying
from auditor.cli.streams import put, say
from auditor.errors import UsageError
from auditor.opening import is_folder
from auditor.words.visible import dump_json

if TYPE_CHECKING:
    from auditor.ruleset import Rule, RuleSet

_EPILOG = """例子：
  auditor rules list --category unit-mismatch
  auditor rules list --format json
  auditor rules test operator-inverted
  auditor rules new --pack 本市规则
  auditor rules test 本市规则
  auditor rules try city-slogan 我的项目.docx --rules 本市规则
  auditor rules diff --rules 本市规则"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "rules", help="列出、检验、新建、试用规则", description="规则。", epilog=_EPILOG
    )
    actions = subcommands(parser)
    listing = actions.add_parser("list", help="列出规则", description="列出规则。")
    listing.add_argument(
        "--category", metavar="CATEGORY", help="只列一个类别，如 unit-mismatch 或 计量单位不符"
    )
    listing.add_argument("--format", choices=("table", "json"), default="table", help="输出格式，缺省 table")
    listing.set_defaults(run=run_list)
    testing = actions.add_parser("test", help="检验规则自带的例子", description="检验规则自带的例子。")
    testing.add_argument(
        "rules_named", nargs="*", metavar="RULE|PACK", help="只检验这些规则，或规则包文件夹里的规则；缺省全部"
    )
    testing.add_argument("--verbose", action="store_true", help="通过的例子也逐条显示")
    testing.set_defaults(run=run_test)
    for action in (listing, testing):
        add_ruleset_options(action)
        add_debug_option(action)
    for each in (creating, checking, trying, differing, tidying, pages, health):
        each.register(actions)


def run_list(args: Namespace) -> int:
    rules = [rule for rule in ruleset_options(args).load().rules if _wanted(rule, _category(args.category))]
    if args.format == "json":
        put(dump_json([as_data(rule) for rule in rules]))
    else:
        for line in table(rules):
            say(line)
    return 0


def run_test(args: Namespace) -> int:
    """0 where every example ends as its rule says, else 1."""
    from auditor.authoring.examples import run_examples, within

    packs = [Path(each) for each in args.rules_named if is_folder(Path(each))]
    names = [each for each in args.rules_named if not is_folder(Path(each))]
    args.rules = [*args.rules, *packs]
    ruleset = ruleset_options(args).load()
    if packs and not names:
        ruleset = within(ruleset, packs)
    results = run_examples(_narrowed(ruleset, names))
    failed = [result for result in results if not result.ok]
    for result in results if args.verbose else failed:
        for line in f"{'✓' if result.ok else '✗'} {result.describe()}".splitlines():
            say(line)
    rules = len({result.rule for result in results})
    say(f"{rules} 条规则的 {len(results)} 个例子，{len(failed)} 个不符合预期。")
    return 1 if failed else 0


def _narrowed(ruleset: RuleSet, names: list[str]) -> RuleSet:
    """The rule set with only these rules, all where none is named. Raises UsageError for an unknown one."""
    found = {name: ruleset.find(name) for name in names}
    for name, rule in found.items():
        if rule is None:
            raise UsageError(f"没有规则“{name}”。全部规则见 auditor rules list")
    if not names:
        return ruleset
    names = [rule.id for rule in found.values() if rule]
    return replace(ruleset, loaded=tuple(each for each in ruleset.loaded if each.bound.rule.id in names))


def as_data(rule: Rule) -> dict[str, object]:
    """A rule's heading data for machines."""
    return {
        "id": rule.id,
        "title": rule.title,
        "category": rule.category,
        "category_name": CATEGORIES[rule.category],
        "item": rule.item,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "scope": rule.scope.value,
        "status": rule.status.value,
        "basis": [str(basis) for basis in rule.basis],
    }


def table(rules: list[Rule]) -> list[str]:
    """Id, severity, category and title in columns, and the count."""
    from auditor.model.words import SEVERITY_WORDS
    from auditor.words.console import columns

    rows = [(rule.id, SEVERITY_WORDS[rule.severity], CATEGORIES[rule.category], rule.title) for rule in rules]
    return [*columns([("编号", "程度", "类别", "名称"), *rows]), f"共 {len(rules)} 条规则"]


def _category(word: str | None) -> str | None:
    if word is None:
        return None
    found = next((key for key, name in CATEGORIES.items() if word in {key, name}), None)
    if found is None:
        raise UsageError(f"没有类别“{word}”。可选：{'、'.join(CATEGORIES)}")
    return found


def _wanted(rule: Rule, category: str | None) -> bool:
    return category is None or rule.category == category
