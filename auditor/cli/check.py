"""``auditor check``: one file, in words for the clerk who is about to send it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from auditor.cli.exits import OK, UNREAD
from auditor.cli.options import (
    Commands,
    add_debug_option,
    add_limit_options,
    add_ruleset_options,
    add_waiver_option,
    limits,
    ruleset_options,
)
from auditor.cli.outputs import Outputs, check_outputs
from auditor.cli.pages import write_html
from auditor.cli.streams import console, say
from auditor.cli.telling import tell_left_out
from auditor.errors import UsageError
from auditor.opening import is_folder

_EPILOG = """例子：
  auditor check 我的项目.docx
  auditor check 我的项目.docx --html      同时在旁边生成“我的项目.审核报告.html”"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "check", help="报送之前自查一份文件", description="报送之前自查一份文件。", epilog=_EPILOG
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="要自查的文件")
    parser.add_argument("--html", action="store_true", help="在文件旁边另存一份网页报告")
    add_ruleset_options(parser)
    add_waiver_option(parser)
    parser.add_argument("--verbose", action="store_true", help="连同书写方面的问题一起显示")
    add_limit_options(parser)
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.batch import audit_found
    from auditor.readers import find_documents
    from auditor.reports.terminal.clerk import print_for_clerk

    path: Path = args.file
    if is_folder(path):
        raise UsageError(f"{path} 是文件夹。审核整个文件夹请用：auditor audit {path}")
    page = path.with_name(f"{path.stem}.审核报告.html")
    if args.html:
        check_outputs([page], [path])
    report = audit_found(
        find_documents([path], limits(args)),
        ruleset_options=ruleset_options(args),
        strict=args.debug,
        limits=limits(args),
    )
    tell_left_out(report)
    if report.unreadable:
        return UNREAD
    print_for_clerk(report.submissions[0], console(), verbose=args.verbose)
    if args.html:
        write_html(report, page, Outputs.beside([path]))
        say(f"网页报告：{page.resolve()}")
    return OK
