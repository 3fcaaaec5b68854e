"""The Excel worklist: an overview, the findings for a reviewer to decide on, indicators, rules, run facts.

Everything is written as text or number, never as a formula, and row by row, so that memory does not grow with
the number of findings. The same report and time give the same bytes.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import UsageError
from auditor.model import AuditReport
from auditor.reports.workbook_findings import finding_rows
from auditor.reports.workbook_layout import (
    DECISIONS,
    FINDINGS,
    INDICATORS,
    OVERVIEW,
    RULES,
    RUN,
    Layout,
)
from auditor.reports.workbook_rows import indicator_rows, overview_rows, rule_rows, run_rows
from auditor.reports.workbook_sheet import SheetWriter, Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_MOST_ROWS = 1_048_575  # of a worksheet, below its header
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_workbook(report: AuditReport, path: Path, *, generated_at: datetime) -> None:
    """Writes the worklist. ``generated_at`` is the only thing that differs between two runs on the same
    input. Raises UsageError where the file cannot be written or one sheet cannot hold all findings."""
    from xlsxwriter import Workbook

    if sum(len(each.findings) for each in report.submissions) > _MOST_ROWS:
        raise UsageError(f"问题超过{_MOST_ROWS}条，一张工作表放不下，请分批审核")
    try:
        path.open("wb").close()  # before all rows go into temporary files
    except OSError as error:
        raise UsageError(f"不能写入 {path}，请换一个位置，或先关闭打开它的程序") from error
    with Workbook(str(path), _OPTIONS) as book:
        _fill(book, report, path, generated_at)


def _fill(book: Workbook, report: AuditReport, path: Path, generated_at: datetime) -> None:
    created = generated_at.replace(tzinfo=None)
    book.set_properties({"title": "绩效目标审核工作底稿", "author": "auditor", "created": created})
    styles = Styles(book)
    overview = _sheet(book, styles, OVERVIEW)
    findings = _sheet(book, styles, FINDINGS)
    first_row: dict[int, int] = {}
    for number, row in finding_rows(report, folder=path.resolve().parent):
        first_row.setdefault(number, findings.row)
        findings.write(row)
    for number, row in overview_rows(report):
        overview.write(row, links={"文件": _jump(first_row.get(number))})
    indicators, rules = _sheet(book, styles, INDICATORS), _sheet(book, styles, RULES)
    for row in indicator_rows(report):
        indicators.write(row)
    for row in rule_rows(report):
        rules.write(row)
    facts = _sheet(book, styles, RUN)
    for row in run_rows(report, generated_at):
        facts.write(row)
    for sheet in (overview, findings, indicators, rules, facts):
        sheet.finish()
    _decide(findings)


def _sheet(book: Workbook, styles: Styles, layout: Layout) -> SheetWriter:
    sheet: Worksheet = book.add_worksheet(layout.name)
    return SheetWriter(sheet, styles, layout)


def _jump(row: int | None) -> str | None:
    return None if row is None else f"internal:'{FINDINGS.name}'!A{row + 1}"


def _decide(findings: SheetWriter) -> None:
    """The drop-down for the reviewer's decision."""
    column = FINDINGS.index("处理结果")
    findings.sheet.data_validation(
        1,
        column,
        max(findings.row - 1, 1),
        column,
        {
            "validate": "list",
            "source": list(DECISIONS),
            "input_title": "处理结果",
            "input_message": "采纳、不采纳或待核实；不采纳的请在右边写明理由。",
            "error_title": "处理结果",
            "error_message": "请从下拉列表中选择：采纳、不采纳、待核实。",
        },
    )
