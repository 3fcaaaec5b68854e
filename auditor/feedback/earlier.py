"""What people wrote into the worklist that a new one is about to replace."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import InputError
from auditor.feedback.reading import StreamedWorkbook
from auditor.feedback.sheets import Row, below, header
from auditor.opening import there
from auditor.reports.workbook.carrying import Earlier, EarlierRow
from auditor.reports.workbook.layout import (
    CHANGE,
    DECISION,
    FILE,
    FINDINGS,
    FINGERPRINT,
    MANUAL,
    OVERVIEW,
    REASON,
)

_TITLES = frozenset(column.title for column in FINDINGS.columns) | {CHANGE}
_OWN = {*_TITLES, *(column.title for column in OVERVIEW.columns)}


def read_earlier(path: Path) -> Earlier | None:
    """The decisions in the worklist at ``path``; ``None`` where there is no file. Raises InputError for a
    file that is no worklist."""
    if not there(path):
        return None
    rows: dict[str, EarlierRow] = {}
    in_files: dict[tuple[str, str], EarlierRow] = {}
    manual: dict[str, str] = {}
    extra: list[str] = []
    with StreamedWorkbook(path) as book:
        for sheet in book.sheets:
            top, columns = header(book, sheet, _TITLES)
            if {DECISION, FINGERPRINT} <= columns.keys():
                for mark, row in (_row(row, columns) for _, row in below(book, sheet, top, columns)):
                    if mark:
                        in_files[row.cells.get(FILE, ""), mark] = row
                        if mark not in rows or row.decision or row.reason:
                            rows[mark] = row
                extra += _extra(book, sheet, top)
            elif sheet == OVERVIEW.name:
                top, columns = header(book, sheet, frozenset({FILE, MANUAL}))
                points = ((row[FILE], row[MANUAL]) for _, row in below(book, sheet, top, columns))
                manual |= {file: given for file, given in points if file and given}
        known = any(
            {DECISION, FINGERPRINT} <= header(book, sheet, _TITLES)[1].keys() for sheet in book.sheets
        )
    if not known:
        raise InputError(str(path), "已经有这个文件，它不是工作底稿", "没有覆盖它，请换一个文件名")
    return Earlier(rows, in_files, manual, tuple(extra))


def _row(row: Row, columns: dict[str, int]) -> tuple[str, EarlierRow]:
    cells = {title: row[title] for title in columns}
    mark, decision, reason = (cells.pop(title, "") for title in (FINGERPRINT, DECISION, REASON))
    return mark, EarlierRow(decision, reason, cells.pop(CHANGE, ""), cells)


def _extra(book: StreamedWorkbook, sheet: str, top: int) -> list[str]:
    """Columns that people have added."""
    for number, cells in book.rows(sheet):
        if number == top:
            return [title for value in cells.values() if (title := book.text(value)) and title not in _OWN]
    return []
