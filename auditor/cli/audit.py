"""``auditor audit``: judges files and folders and writes the report."""

from __future__ import annotations

import io
from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.options import Commands, add_debug_option, add_ruleset_options, positive, ruleset_options
from auditor.cli.streams import console, say, say_error, write_file
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.model import AuditReport

OK, FAILED, UNREAD = 0, 1, 3
_SEVERITIES = ("error", "warning", "info")

_EPILOG = """例子：
  auditor audit 送审目录 --html 报告.html
  auditor audit a.docx b.xlsx --format json --output 结果.json
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
        choices=("terminal", "json", "html"),
        default="terminal",
        help="输出格式，缺省 terminal（屏幕）",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="把 --format 的结果写入文件，而不是屏幕")
    parser.add_argument("--html", type=Path, metavar="FILE", help="另外写一份网页报告")
    parser.add_argument("--json", type=Path, metavar="FILE", help="另外写一份 JSON 报告")
    add_ruleset_options(parser)
    parser.add_argument("--fail-on", choices=_SEVERITIES, help="有这种程度或更重的问题时，退出码为 1")
    parser.add_argument("--jobs", type=positive, metavar="N", help="同时运行的进程数，缺省按处理器数")
    parser.add_argument("--verbose", action="store_true", help="显示提示、存疑和多份文件的逐条问题")
    parser.add_argument("--quiet", action="store_true", help="每份文件只输出一行，不显示进度")
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    outputs = [each for each in (args.output, args.html, args.json) if each]
    check_outputs(outputs, [Path(each) for each in args.paths])
    report = _audit(args)
    _write_outputs(report, args)
    for each in report.unreadable:
        say_error(f"{each.source}：{each.reason}。{each.advice}")
    if report.unreadable:
        return UNREAD
    return FAILED if args.fail_on and reaches(report, args.fail_on) else OK


def check_outputs(outputs: list[Path], inputs: Iterable[Path]) -> None:
    """Before any work: every output can be written and is none of the inputs. Raises UsageError."""
    taken = {path.resolve() for path in inputs}
    for path in outputs:
        if path.resolve() in taken:
            raise UsageError(f"输出文件 {path} 与送审文件或另一个输出相同，请换一个名字")
        if path.is_dir():
            raise UsageError(f"输出 {path} 是文件夹，请写成文件名")
        if not path.parent.is_dir():
            raise UsageError(f"输出文件夹 {path.parent} 不存在，请先建立")
        taken.add(path.resolve())


def reaches(report: AuditReport, severity: str) -> bool:
    """Whether there is a finding as severe as that; a question to the department is none."""
    counted = _SEVERITIES[: _SEVERITIES.index(severity) + 1]
    return any(
        finding.severity in counted and finding.confidence != "ask"
        for submission in report.submissions
        for finding in submission.findings
    )


def _audit(args: Namespace) -> AuditReport:
    from auditor.batch import audit_found
    from auditor.cli.progress import progress_bar
    from auditor.readers import find_documents

    found = find_documents(args.paths)
    if found.ignored and not args.quiet:
        say_error(f"文件夹中另有 {found.ignored} 个其他格式的文件没有审核。")
    with progress_bar(len(found.files), quiet=args.quiet) as advance:
        return audit_found(
            found,
            ruleset_options=ruleset_options(args),
            jobs=args.jobs,
            on_progress=advance,
            strict=args.debug,
        )


def _write_outputs(report: AuditReport, args: Namespace) -> None:
    text = _rendered(report, args)
    if text is not None and args.output:
        write_file(args.output, text)
    elif text is not None:
        print(text, end="")
    else:
        _show(report, args)
    for path, kind in ((args.html, "html"), (args.json, "json")):
        if path:
            write_file(path, render(report, kind))
    _say_where(report, args)


def _rendered(report: AuditReport, args: Namespace) -> str | None:
    """The text of --format, ``None`` where it goes to the screen with its colours."""
    if args.format != "terminal":
        return render(report, args.format)
    if not args.output:
        return None
    buffer = io.StringIO()
    from auditor.reports.terminal import print_report

    print_report(report, console(buffer), verbose=args.verbose)
    return buffer.getvalue()


def render(report: AuditReport, kind: str) -> str:
    """The report as text of a kind: json or html."""
    if kind == "json":
        from auditor.reports.json_report import to_json

        return to_json(report)
    from auditor.reports.html_report import to_html

    return to_html(report, generated_at=datetime.now().astimezone())


def _show(report: AuditReport, args: Namespace) -> None:
    from auditor.reports.terminal import one_line, print_report

    if not args.quiet:
        print_report(report, console(), verbose=args.verbose)
        return
    for submission in report.submissions:
        say(one_line(submission))


def _say_where(report: AuditReport, args: Namespace) -> None:
    """Where the files are, on stdout only when the report itself is not there."""
    if args.quiet:
        return
    tell = say if args.format == "terminal" else say_error
    written = ((args.output, "报告"), (args.json, "JSON 报告"), (args.html, "HTML 报告"))
    for path, word in written:
        if path:
            tell(f"{word}：{path.resolve()}")
    if args.format == "terminal" and report.submissions and not any(path for path, _ in written):
        tell("要发给单位的网页报告：加 --html 报告.html")
