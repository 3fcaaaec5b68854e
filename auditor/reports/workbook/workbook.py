"""The Excel worklist: an overview, the findings for a reviewer to decide on, indicators, rules, run facts.

Everything is written as text or number, never as a formula, and row by row, so that memory does not grow with
the number of findings. The same report and time give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from auditor import stamps
from auditor.errors import UsageError
from auditor.model import Across, AuditReport
from auditor.reports.view.merging import merged
from auditor.reports.view.ranking import ranked
from auditor.reports.view.summaries import files_apart, summaries
from auditor.reports.workbook.across import across_count, across_rows
from auditor.reports.workbook.carrying import Carried, Earlier, carried
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
    place_of,
)
from auditor.reports.workbook.rows import RulesMet, indicator_rows, overview_row, run_rows
from auditor.reports.workbook.sheet import Row, Sheets
from auditor.reports.workbook.styles import Styles
from auditor.stamps import Kind, Stamp

if TYPE_CHECKING:
    from xlsxwriter import Workbook

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
    try:
        path.open("wb").close()  # before all rows go into temporary files
    except OSError as error:
        raise UsageError(f"不能写入 {path}，请换一个位置，或先关闭打开它的程序") from error
    with _workbook(path) as book:
        properties = {"title": "绩效目标审核工作底稿", "author": "auditor"}
        book.set_properties({**properties, "created": generated_at.replace(tzinfo=None)})
        book.set_custom_property(stamps.NAME, str(Stamp(Kind.WORKLIST)), "text")
        sheets = _Sheets(book, report, over, most_rows)
        rules = sheets.fill((beside or path).resolve().parent)
        sheets.finish(rules.rows(report.rules), list(run_rows(report, generated_at, most_rows)))


@contextmanager
def _workbook(path: Path) -> Iterator[Workbook]:
    """A workbook that is packed beside its parts and copied to ``path`` when it is whole: a disk that is full
    is told as such."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    with TemporaryFile() as packed:
        try:
            with Workbook(packed, _SETTINGS) as book:
                yield book
        except FileCreateError as error:
            raise error.args[0] from error
        packed.seek(0)
        with path.open("wb") as stream:
            copyfileobj(packed, stream)


class _Sheets:
    """The sheets of a worklist, filled side by side: each report is read once and not kept."""

    def __init__(self, book: Workbook, report: AuditReport, over: Carried | None, most_rows: int) -> None:
        styles = Styles(book)

        def sheets(layout: Layout, count: int) -> Sheets:
            return Sheets(book, parts_of(layout, count, most_rows), styles)

        every = summaries(report.submissions)
        gone = len(over.gone) if over else 0
        self._report, self._over, self._most_rows = report, over, most_rows
        self._overview = sheets(OVERVIEW, len(every))
        self._findings = sheets(over.layout if over else FINDINGS, sum(e.findings for e in every) + gone)
        self._indicators = sheets(INDICATORS, sum(each.indicators for each in every))
        self._across = [(sheets(layout, count), rows) for layout, count, rows in _across(report.across)]
        self._rules, self._run = sheets(RULES, 0), sheets(RUN, 0)

    def fill(self, folder: Path) -> RulesMet:
        """Writes what tells of submissions; the rules that were met. Links lead from ``folder``."""
        met, over, points, findings, indicators = RulesMet(), self._over, 0, 0, 0
        overview: list[Row] = []
        every = summaries(self._report.submissions)
        called = files_apart([each.source for each in every])
        for name, each in zip(called, self._report.submissions, strict=True):
            met.add(each)
            first = place_of(FINDINGS, findings, self._most_rows) if each.findings else ""
            overview.append(overview_row(each, first))
            for row in finding_rows(
                each, name, folder=folder, most_rows=self._most_rows, points=points, indicators=indicators
            ):
                self._findings.write(over.finding(row) if over else row)
            for row in indicator_rows(each, name):
                self._indicators.write(row)
            points += len(merged(each.findings))
            findings += len(each.findings)
            indicators += sum(len(form.indicators) for form in each.submission.forms)
        for row in over.rest(points) if over else ():
            self._findings.write(row)
        for number, place in enumerate(ranked(every), 1):
            row = {"序号": number, **overview[place]}
            self._overview.write(over.overview(row) if over else row)
        return met

    def finish(self, rules: Sequence[Row], facts: Sequence[Row]) -> None:
        """Writes the other sheets."""
        self._rules.resized(len(rules))
        self._run.resized(len(facts))
        others = (*self._across, (self._rules, rules), (self._run, facts))
        for sheets, rows in others:
            for row in rows:
                sheets.write(row)
        for sheets in (self._overview, self._findings, self._indicators, *(sheets for sheets, _ in others)):
            sheets.end()


def _across(across: Across | None) -> Iterator[tuple[Layout, int, Iterator[Row]]]:
    """The sheet of the comparison, where there is one and it found something."""
    if across is not None and across.divergences:
        yield ACROSS, across_count(across), across_rows(across)
