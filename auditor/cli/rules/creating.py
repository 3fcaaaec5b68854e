"""``auditor rules new``: a rule of one's own, begun by questions."""

from __future__ import annotations

import json
import re
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.categories import CATEGORIES
from auditor.cli.options import Commands, add_debug_option
from auditor.cli.outputs import Outputs, made
from auditor.cli.streams import say
from auditor.errors import UsageError
from auditor.expressions import expression
from auditor.opening import there

if TYPE_CHECKING:
    from auditor.authoring.skeleton import Answers

_ID = expression(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

_NEW = """例子：
  auditor rules new --pack 本市规则                    逐项提问
  auditor rules new --pack 本市规则 --id city-floor --title 低于本市要求 --kind limit --words 满意度"""


def register(actions: Commands) -> None:
    """Adds ``new`` to ``auditor rules``."""
    new = actions.add_parser(
        "new", help="新建一条规则（没有的会提问）", description="新建一条规则。", epilog=_NEW
    )
    new.add_argument("--pack", type=Path, required=True, metavar="DIR", help="规则包的文件夹，没有就新建")
    new.add_argument("--id", metavar="ID", help="规则编号：小写英文词以连字符相连")
    new.add_argument("--title", metavar="TEXT", help="规则名称，也用在提示里")
    new.add_argument("--why", metavar="TEXT", help="为什么要有这条规则")
    new.add_argument("--kind", choices=("words", "limit"), help="words 不宜出现的词；limit 目标值的下限")
    new.add_argument("--words", metavar="WORDS", help="有关的词，用逗号隔开")
    new.add_argument("--least", metavar="NUMBER", help="下限（limit）")
    new.add_argument("--category", metavar="CATEGORY", help="类别，缺省按检查方法")
    new.set_defaults(run=run_new)
    add_debug_option(new)


def run_new(args: Namespace) -> int:
    """Writes the rule, the pack's manifest where there is none, and the schema for editors."""
    from auditor.authoring.json_schema import rule_schema
    from auditor.authoring.skeleton import MANIFEST, skeleton
    from auditor.ruleset import load_ruleset

    answers = _answers(args)
    pack: Path = args.pack
    path = pack / "rules" / f"{answers.id}.yaml"
    if there(path):
        raise UsageError(f"{path} 已经存在，请换一个编号")
    made(path.parent)
    if not any(there(pack / name) for name in ("pack.yaml", "auditor.yaml")):
        Outputs().text(pack / "pack.yaml", MANIFEST.format(id=pack.resolve().name, title=pack.resolve().name))
    core = load_ruleset()
    schema = json.dumps(rule_schema(core.profile, core.rules), ensure_ascii=False, indent=1)
    Outputs().text(path.parent / "rule.schema.json", f"{schema}\n")
    Outputs().text(path, skeleton(answers))
    say(f"已写入 {path}。")
    say(f"改好后检验例子：auditor rules test {pack}")
    return 0


def _answers(args: Namespace) -> Answers:
    from auditor.authoring.skeleton import UNWRITTEN, Answers
    from auditor.config.mistakes import unknown_word

    kind = _asked(
        args.kind, "检查方法：words 不宜出现的词，limit 目标值的下限", "--kind", _wrong_kind, "words"
    )
    name = _asked(args.id, "规则编号（小写英文词以连字符相连，如 city-slogan）", "--id", _wrong_id)
    title = _asked(args.title, "规则名称（也用在提示里，如 低于本市满意度要求）", "--title")
    words = _words(_asked(args.words, "有关的词，用逗号隔开", "--words", _wrong_words))
    category = args.category or {"words": "vague-goal", "limit": "low-target"}[kind]
    if category not in CATEGORIES:
        raise UsageError(unknown_word("类别", category, CATEGORIES))
    least = _asked(args.least, "下限", "--least", _wrong_least, "90") if kind == "limit" else "90"
    why = args.why or f"{title}：{UNWRITTEN}"
    return Answers(name, title, why, category=category, kind=kind, words=words, least=least)


def _words(answer: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in re.split(r"[,，、]", answer) if word.strip())


def _wrong_kind(answer: str) -> str:
    return "" if answer in {"words", "limit"} else f"没有检查方法“{answer}”，可选 words、limit"


def _wrong_id(answer: str) -> str:
    wrong = f"规则编号“{answer}”的写法不对，应是小写英文词以连字符相连，如 city-slogan"
    return "" if _ID.fullmatch(answer) else wrong


def _wrong_words(answer: str) -> str:
    return "" if _words(answer) else "--words 至少要有一个词"


def _wrong_least(answer: str) -> str:
    number = re.fullmatch(r"\d+(\.\d+)?", answer) and float(answer)
    return "" if number else f"下限“{answer}”应是大于 0 的数"


def _asked(
    given: str | None,
    question: str,
    option: str,
    wrong: Callable[[str], str] = lambda _: "",
    usual: str = "",
) -> str:
    """The option, or an answer at the keyboard, where a wrong one is asked for again. Raises UsageError for a
    wrong option, and where nobody can be asked."""
    while True:
        asking = given is None and sys.stdin.isatty()
        answer = input(f"{question}{f'［{usual}］' if usual else ''}：").strip() if asking else given
        told = wrong(answer or usual) if answer or usual else f"缺少 {option}（{question}）"
        if not told:
            return answer or usual
        if not asking:
            raise UsageError(told)
        say(told)
