"""``auditor rules health``: which rules' findings reviewers do not adopt."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from auditor.cli.options import Commands, add_debug_option, positive
from auditor.cli.store.keeping import add_store_option, opened
from auditor.cli.store.tables import lines
from auditor.cli.streams import say

if TYPE_CHECKING:
    from auditor.store import RuleHealth

_COLUMNS = ("规则", "名称", "不采纳", "占比%", "采纳", "待核实", "常见理由")
_EPILOG = """例子：
  auditor rules health --store bureau.db           全部批次
  auditor rules health --store bureau.db --run 5   只看第 5 次

一处问题在几次里都有的只算一次，以最后的处理结果为准。"""


def register(actions: Commands) -> None:
    parser = actions.add_parser(
        "health",
        help="哪些规则总不被采纳",
        description="审核库里各条规则的问题，评审人采纳、不采纳各多少，不采纳多的在前。",
        epilog=_EPILOG,
    )
    parser.add_argument("--run", dest="of", type=positive, metavar="N", help="只看第几次审核，缺省全部")
    add_store_option(parser, "审核库")
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    with opened(args) as store:
        found = store.reviews.health(args.of)
    for line in lines(_COLUMNS, [_row(each) for each in found]):
        say(line)
    if not found:
        say("还没有处理过的问题。请在评审台（auditor serve --store …）逐条处理后再看。")
    return 0


def _row(each: RuleHealth) -> tuple[object, ...]:
    reason = each.reasons[0][0] if each.reasons else ""
    share = round(100 * each.refusal)
    return each.rule, each.title, each.refused, share, each.adopted, each.asked, reason
