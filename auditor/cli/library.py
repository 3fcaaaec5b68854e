"""``auditor library``: which indicators are common in a field of work."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.options import Commands, add_debug_option, packs
from auditor.cli.store.keeping import add_store_option, opened, store_name
from auditor.cli.streams import say
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.language.linking.library import Hit, LibraryReader
    from auditor.store.proven import Proven

_EPILOG = """例子：
  auditor library 养老                  养老方面常用的指标
  auditor library 满意度                名称里有“满意度”的指标
  auditor library 养老 --store bureau.db 连同审核库里好的目标表用过的
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
    add_store_option(parser, "连同审核库里得分良以上的表用过的指标")
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """0, or UsageError where nothing is known of the word."""
    from auditor.config.lexicons import Lexicons
    from auditor.language.linking.library import LibraryReader

    reader = LibraryReader(Lexicons([each / "lexicons" for each in packs(args)]))
    if args.word is None:
        say(f"领域：{'、'.join(reader.fields)}")
        return 0
    word = args.word.strip()
    found, used = reader.find(word), _used(args, word, reader)
    if not found and not used:
        raise UsageError(f"指标库里没有“{args.word}”。可查的领域：{'、'.join(reader.fields)}")
    for line in (*lines(found), *used_lines(used)):
        say(line)
    return 0


def _used(args: Namespace, word: str, reader: LibraryReader) -> Sequence[Proven]:
    """What good forms of the store use, where one is named."""
    if store_name(args) is None:
        return ()
    from auditor.language import language_of
    from auditor.store.proven import proven

    with opened(args) as store:
        return proven(store, sorted(reader.alike(word)), language_of(reader.lexicons))


def lines(found: Sequence[Hit]) -> Iterator[str]:
    """The indicators under their fields; a target without a figure is to be filled in."""
    if not found:
        return
    field = None
    for hit in found:
        if hit.field != field:
            field = hit.field
            yield field
        yield f"  {hit.entry.dimension}  {hit.entry.name}  {hit.entry.target}"
    yield f"共 {len(found)} 条。目标值是常见的下限或上限，应按本单位实际和上年水平确定；“…”请自行填写。"


def used_lines(used: Sequence[Proven]) -> Iterator[str]:
    """What good forms use, with how many projects do and the range of their targets."""
    if not used:
        return
    yield "审核库里得分良以上的表用过的"
    for each in used:
        target = f"{each.sign}{_figure(each.usual)}{each.unit}"
        spread = "" if each.low == each.high else f"，{_figure(each.low)}—{_figure(each.high)}"
        yield f"  {each.level or '（未写层级）'}  {each.name}  {target}（{each.projects}个项目{spread}）"
    yield f"共 {len(used)} 条。目标值是这些项目的中位数。"


def _figure(value: float | None) -> str:
    return "…" if value is None else f"{value:.10g}"
