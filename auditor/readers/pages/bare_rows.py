"""The rows of a table without lines: by the distance between its cells, or where that is no larger than
between the lines of one cell, by the heights at which several columns have a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from auditor.readers.pages.gaps import Span
from auditor.readers.pages.glyphs import TextLine

_ROOM = 0.5  # of how far cells stand apart: a row keeps so much clear of others
CLOSE = 0.6  # of a height: lines of one cell stand closer
_JUMP = 0.35  # of a height: from the gaps inside cells to those between rows
_FAR = 3.0  # of a height: gaps that tell nothing of rows
_SHORT = 0.55  # of a column's width: no line of that length is broken for want of room
_WIDEST = 0.8  # share of a column's lines: longer ones may lie over others too
_BROKEN = 3  # such lines that go on would be too many
_LEVEL = 0.2  # of a height: lines of different columns at one height
_FEWEST = 2  # columns that have a line at the height of a row
_PITCH = 0.75  # of the distance of lines: rows stand further apart

Lined = list[TextLine]  # the lines of a column, or of a cell
Rows = tuple[list[Span], list[list[Lined]]]  # the heights of the rows, and for each column its cells


def rows_by_distance(columns: Sequence[Lined], apart: float, size: float) -> Rows:
    """Rows where the lines of different cells stand ``apart``."""
    cells = [_cells(column, apart) for column in columns]
    return _rows(cells, _ROOM * (apart or size)), cells


def rows_by_anchors(columns: Sequence[Lined], size: float) -> Rows:
    """Rows at the heights at which several columns have a line; each line belongs to the nearest."""
    rows = [(middle - size / 2, middle + size / 2) for middle in _anchors(columns, size)]
    if not rows:
        return [], []
    held: list[list[Lined]] = []
    for column in columns:
        near: dict[int, Lined] = {}
        for line in column:
            near.setdefault(nearest(rows, [line]), []).append(line)
        held.append(list(near.values()))
    return rows, held


def _anchors(columns: Sequence[Lined], size: float) -> list[float]:
    """The heights of rows: those at which most columns have a line, none between two of another row."""
    middles = sorted((line.y0 + line.y1) / 2 for column in columns for line in column)
    groups: list[list[float]] = []
    for middle in middles:
        if groups and middle - groups[-1][0] <= _LEVEL * size:
            groups[-1].append(middle)
        else:
            groups.append([middle])
    between = [below.y0 - above.y0 for column in columns for above, below in pairwise(column)]
    pitch = _PITCH * min(between, default=size)
    anchors: list[float] = []
    for group in sorted(groups, key=len, reverse=True):
        middle = sum(group) / len(group)
        if len(group) >= _FEWEST and all(abs(middle - other) >= pitch for other in anchors):
            anchors.append(middle)
    return sorted(anchors)


def distance(columns: Sequence[Lined], size: float) -> float | None:
    """How far lines of different cells of a column stand apart at least, as the first jump among all gaps
    tells; ``None`` where lines stand so close that it is not told."""
    between = sorted(below.y0 - above.y1 for column in columns for above, below in pairwise(column))
    near = [gap for gap in between if gap < _FAR * size]
    if not near or near[0] > CLOSE * size:
        return 0.0
    apart = next(((a + b) / 2 for a, b in pairwise(near) if b - a > _JUMP * size), None)
    return None if apart is None or _breaks(columns, apart) else apart


def _breaks(columns: Sequence[Lined], apart: float) -> bool:
    """Whether cells of lines that stand closer would go on behind lines that are not full."""
    broken = 0
    for column in columns:
        widths = sorted(line.x1 - line.x0 for line in column)
        widest = widths[int(_WIDEST * (len(widths) - 1))] if widths else 0.0
        going = [line for cell in _cells(column, apart) for line in cell[:-1]]
        broken += sum(line.x1 - line.x0 < _SHORT * widest for line in going)
    return broken >= _BROKEN


def _cells(column: Lined, apart: float) -> list[Lined]:
    """The lines of a column, those of one cell together: they stand closer than the others."""
    cells: list[Lined] = []
    for line in column:
        if cells and line.y0 - cells[-1][-1].y1 < apart:
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _rows(columns: Sequence[Sequence[Lined]], least: float) -> list[Span]:
    """The heights that rows take up, from top to bottom: those of the fullest columns' cells, and of others
    that keep ``least`` clear of them; what lies between two rows is merged over both."""
    rows: list[Span] = []
    for column in sorted(columns, key=len, reverse=True):
        for cell in column:
            top, bottom = cell[0].y0, cell[-1].y1
            met = [row for row in rows if top - least < row[1] and bottom + least > row[0]]
            inside = [row for row in met if top < row[1] and bottom > row[0]]
            if len(met) <= 1 and len(inside) == len(met):
                rows = [row for row in rows if row not in met]
                rows.append((min([top, *(r[0] for r in met)]), max([bottom, *(r[1] for r in met)])))
    return sorted(rows)


def height_of(cell: Lined) -> Span:
    """Where a cell begins and ends."""
    return cell[0].y0, cell[-1].y1


def nearest(rows: Sequence[Span], cell: Lined) -> int:
    """The row whose middle is the nearest to that of a cell."""
    top, bottom = height_of(cell)
    return min(range(len(rows)), key=lambda number: abs(sum(rows[number]) - top - bottom))
