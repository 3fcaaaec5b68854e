"""Carries what people decided in an earlier worklist over into the next: by fingerprint, nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from auditor.model import AuditReport
from auditor.reports.workbook.layout import (
    CHANGE,
    DECISION,
    FILE,
    FINDINGS,
    FINGERPRINT,
    GONE,
    MANUAL,
    NEW,
    NOT_AUDITED,
    REASON,
    Column,
    Layout,
)
from auditor.reports.workbook.sheet import Row, Value


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """A finding of the earlier worklist: what was decided, how it was marked, its other cells by title."""

    decision: str
    reason: str
    change: str
    cells: Mapping[str, str]

    @property
    def kept(self) -> bool:
        """Whether it is shown once its finding is gone: what nobody decided is told once."""
        return bool(self.decision or self.reason or self.change != GONE)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier worklist: its rows by fingerprint, and by file and fingerprint, for a form that was sent in
    two files has the same findings twice; the points that a person gave to each file, and the columns that
    people have added, which a new worklist does not have."""

    rows: Mapping[str, EarlierRow] = field(default_factory=dict)
    in_files: Mapping[tuple[str, str], EarlierRow] = field(default_factory=dict)
    manual: Mapping[str, str] = field(default_factory=dict)
    extra: tuple[str, ...] = ()

    @property
    def worked_on(self) -> bool:
        """Whether anybody has decided anything in it."""
        return bool(self.manual) or any(each.decision or each.reason for each in self.rows.values())


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of an earlier worklist beside the findings of a report."""

    earlier: Earlier
    gone: tuple[str, ...]
    complete: bool

    @property
    def layout(self) -> Layout:
        """The sheet of findings with a column for what is new and what is gone."""
        place = FINDINGS.index(REASON) + 1
        columns = (*FINDINGS.columns[:place], Column(CHANGE, 8, "centre"), *FINDINGS.columns[place:])
        return replace(FINDINGS, columns=columns, printed=FINDINGS.printed + 1)

    def finding(self, row: Row) -> Row:
        """The row of a finding with its decision."""
        mark = str(row[FINGERPRINT])
        before = self.earlier.in_files.get((str(row[FILE]), mark)) or self.earlier.rows.get(mark)
        return {**row, **(_decided(before) if before else {CHANGE: NEW})}

    def rest(self, count: int) -> Iterator[Row]:
        """After ``count`` rows those whose finding is gone, or was not reached."""
        for number, mark in enumerate(self.gone, count + 1):
            before = self.earlier.rows[mark]
            yield {
                **before.cells,
                "序号": number,
                FINGERPRINT: mark,
                **_decided(before),
                CHANGE: self._mark(before),
            }

    def _mark(self, row: EarlierRow) -> str:
        return GONE if self.complete or row.change == GONE else NOT_AUDITED

    def overview(self, row: Row) -> Row:
        """The row of a submission with the points that a person gave."""
        given = self.earlier.manual.get(str(row[FILE]))
        return {**row, MANUAL: _figure(given)} if given else row


def carried(earlier: Earlier | None, report: AuditReport) -> Carried | None:
    """What is carried over; nothing where nobody has worked on the earlier worklist."""
    if earlier is None or not earlier.worked_on:
        return None
    present = {finding.fingerprint for each in report.submissions for finding in each.findings}
    gone = (mark for mark, row in earlier.rows.items() if mark not in present and row.kept)
    return Carried(earlier, tuple(gone), report.complete)


def _decided(row: EarlierRow) -> Row:
    return {DECISION: row.decision, REASON: row.reason}


def _figure(text: str) -> Value:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
