"""``auditor audit``: judges files and folders and writes the report."""

from __future__ import annotations

import io
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.exits import FAILED, OK, UNREAD
from auditor.cli.office import check_office, single_letter, write_office
from auditor.cli.options import (
    Commands,
    add_debug_option,
    add_limit_options,
    add_ruleset_options,
    add_waiver_option,
    limits,
    positive,
    ruleset_options,
)
from auditor.cli.outputs import check_outputs
from auditor.cli.pages import check_folder, write_html, write_html_folder
from auditor.cli.streams import console, say, say_error, write_file
from auditor.reports.writers import FORMATS, render

if TYPE_CHECKING:
    from auditor.model import AuditReport

_SEVERITIES = ("error", "warning", "info")

_EPILOG = """例子：
  auditor audit 送审目录 --html 报告.html
  auditor audit 送审目录 --xlsx 工作底稿.xlsx --letter 意见书目录
  auditor audit 送审目录 --html-dir 报告目录           总览一页，每份一页
  auditor audit a.docx b.xlsx --format json --output 结果.json
  auditor audit 送审目录 --format csv --output 问题.csv
  auditor audit 送审目录 --rules 本市规则 --profile chongqing --fail-on error

退出码：0 审核完成；1 审核完成且达到 --fail-on 的程度；2 命令或规则有误；
        3 有文件未能读取（其余照常审核，优先于 1）。
“请核实”的问题不计入 --fail-on。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "audit", help="审核文件或整个文件夹", description="审核文件或整个文件夹。", epilog=_EPILOG
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="要审核的文件或文件夹")
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
    parser.add_argument(
        "--letter", type=Path, metavar="PATH", help="另外写审核意见书（Word）：一份写成 .docx，多份写成文件夹"
    )
    add_ruleset_options(parser)
    parser.add_argument("--letter-template", type=Path, metavar="FILE", help="意见书改用本单位的 Word 模板")
    add_waiver_option(parser)
    parser.add_argument("--fail-on", choices=_SEVERITIES, help="有这种程度或更重的问题时，退出码为 1")
    parser.add_argument("--jobs", type=positive, metavar="N", help="同时运行的进程数，缺省按处理器数")
    parser.add_argument("--verbose", action="store_true", help="显示原文、提示、存疑和多份文件的逐条问题")
    parser.add_argument("--statistics", action="store_true", help="另外显示按类别、规则和程度的统计")
    parser.add_argument("--quiet", action="store_true", help="每份文件只输出一行，不显示进度")
    add_limit_options(parser)
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    outputs = [each for each in (args.output, args.html, args.json, args.xlsx, single_letter(args)) if each]
    check_outputs(outputs, [Path(each) for each in args.paths])
    check_office(args)
    if args.html_dir:
        check_folder(args.html_dir)
    report = _audit(args)
    _write_outputs(report, args)
    for each in report.unreadable:
        say_error(f"{each.source}：{each.reason}。{each.advice}")
    if report.unreadable:
        return UNREAD
    return FAILED if args.fail_on and reaches(report, args.fail_on) else OK


def reaches(report: AuditReport, severity: str) -> bool:
    """Whether there is a finding as severe as that; a question to the department is none, nor are what a
    waiver answers for and what a rule on trial says."""
    counted = _SEVERITIES[: _SEVERITIES.index(severity) + 1]
    return any(
        finding.severity in counted
        and finding.confidence != "ask"
        and not finding.preview
        and not finding.waiver
        for submission in report.submissions
        for finding in submission.findings
    )


def _audit(args: Namespace) -> AuditReport:
    from auditor.batch import audit_found
    from auditor.cli.progress import progress_bar
    from auditor.readers import find_documents

    found = find_documents(args.paths, limits(args))
    if found.ignored and not args.quiet:
        say_error(f"文件夹中另有 {found.ignored} 个其他格式的文件没有审核。")
    with progress_bar(len(found.files), quiet=args.quiet) as advance:
        return audit_found(
            found,
            ruleset_options=ruleset_options(args),
            jobs=args.jobs,
            on_progress=advance,
            strict=args.debug,
            limits=limits(args),
        )


def _write_outputs(report: AuditReport, args: Namespace) -> None:
    text = _rendered(report, args)
    if text is not None and args.output:
        write_file(args.output, text)
    elif text is not None:
        print(text, end="")
    elif args.format == "terminal":
        _show(report, args)
    if args.json:
        write_file(args.json, render(report, "json"))
    if args.html:
        write_html(report, args.html)
    if args.html_dir:
        write_html_folder(report, args.html_dir)
    write_office(report, args)
    _say_where(report, args)


def _rendered(report: AuditReport, args: Namespace) -> str | None:
    """The text of --format, ``None`` where it goes to the screen with its colours or is no text."""
    if args.format == "xlsx":
        return None
    if args.format != "terminal":
        return render(report, args.format, generated_at=datetime.now().astimezone())
    if not args.output:
        return None
    buffer = io.StringIO()
    from auditor.reports.terminal.report import print_report

    print_report(report, console(buffer), verbose=args.verbose, statistics=args.statistics)
    return buffer.getvalue()


def _show(report: AuditReport, args: Namespace) -> None:
    from auditor.reports.terminal.report import one_line, print_report

    if not args.quiet:
        print_report(report, console(), verbose=args.verbose, statistics=args.statistics)
        return
    for submission in report.submissions:
        say(one_line(submission))


def _say_where(report: AuditReport, args: Namespace) -> None:
    """Where the files are, on stdout only when the report itself is not there."""
    if args.quiet:
        return
    tell = say if args.format == "terminal" else say_error
    written = (
        (args.output, "报告"),
        (args.json, "JSON 报告"),
        (args.xlsx, "Excel 工作底稿"),
        (args.letter, "审核意见书"),
        (args.html, "HTML 报告"),
        (args.html_dir and args.html_dir / "index.html", "HTML 报告"),
    )
    for path, word in written:
        if path:
            tell(f"{word}：{path.resolve()}")
    if args.format == "terminal" and report.submissions and not any(path for path, _ in written):
        tell("要发给单位的网页报告：加 --html 报告.html")
