"""``auditor language explain``: how an indicator's name is understood."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from auditor.cli.options import Commands, add_debug_option, subcommands
from auditor.cli.streams import say
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.language.layers.raw import Span

_EPILOG = """例子：
  auditor language explain 投诉处置率 --unit %
  auditor language explain 城镇新增就业人数
  auditor language explain 慰问"""


def register(commands: Commands) -> None:
    parser = commands.add_parser("language", help="查看一个指标名称是怎样理解的", description="语言分析。")
    actions = subcommands(parser)
    one = actions.add_parser(
        "explain",
        help="分词、度量、方向和理由，在哪些词表里",
        description="一个指标名称（或一个词）的分词、度量、方向和理由，以及哪些词表里有它。",
        epilog=_EPILOG,
    )
    one.add_argument("name", metavar="NAME", help="指标名称")
    one.add_argument("--unit", metavar="UNIT", help="计量单位")
    add_debug_option(one)
    one.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.config.lexicons import Lexicons
    from auditor.language import language_of

    if not args.name.strip():
        raise UsageError("请写指标名称，如 auditor language explain 投诉处置率")
    for label, value in facts(language_of(Lexicons()), args.name, args.unit):
        say(f"{label}：{value}")
    return 0


def facts(language: Language, name: str, unit: str | None) -> list[tuple[str, str]]:
    """What the language room says of a name, as label and value."""
    from auditor.model.words import DIRECTION_WORDS

    measure = language.measure(name)
    words = language.segment(name)
    fact = language.direction(name, unit)
    lines = [
        ("名称", name),
        ("分词", " / ".join(f"{token.text}（{token.tag}）" for token in words)),
        ("度量", f"{measure.term}（{measure.kind}）" if measure else "名称中没有度量"),
    ]
    if measure and measure.object:
        lines.append(("对象", measure.object))
    if unit:
        kinds = "、".join(sorted(language.unit(unit).kinds)) or "不认识的单位"
        lines.append(("单位", f"{unit}（{language.unit(unit).malformed or kinds}）"))
    lines.append(
        ("方向", DIRECTION_WORDS[fact.direction] + ("" if fact.sure else "（按习惯判断，可能有例外）"))
    )
    lines.append(("理由", fact.reason))
    lines += [("词语标签", _labels(span)) for span in language.spans(name)]
    whole = {name: None} | dict.fromkeys(word.text for word in words)
    return lines + [("词表", held) for word in whole if (held := _lists(word, language))]


def _labels(span: Span) -> str:
    return f"{span.text}（{'、'.join(sorted(span.labels))}）"


def _lists(word: str, language: Language) -> str:
    """The word with the innermost lists that hold it, blank where none does."""
    names = language.lists.holding(word)
    inner = sorted(name for name in names if not any(other.startswith(f"{name}.") for other in names))
    return f"{word} 在 {'、'.join(inner)}" if inner else ""
