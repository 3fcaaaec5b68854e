"""``auditor across``: rows and texts beside those of their peers in other projects and departments."""

from __future__ import annotations

import io
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.across.comparing import settings_of, with_comparison
from auditor.cli.clock import now
from auditor.cli.exits import OK, UNREAD
from auditor.cli.options import (
    Commands,
    add_debug_option,
    add_jobs_option,
    add_limit_options,
    add_ruleset_options,
    jobs,
    limits,
    ruleset_options,
)
from auditor.cli.outputs import Outputs, check_outputs
from auditor.cli.streams import console, put, say
from auditor.cli.telling import tell_left_out
from auditor.errors import UsageError
from auditor.stamps import signature

if TYPE_CHECKING:
    from auditor.model import Across, AuditReport

_EPILOG = """例子：
  auditor across 送审目录                                 在屏幕上逐条对照
  auditor across 送审目录 --format html --output 比对.html
  auditor across 送审目录 --format csv --output 比对.csv
  auditor across 送审目录 --rules 本市规则                  连同本单位的 across.yaml

比的是：同名指标的方向、单位和目标值，同类单价，只换了名称的目标和概况，没有项目支撑的核心指标。
从几个同类起比、差多少才提，写在规则文件 across.yaml 里。只供核对，不扣分。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "across",
        help="跨部门比对：同名指标、单价、照抄的目标",
        description="把一批送审文件里的同名指标、单价、目标文字和核心指标互相对照。",
        epilog=_EPILOG,
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="要比对的文件或文件夹，至少两份文件")
    parser.add_argument(
        "--format",
        choices=("terminal", "json", "csv", "html"),
        default="terminal",
        help="输出格式，缺省 terminal（屏幕）",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="把结果写入文件，而不是屏幕")
    add_ruleset_options(parser)
    add_jobs_option(parser)
    add_limit_options(parser)
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """0; 3 where a file could not be read. Raises UsageError where there are not two submissions."""
    from auditor.batch import audit_found
    from auditor.cli.progress import progress_bar
    from auditor.readers import find_documents, once_each

    check_outputs([args.output] if args.output else [], [Path(each) for each in args.paths])
    settings = settings_of(args)
    found = once_each(find_documents(args.paths, limits(args)), limits(args))
    with progress_bar(len(found.files), quiet=False) as watch:
        report = audit_found(
            found,
            ruleset_options=ruleset_options(args),
            jobs=jobs(args),
            watch=watch,
            limits=limits(args),
            strict=args.debug,
        )
    report = with_comparison(report, args, settings)
    tell_left_out(report)
    if report.across is None:
        raise UsageError(
            f"比对至少要有两份读得出的文件，现在有 {len(report.submissions)} 份。请把要比的文件都写上"
        )
    text = _rendered(report, report.across, args.format)
    if args.output:
        Outputs.beside(found.files).text(args.output, text)
        say(f"跨部门比对：{args.output.resolve()}")
    elif args.format == "terminal":
        _print(report.across)
    else:
        put(text)
    return UNREAD if report.unreadable else OK


def _print(across: Across) -> None:
    from auditor.reports.terminal.across import print_across

    print_across(across, console())


def _rendered(report: AuditReport, across: Across, kind: str) -> str:
    """The comparison as text of a format."""
    if kind == "html":
        from auditor.reports.html.across_page import across_to_html

        return across_to_html(across, generated_at=now())
    if kind == "json":
        from auditor.reports.data.json import across_json

        return across_json(report, across)
    if kind == "csv":
        from auditor.reports.data.across import across_csv

        return across_csv(across)
    from auditor.reports.terminal.across import print_across

    buffer = io.StringIO()
    print_across(across, console(buffer))
    return f"{buffer.getvalue()}\n{signature(report.version)}\n"
