"""``auditor library``: which indicators are common in a field of work."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.options import Commands, add_debug_option
from auditor.cli.streams import say
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.language.linking.library import Hit

_EPILOG = """例子：
  auditor library 养老                  养老方面常用的指标
  auditor library 满意度                名称里有“满意度”的指标
  auditor library 养老 --rules 本市规则  连同规则包里自己的指标库（lexicons/indicator-library.yaml）"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "library",
        help="查一个领域常用的指标",
        description="查一个领域常用的指标，供编报时参考。",
        epilog=_EPILOG,
    )
    parser.add_argument("word", nargs="?", metavar="WORD", help="领域或指标名称里的词；不写则列出各领域")
    parser.add_argument(
        "--rules", type=Path, action="append", default=[], metavar="DIR", help="本单位的规则包"
    )
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """0, or UsageError where nothing is known of the word."""
    from auditor.config.lexicons import Lexicons
    from auditor.language.linking.library import LibraryReader

    reader = LibraryReader(Lexicons([each / "lexicons" for each in args.rules]))
    if args.word is None:
        say(f"领域：{'、'.join(reader.fields)}")
        return 0
    found = reader.find(args.word.strip())
    if not found:
        raise UsageError(f"指标库里没有“{args.word}”。可查的领域：{'、'.join(reader.fields)}")
    for line in lines(found):
        say(line)
    return 0


def lines(found: Sequence[Hit]) -> Iterator[str]:
    """The indicators under their fields; a target without a figure is to be filled in."""
    field = None
    for hit in found:
        if hit.field != field:
            field = hit.field
            yield field
        yield f"  {hit.entry.dimension}  {hit.entry.name}  {hit.entry.target}"
    yield f"共 {len(found)} 条。目标值是常见的下限或上限，应按本单位实际和上年水平确定；“…”请自行填写。"
