"""``auditor years``: this year's targets against last year's targets and results."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.cli.options import Commands, add_debug_option, positive
from auditor.cli.store.keeping import add_store_option, opened
from auditor.cli.streams import say

if TYPE_CHECKING:
    from auditor.store.rounds.years import Remark

_EPILOG = """例子：
  auditor years --store bureau.db               最近一年对照上年
  auditor years --year 2026 --store bureau.db

上年的目标申报表、自评表和监控表都在审核库里，才能对照。
列出的只是请单位说明的事项：目标低于上年、低于上年实际，整张表或年度目标照抄上年。"""

_LAST_YEAR = "请把上年的表也用 --store 审核一次。"


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "years",
        help="对照上年：目标低了、照抄了哪些",
        description="把今年的目标与上年的目标和实际完成对照。",
        epilog=_EPILOG,
    )
    parser.add_argument("--year", type=positive, metavar="N", help="看哪一年，缺省最近的、有上年可对照的一年")
    add_store_option(parser, "审核库")
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.store.rounds.years import compared

    with opened(args) as store:
        comparison = compared(store, args.year)
    if comparison.year is None:
        say(f"审核库里没有前后两年的表，无从对照。{_LAST_YEAR}")
        return 0
    for line in lines(comparison.year, comparison.compared, comparison.remarks):
        say(line)
    return 0


def lines(year: int, compared: int, found: Sequence[Remark]) -> Iterator[str]:
    """What to ask, by project, of so many that were compared."""
    if not compared:
        yield f"{year}年的项目在审核库里都没有上年的表，无从对照。{_LAST_YEAR}"
        return
    if not found:
        yield f"{year}年有 {compared} 个项目可以对照上年，没有要请单位说明的。"
        return
    from auditor.store.rounds.projects import called

    groups: dict[tuple[str, str], list[Remark]] = {}
    for each in found:
        groups.setdefault((each.form.issuer, each.form.name), []).append(each)
    yield f"{year}年对照上年，{len(groups)} 个项目共 {len(found)} 处请单位说明"
    for (issuer, name), own in groups.items():
        yield f"  {called(issuer, name, own[0].form.source)}  {own[0].form.source}"
        for each in own:
            yield f"    {each.fate.value}：{each.text}"
