"""``auditor export``: the tables of a store as files."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from auditor.cli.options import Commands, add_debug_option
from auditor.cli.store.keeping import add_store_option, opened
from auditor.cli.streams import say

_EPILOG = """例子：
  auditor export 导出目录 --store bureau.db                     每张表一个 CSV
  auditor export 导出目录 --format parquet --store bureau.db    供数据分析软件读取"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "export",
        help="把审核库导出成 CSV 或 Parquet",
        description="把审核库的每张表导出成一个文件。",
        epilog=_EPILOG,
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="写到哪个文件夹")
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv", help="文件格式，缺省 csv")
    add_store_option(parser, "审核库")
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.store.exporting import export

    with opened(args) as store:
        written = export(store, args.folder, args.format)
    say(f"已导出 {len(written)} 张表：{args.folder.resolve()}")
    return 0
