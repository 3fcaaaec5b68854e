"""The options that ask for reports."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from auditor.reports.writers import FORMATS


def add_report_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=("terminal", *FORMATS, "xlsx"),
        default="terminal",
        help="输出格式，缺省 terminal（屏幕）；sarif、junit、csv、markdown、github 供其他程序使用",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="把 --format 的结果写入文件，而不是屏幕")
    parser.add_argument(
        "--html",
        type=Path,
        metavar="FILE",
        help="另外写一份网页报告；超过 50 份时写成总览，每份一页放在旁边的文件夹",
    )
    parser.add_argument(
        "--html-dir", type=Path, metavar="DIR", help="另外写一个网页文件夹：总览 index.html 和每份一页"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="另外写一份 JSON 报告")
    parser.add_argument(
        "--xlsx", type=Path, metavar="FILE", help="另外写一份 Excel 工作底稿，可逐条填处理结果"
    )


def add_letter_options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--letter",
        type=Path,
        metavar="PATH",
        help="另外写审核意见书（Word）：一份写成 .docx，多份写成文件夹，"
        "一个单位一份意见书，同一单位的几份文件合写在一起",
    )
    parser.add_argument(
        "--decisions",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="按填好处理结果的工作底稿写意见书：只写采纳的，待核实的写成请核实的事项，"
        "不采纳和未处理的不写；可以写多次",
    )
