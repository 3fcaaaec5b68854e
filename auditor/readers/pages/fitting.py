"""Tables without lines that go on on the next page, where fewer of their columns are filled: the cells below
the columns of the page before."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from auditor.readers.pages.cells import PageCell, PageTable

_SLACK = 1.0  # points that a text may reach over the middle of a gap


def fitted(upper: PageTable, lower: PageTable) -> bool:
    """Puts the cells of the lower table below the columns of the upper one; False, and nothing done, where a
    text lies over several of them, or two texts of a row in one."""
    if upper.ruled or lower.ruled:
        return False
    inner = upper.xs[1:-1]
    filled = [cell for cell in lower.cells if cell.lines]
    columns = [_column(cell, inner) for cell in filled]
    places = {(cell.row, column) for cell, column in zip(filled, columns, strict=True)}
    if not filled or None in columns or len(places) < len(filled):
        return False
    for cell, column in zip(filled, columns, strict=True):
        _move(cell, column or 0, upper.xs)
    rows = {cell.row: cell for cell in reversed(filled)}
    blank = [
        _blank(beside, column, upper.xs)
        for row, beside in rows.items()
        for column in range(len(upper.xs) - 1)
        if (row, column) not in places
    ]
    lower.cells = sorted((*filled, *blank), key=lambda cell: (cell.row, cell.column))
    lower.xs = upper.xs
    lower.last = lower.row(lower.rows)
    return True


def _column(cell: PageCell, inner: Sequence[float]) -> int | None:
    """The column that a text keeps to, counted from 0."""
    left, right = min(line.x0 for line in cell.lines), max(line.x1 for line in cell.lines)
    first, last = bisect(inner, left + _SLACK), bisect(inner, right - _SLACK)
    return first if first == last else None


def _move(cell: PageCell, column: int, xs: Sequence[float]) -> None:
    cell.column, cell.column_span = column + 1, 1
    cell.box = (xs[column], cell.box[1], xs[column + 1], cell.box[3])
    cell.place = cell.place.at(column=column + 1)


def _blank(beside: PageCell, column: int, xs: Sequence[float]) -> PageCell:
    box = (xs[column], beside.box[1], xs[column + 1], beside.box[3])
    return PageCell(beside.row, column + 1, 1, 1, box, [], beside.place.at(column=column + 1, box=box))
