"""``auditor show``: a place of a file with its neighbours."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.options import (
    Commands,
    add_debug_option,
    add_limit_options,
    add_ruleset_options,
    limits,
    positive,
    ruleset_options,
)
from auditor.cli.streams import say
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.batch.options import RulesetOptions
    from auditor.readers import Limits

_EPILOG = """例子：
  auditor show 申报表.docx --finding 2-3           报告里编号 2-3 的问题
  auditor show 申报表.docx --form 2 --row 3        第 2 张表的第 3 行
  auditor show 送审.zip/一科/申报表.docx --form 1 --row 1"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "show",
        help="看一条问题或一行指标在文件里的位置和上下文",
        description="看位置和上下文。",
        epilog=_EPILOG,
    )
    parser.add_argument("file", metavar="FILE", help="送审文件")
    parser.add_argument("--finding", metavar="ID", help="报告里的问题编号，如 2-3")
    parser.add_argument("--form", type=positive, metavar="N", help="第几张表")
    parser.add_argument("--row", type=positive, metavar="N", help="表里第几行指标")
    add_ruleset_options(parser)
    add_limit_options(parser)
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    if bool(args.finding) == bool(args.form and args.row):
        raise UsageError("请写 --finding 编号，或同时写 --form 和 --row，两者取一")
    from auditor.batch.apart import apart

    given = ruleset_options(args), limits(args)
    if args.finding:
        lines = apart(_finding, args.file, *given, args.finding, limits=limits(args))
    else:
        lines = apart(_row, args.file, *given, args.form, args.row, limits=limits(args))
    for line in lines:
        say(line)
    return 0


def _finding(path: Path, options: RulesetOptions, limits: Limits, number: str) -> list[str]:
    from auditor.auditing import audit_document
    from auditor.reports.terminal.spot import finding_spot
    from auditor.reports.view.located import find

    report = audit_document(path, options.load(), limits)
    return finding_spot(report.submission, find(report, number))


def _row(path: Path, options: RulesetOptions, limits: Limits, form_number: int, row: int) -> list[str]:
    from auditor.forms import recognise
    from auditor.readers import read_document
    from auditor.reports.terminal.spot import row_spot
    from auditor.reports.view.places import form_of

    submission = recognise(read_document(path, limits), options.load().lexicons)
    form = form_of(submission, form_number)
    if form is None:
        raise UsageError(f"没有第{form_number}张表，文件里共{len(submission.forms)}张")
    found = [each for each in form.indicators if each.number == row]
    if not found:
        lines = {each.number for each in form.indicators}
        raise UsageError(f"表{form_number}没有第{row}行，共{len(lines)}行指标")
    return [line for each in found for line in row_spot(submission, form, each)]
