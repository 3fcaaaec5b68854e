"""``auditor runs``: which runs a store holds."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime

from auditor.cli.options import Commands, add_debug_option, positive
from auditor.cli.store.keeping import add_store_option, opened
from auditor.cli.store.tables import lines
from auditor.cli.streams import say

_EPILOG = """例子：
  auditor runs --store bureau.db          最近的二十次
  auditor runs --store bureau.db --limit 5

“未完成”的是中途停下的：用同样的命令再审核一次，会接着审。"""
_COLUMNS = ("序号", "开始", "状态", "文件", "已审", "未读取", "没有审核", "评审口径", "审核的路径")
_IF_ANY = {"未读取", "没有审核"}  # columns that stand only where a run has some


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "runs", help="列出审核库里的历次审核", description="列出审核库里的历次审核。", epilog=_EPILOG
    )
    add_store_option(parser, "审核库")
    parser.add_argument("--limit", type=positive, default=20, metavar="N", help="最多列多少次，缺省 20")
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    with opened(args) as store:
        found = store.runs(args.limit)
    rows = [
        (
            each.id,
            f"{datetime.fromisoformat(each.began).astimezone():%Y-%m-%d %H:%M}",
            "完成" if each.ended else "未完成",
            each.files,
            each.audited,
            each.unread or None,
            each.skipped or None,
            "按地区选" if each.profile == "auto" else each.profile,
            "、".join(each.inputs),
        )
        for each in found
    ]
    shown = [
        place
        for place, column in enumerate(_COLUMNS)
        if column not in _IF_ANY or any(row[place] for row in rows)
    ]
    cells = [[row[place] for place in shown] for row in rows]
    for line in lines([_COLUMNS[place] for place in shown], cells):
        say(line)
    if not rows:
        say("审核库里还没有审核。")
    return 0
