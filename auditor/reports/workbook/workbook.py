"""The Excel worklist: an overview, the findings for a reviewer to decide on, indicators, rules, run facts.

Everything is written as text or number, never as a formula, and row by row, so that memory does not grow with
the number of findings. The same report and time give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from auditor import stamps
from auditor.errors import UsageError
from auditor.model import Across, AuditReport
from auditor.reports.view.summaries import summaries
from auditor.reports.workbook.across import across_count, across_rows
from auditor.reports.workbook.carrying import Earlier, carried
from auditor.reports.workbook.findings import finding_rows
from auditor.reports.workbook.layout import (
    ACROSS,
    FINDINGS,
    INDICATORS,
    MOST_ROWS,
    OVERVIEW,
    RULES,
    RUN,
    Layout,
    parts_of,
)
from auditor.reports.workbook.rows import indicator_rows, overview_rows, rule_rows, run_rows
from auditor.reports.workbook.sheet import Row, write_sheet
from auditor.reports.workbook.styles import Styles
from auditor.stamps import Kind, Stamp

_SETTINGS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_workbook(
    report: AuditReport,
    path: Path,
    *,
    generated_at: datetime,
    most_rows: int = MOST_ROWS,
    beside: Path | None = None,
    earlier: Earlier | None = None,
) -> None:
    """Writes the worklist. ``generated_at`` is the only thing that differs between two runs on the same
    input; ``most_rows`` of a sheet, more go on in another one; links lead from the folder of ``beside``, the
    place that the file will have; what was decided in an ``earlier`` worklist is carried over. Raises
    UsageError where the file cannot be written."""
    over = carried(earlier, report)
    rules, facts = list(rule_rows(report)), list(run_rows(report, generated_at, most_rows))
    every = summaries(report.submissions)
    findings = sum(each.findings for each in every)
    indicators = sum(each.indicators for each in every)
    overview = overview_rows(report, most_rows)
    listed = finding_rows(report, folder=(beside or path).resolve().parent, most_rows=most_rows)
    filled = (
        (OVERVIEW, len(every), over.overview(overview) if over else overview),
        over.part(findings, listed) if over else (FINDINGS, findings, listed),
        (INDICATORS, indicators, indicator_rows(report)),
        *_across(report.across),
        (RULES, len(rules), iter(rules)),
        (RUN, len(facts), iter(facts)),
    )
    try:
        path.open("wb").close()  # before all rows go into temporary files
    except OSError as error:
        raise UsageError(f"不能写入 {path}，请换一个位置，或先关闭打开它的程序") from error
    from xlsxwriter import Workbook

    with Workbook(str(path), _SETTINGS) as book:
        properties = {"title": "绩效目标审核工作底稿", "author": "auditor"}
        book.set_properties({**properties, "created": generated_at.replace(tzinfo=None)})
        book.set_custom_property(stamps.NAME, str(Stamp(Kind.WORKLIST)), "text")
        styles = Styles(book)
        for layout, count, rows in filled:
            for part in parts_of(layout, count, most_rows):
                write_sheet(book, part, islice(rows, part.rows), styles)


def _across(across: Across | None) -> Iterator[tuple[Layout, int, Iterator[Row]]]:
    """The sheet of the comparison, where there is one and it found something."""
    if across is not None and across.divergences:
        yield ACROSS, across_count(across), across_rows(across)
