"""``auditor audit``: judges files and folders and writes the report."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.across.comparing import settings_of, shows_comparison, with_comparison
from auditor.cli.cluster.engines import add_engine_options, engine_of
from auditor.cli.exits import FAILED, OK, UNREAD, USAGE
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
from auditor.cli.outputs import Outputs, check_outputs, without_earlier
from auditor.cli.reports.office import check_office, check_worklists, decided_in, single_letter
from auditor.cli.reports.options import add_letter_options, add_report_options
from auditor.cli.reports.pages import check_folder
from auditor.cli.reports.writing import check_endings, say_where, show, write_reports
from auditor.cli.stopping import asked_to_stop, finishing, stopped
from auditor.cli.store.keeping import add_store_option, recorder
from auditor.cli.store.since import told_since
from auditor.cli.streams import say_error
from auditor.cli.telling import tell_left_out
from auditor.model.words import SEVERITY_WORDS
from auditor.reports.view.summaries import summaries
from auditor.reports.writers import word_of

if TYPE_CHECKING:
    from auditor.model import AuditReport
    from auditor.readers import Found

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
    add_report_options(parser)
    add_letter_options(parser)
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


def run(args: Namespace) -> int:
    from auditor.readers import find_documents, once_each

    named = [each for each in (args.output, args.html, args.json, args.xlsx, single_letter(args)) if each]
    check_outputs(named, [Path(each) for each in args.paths])
    check_office(args)
    if args.html_dir:
        check_folder(args.html_dir)
    found = without_earlier(find_documents(args.paths, limits(args)), named, limits(args))
    outputs = Outputs.beside(found.files)
    for each in named:
        outputs.refuse(each)
    check_endings(args)
    check_worklists(args)
    decided = decided_in(args.decisions)
    settings = settings_of(args)
    report, kept = _audit(once_each(found, limits(args)), args)
    if shows_comparison(args):
        report = with_comparison(report, args, settings)
    with finishing():
        failed = write_reports(report, args, outputs, decided)
    show(report, args)
    say_where(report, args, kept)
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
        if keeper is None or not report.submissions:
            return report, ""
        if not report.complete:
            return report, "已审核的存在审核库里，同样的命令再运行一次会接着审。"
        return report, told_since(keeper, len(found.files), args.store)
