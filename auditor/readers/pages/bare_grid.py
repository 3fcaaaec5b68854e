"""Tables without any lines, whose cells may hold several lines each: columns where texts keep clear, rows
where the lines of the fullest columns do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.readers.pages.cells import PageCell, PageTable
from auditor.readers.pages.gaps import Span, edges_in, gaps, spans
from auditor.readers.pages.glyphs import TextLine, text_line
from auditor.readers.pages.marks import Glyph

_FEWEST_COLUMNS = 4
_FEWEST_ROWS = 3
_ROOM = 0.5  # of how far cells stand apart: a row keeps so much clear of others
_CLOSE = 0.6  # of a height: lines of one cell stand closer
_JUMP = 0.35  # of a height: from the gaps inside cells to those between rows
_FAR = 3.0  # of a height: gaps that tell nothing of rows
_LINES = 4  # lines with less than three texts that a table may hold in a row

Lines = Sequence[Glyph]
_Cell = list[TextLine]


def bare_table(groups: Sequence[Lines], start: int) -> tuple[int, PageTable | None]:
    """The table that begins at a line and where it ends, ``None`` where the lines need no such reading."""
    end = _end(groups, start)
    lines = groups[start:end]
    columns = gaps([spans(line) for line in lines])
    if len(columns) + 1 < _FEWEST_COLUMNS:
        return start, None
    size = max(glyph.y1 - glyph.y0 for line in lines for glyph in line)
    held = _columned(lines, columns, size)
    apart = _apart(held, size)
    if apart is None:
        return start, None
    if rest := _rest(groups, end, apart):
        end += rest
        lines = groups[start:end]
        held = _columned(lines, columns, size)
    cells = [_cells(column, apart) for column in held]
    rows = _rows(cells, _ROOM * (apart or size))
    if len(rows) < _FEWEST_ROWS or len(rows) == len(lines):
        return start, None
    xs = [min(g.x0 for line in lines for g in line), *(_middle(gap) for gap in columns)]
    xs.append(max(g.x1 for line in lines for g in line))
    return end, _table(cells, rows, xs)


def _end(groups: Sequence[Lines], start: int) -> int:
    end = start
    for number in range(start, len(groups)):
        if len(spans(groups[number])) >= _FEWEST_COLUMNS - 1:
            end = number + 1
        elif number - end >= _LINES:
            break
    return end


def _rest(groups: Sequence[Lines], end: int, apart: float) -> int:
    """How many lines below the last full one go on with its cells."""
    count, bottom = 0, max(glyph.y1 for glyph in groups[end - 1])
    for group in groups[end:]:
        if min(glyph.y0 for glyph in group) - bottom >= apart:
            break
        count, bottom = count + 1, max(glyph.y1 for glyph in group)
    return count


def _columned(lines: Sequence[Lines], columns: Sequence[Span], size: float) -> list[_Cell]:
    """The lines of each column; one that lies over several stands in its first."""
    found: list[_Cell] = [[] for _ in range(len(columns) + 1)]
    places = [_middle(gap) for gap in columns]
    for line in lines:
        for part in _parts(line, edges_in(spans(line), columns, size)):
            text = text_line(part)
            if text.text:
                found[sum(place <= text.x0 for place in places)].append(text)
    return found


def _parts(line: Lines, edges: Sequence[float]) -> Iterator[list[Glyph]]:
    bounds = [float("-inf"), *edges, float("inf")]
    for left, right in pairwise(bounds):
        yield [glyph for glyph in line if left <= (glyph.x0 + glyph.x1) / 2 < right]


def _apart(columns: Sequence[_Cell], size: float) -> float | None:
    """How far lines of different cells of a column stand apart at least, as the first jump among all gaps
    tells; ``None`` where lines stand so close that it is not told."""
    between = sorted(below.y0 - above.y1 for column in columns for above, below in pairwise(column))
    near = [gap for gap in between if gap < _FAR * size]
    if not near or near[0] > _CLOSE * size:
        return 0.0
    return next(((a + b) / 2 for a, b in pairwise(near) if b - a > _JUMP * size), None)


def _cells(column: _Cell, apart: float) -> list[_Cell]:
    """The lines of a column, those of one cell together: they stand closer than the others."""
    cells: list[_Cell] = []
    for line in column:
        if cells and line.y0 - cells[-1][-1].y1 < apart:
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _rows(columns: Sequence[Sequence[_Cell]], least: float) -> list[Span]:
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


def _table(columns: Sequence[Sequence[_Cell]], rows: Sequence[Span], xs: Sequence[float]) -> PageTable:
    held: dict[tuple[int, int], _Cell] = {}
    for number, column in enumerate(columns, start=1):
        for cell in column:
            middle = (cell[0].y0 + cell[-1].y1) / 2
            row = min(range(len(rows)), key=lambda n: abs(_middle(rows[n]) - middle)) + 1
            held.setdefault((row, number), []).extend(cell)
    cells = []
    for row, (top, bottom) in enumerate(rows, start=1):
        for number, (left, right) in enumerate(pairwise(xs), start=1):
            lines = held.get((row, number), [])
            edge = max([right, *(line.x1 for line in lines)])
            cells.append(PageCell(row, number, 1, 1, (left, top, edge, bottom), lines))
    return PageTable(cells, list(xs), rows[0][0], len(rows), ruled=False)


def _middle(span: Span) -> float:
    return (span[0] + span[1]) / 2
