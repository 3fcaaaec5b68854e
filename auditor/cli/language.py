"""``auditor language explain``: how an indicator's name is understood."""

from __future__ import annotations

from argparse import Namespace

from auditor.cli.options import Commands, add_debug_option
from auditor.cli.parser import Parser
from auditor.cli.streams import say

_EPILOG = """例子：
  auditor language explain 投诉处置率 --unit %
  auditor language explain 城镇新增就业人数"""


def register(commands: Commands) -> None:
    parser = commands.add_parser("language", help="查看一个指标名称是怎样理解的", description="语言分析。")
    actions = parser.add_subparsers(
        title="命令", metavar="COMMAND", dest="action", required=True, parser_class=Parser
    )
    one = actions.add_parser(
        "explain",
        help="分词、度量、方向和理由",
        description="一个指标名称的分词、度量、方向和理由。",
        epilog=_EPILOG,
    )
    one.add_argument("name", metavar="NAME", help="指标名称")
    one.add_argument("--unit", metavar="UNIT", help="计量单位")
    add_debug_option(one)
    one.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.config.lexicons import Lexicons
    from auditor.language import Language

    for label, value in facts(Language(Lexicons()), args.name, args.unit):
        say(f"{label}：{value}")
    return 0


def facts(language: object, name: str, unit: str | None) -> list[tuple[str, str]]:
    """What the language room says of a name, as label and value."""
    from auditor.language import Language
    from auditor.reports.view.wording import DIRECTION_WORDS

    assert isinstance(language, Language)
    measure = language.measure(name)
    fact = language.direction(name, unit)
    lines = [
        ("名称", name),
        ("分词", " / ".join(f"{token.text}（{token.tag}）" for token in language.segment(name))),
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
    return lines
