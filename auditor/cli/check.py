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
from auditor.cli.outputs import PAGE, Outputs, check_ending, check_outputs
from auditor.cli.reports.pages import write_html
from auditor.cli.streams import console, say
from auditor.cli.telling import tell_left_out
from auditor.errors import UsageError
from auditor.opening import is_folder

_EPILOG = """例子：
  auditor check 我的项目.docx
  auditor check 我的项目.docx --html      同时在旁边生成“我的项目.审核报告.html”
  auditor check 我的项目.docx --html 报告.html"""

BESIDE = Path()  # stands for the place beside the file


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "check", help="报送之前自查一份文件", description="报送之前自查一份文件。", epilog=_EPILOG
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="要自查的文件")
    parser.add_argument(
        "--html",
        nargs="?",
        type=Path,
        const=BESIDE,
        metavar="FILE",
        help="另存一份网页报告；不写文件名时放在原文件旁边",
    )
    add_ruleset_options(parser)
    add_waiver_option(parser)
    parser.add_argument("--verbose", action="store_true", help="连同书写方面的问题一起显示")
    add_limit_options(parser)
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.batch import audit_found
    from auditor.readers import find_documents
    from auditor.reports.terminal.clerk import next_steps, print_for_clerk, shown_path
    from auditor.words.console import say as wrapped

    path: Path = args.file
    if is_folder(path):
        raise UsageError(f"{path} 是文件夹。审核整个文件夹请用：auditor audit {shown_path(str(path))}")
    page: Path | None = args.html
    if page == BESIDE:
        page = path.with_name(f"{path.stem}.审核报告.html")
    check_ending("--html", page, *PAGE)
    if page is not None:
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
    [submission] = report.submissions
    screen = console()
    print_for_clerk(submission, screen, verbose=args.verbose)
    sending, *steps = next_steps(submission, page=page is not None)
    wrapped(screen, sending)
    for line in steps:  # commands to copy, which must stay whole
        say(line)
    if page is not None:
        write_html(report, page, Outputs.beside([path]))
        say(f"网页报告：{page.resolve()}")
    return OK
