"""``auditor audit``: judges files and folders and writes the report."""

from __future__ import annotations

import io
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.across.comparing import settings_of, shows_comparison, with_comparison
from auditor.cli.clock import now
from auditor.cli.cluster.engines import add_engine_options, engine_of
from auditor.cli.exits import FAILED, OK, UNREAD, USAGE
from auditor.cli.office import (
    check_office,
    check_worklists,
    decided_in,
    single_letter,
    write_letters,
    write_worklist,
)
from auditor.cli.options import (
    Commands,
    add_debug_option,
    add_jobs_option,
    add_limit_options,
    add_ruleset_options,
    add_waiver_option,
    jobs,
    limits,
    ruleset_options,
    worded,
)
from auditor.cli.outputs import Outputs, check_outputs
from auditor.cli.pages import check_folder, write_html, write_html_folder
from auditor.cli.stopping import asked_to_stop, finishing, stopped
from auditor.cli.store.keeping import add_store_option, recorder
from auditor.cli.store.since import told_since
from auditor.cli.streams import console, put, say, say_error
from auditor.cli.telling import tell_left_out
from auditor.errors import UsageError
from auditor.model.words import SEVERITY_WORDS
from auditor.reports.view.summaries import summaries
from auditor.reports.writers import FORMATS, pieces, word_of
from auditor.stamps import signature

if TYPE_CHECKING:
    from auditor.model import AuditReport
    from auditor.readers import Found
    from auditor.reports.letter.fields import Decided

_EPILOG = """例子：
  auditor audit 送审目录 --html 报告.html
  auditor audit 送审目录 --xlsx 工作底稿.xlsx --letter 意见书目录
  auditor audit 送审目录 --letter 意见书目录 --decisions 工作底稿.xlsx   按处理结果写意见书
  auditor audit 送审目录 --html-dir 报告目录           总览一页，每份一页
  auditor audit a.docx b.xlsx --format json --output 结果.json
  auditor audit 送审目录 --format csv --output 问题.csv
  auditor audit 送审目录 --engine dask --scheduler tcp://10.0.0.5:8786   在集群上审核
  auditor audit 送审目录 --store bureau.db             结果存进审核库，中断了可以接着审
  auditor audit 送审目录 --rules 本市规则 --profile 重庆 --fail-on 必须修改

退出码：0 审核完成；1 审核完成且达到 --fail-on 的程度；2 命令或规则有误；
        3 有文件未能读取（其余照常审核，优先于 1）。
“请核实”的问题不计入 --fail-on。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "audit", help="审核文件或整个文件夹", description="审核文件或整个文件夹。", epilog=_EPILOG
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="要审核的文件或文件夹")
    _add_reports(parser)
    _add_letters(parser)
    add_ruleset_options(parser)
    parser.add_argument("--letter-template", type=Path, metavar="FILE", help="意见书改用本单位的 Word 模板")
    add_waiver_option(parser)
    parser.add_argument(
        "--fail-on",
        type=worded(SEVERITY_WORDS),
        metavar="程度",
        help="有这种程度或更重的问题时，退出码为 1：必须修改、建议修改、提示（或 error、warning、info）",
    )
    add_store_option(parser, "把结果存进审核库；没有改动的文件直接取库里的结果，中断后再运行会接着审")
    parser.add_argument("--fresh", action="store_true", help="不取库里的结果，全部重新审核")
    add_jobs_option(parser)
    add_engine_options(parser)
    parser.add_argument("--verbose", action="store_true", help="显示原文、书写、存疑和多份文件的逐条问题")
    parser.add_argument("--statistics", action="store_true", help="另外显示按类别、规则和程度的统计")
    parser.add_argument("--quiet", action="store_true", help="每份文件只输出一行，不显示进度")
    add_limit_options(parser)
    add_debug_option(parser)
    parser.set_defaults(run=run)


def _add_reports(parser: ArgumentParser) -> None:
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


def _add_letters(parser: ArgumentParser) -> None:
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


def run(args: Namespace) -> int:
    from auditor.readers import find_documents, once_each

    named = [each for each in (args.output, args.html, args.json, args.xlsx, single_letter(args)) if each]
    check_outputs(named, [Path(each) for each in args.paths])
    check_office(args)
    if args.html_dir:
        check_folder(args.html_dir)
    found = find_documents(args.paths, limits(args))
    outputs = Outputs.beside(found.files)
    for each in named:
        outputs.refuse(each)
    check_worklists(args)
    decided = decided_in(args.decisions)
    settings = settings_of(args)
    report, kept = _audit(once_each(found, limits(args)), args)
    if shows_comparison(args):
        report = with_comparison(report, args, settings)
    with finishing():
        failed = _write_outputs(report, args, outputs, decided)
    _show(report, args)
    _say_where(report, args, kept)
    tell_left_out(report)
    empty = [each.source for each in summaries(report.submissions) if not each.indicators]
    for each in empty:
        say_error(f"{each}：没有读到一条指标，没有评分。请核对文件，由人工审核")
    for mistake in failed:
        say_error(mistake)
    if not report.complete or asked_to_stop():
        return stopped()
    if failed:
        return USAGE
    if report.unreadable or empty or not report.submissions:
        return UNREAD
    return FAILED if args.fail_on and reaches(report, args.fail_on) else OK


def reaches(report: AuditReport, severity: str) -> bool:
    """Whether there is a finding as severe as that; a question to the department is none, nor are what a
    waiver answers for and what a rule on trial says."""
    counted = list(SEVERITY_WORDS).index(severity) + 1
    return any(sum(each.firm[:counted]) for each in summaries(report.submissions))


def _audit(found: Found, args: Namespace) -> tuple[AuditReport, str]:
    """The report, and what the store says of it beside what it held; blank without one."""
    from auditor.batch import audit_found
    from auditor.cli.progress import progress_bar

    engine = engine_of(args)
    with recorder(args) as keeper, progress_bar(len(found.files), quiet=args.quiet) as watch:
        report = audit_found(
            found,
            ruleset_options=ruleset_options(args),
            jobs=None if engine else jobs(args),
            watch=watch,
            partial=True,
            strict=args.debug,
            limits=limits(args),
            keeper=keeper,
            engine=engine,
            word=word_of("json" if args.json else args.format),
        )
        told = report.complete and report.submissions
        return report, told_since(keeper, len(found.files), args.store) if keeper and told else ""


def _write_outputs(
    report: AuditReport, args: Namespace, outputs: Outputs, decided: Decided | None
) -> list[str]:
    """Writes every file that was asked for; one that fails is among what is returned, and the others are
    written all the same. The screen comes after them, since its reader may go away."""
    writers: tuple[tuple[Path | None, Callable[[Path], None]], ...] = (
        (args.output, lambda path: _write_format(report, path, args, outputs)),
        (args.json, lambda path: outputs.pieces(path, pieces(report, "json"))),
        (args.html, lambda path: write_html(report, path, outputs)),
        (args.html_dir, lambda path: write_html_folder(report, path, outputs)),
        (args.xlsx, lambda path: write_worklist(report, path, outputs)),
        (
            args.letter,
            lambda path: write_letters(report, path, outputs, template=args.letter_template, decided=decided),
        ),
    )
    failed = []
    for path, write in writers:
        try:
            if path:
                write(path)
        except UsageError as error:
            failed.append(str(error))
    return failed


def _write_format(report: AuditReport, path: Path, args: Namespace, outputs: Outputs) -> None:
    if args.format == "xlsx":
        write_worklist(report, path, outputs)
    elif args.format != "terminal":
        outputs.pieces(path, pieces(report, args.format, generated_at=now()))
    else:
        from auditor.reports.terminal.report import print_report

        buffer = io.StringIO()
        print_report(report, console(buffer), verbose=args.verbose, statistics=args.statistics)
        outputs.text(path, f"{buffer.getvalue()}\n{signature(report.version)}\n")


def _show(report: AuditReport, args: Namespace) -> None:
    """What goes to the screen: the report in its format, or a line a file; nothing beside --output."""
    from auditor.reports.terminal.report import one_line, print_report

    if args.output:
        return
    if args.format != "terminal":
        for piece in pieces(report, args.format, generated_at=now()):
            put(piece)
    elif not args.quiet:
        print_report(report, console(), verbose=args.verbose, statistics=args.statistics)
    else:
        for summary in summaries(report.submissions):
            say(one_line(summary))


def _say_where(report: AuditReport, args: Namespace, kept: str) -> None:
    """What the store says, and where the files are, on stdout only when the report itself is not there."""
    if args.quiet:
        return
    tell = say if args.format == "terminal" else say_error
    if kept:
        tell(kept)
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
