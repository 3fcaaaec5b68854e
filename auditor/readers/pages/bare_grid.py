"""Tables without any lines, whose cells may hold several lines each: columns where texts keep clear, rows
where the lines of the fullest columns do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


def bare_table(groups: Sequence[Lines], start: int, first: int) -> tuple[int, int, PageTable | None]:
    """The table that a line of several texts tells of: where it begins, not before ``first``, and ends;
    ``None`` where the lines need no such reading."""
    end = _end(groups, start)
    lines = groups[start:end]
    columns = gaps([spans(line) for line in lines])
    if len(columns) + 1 < _FEWEST_COLUMNS:
        return start, start, None
    size = max(glyph.y1 - glyph.y0 for line in lines for glyph in line)
    held = _columned(lines, columns, size)
    apart = _apart(held, size)
    if apart is None:
        return start, start, None
    above = _going_on(groups[first:start][::-1], groups[start], apart)
    rest = _going_on(groups[end:], groups[end - 1], apart)
    if above or rest:
        start, end = start - above, end + rest
        lines = groups[start:end]
        held = _columned(lines, columns, size)
    cells = [_cells(column, apart) for column in held]
    rows = _rows(cells, _ROOM * (apart or size))
    if len(rows) < _FEWEST_ROWS or len(rows) == len(lines):
        return start, start, None
    xs = [min(g.x0 for line in lines for g in line), *(_middle(gap) for gap in columns)]
    xs.append(max(g.x1 for line in lines for g in line))
    return start, end, _table(cells, rows, xs)


def _end(groups: Sequence[Lines], start: int) -> int:
    end = start
    for number in range(start, len(groups)):
        if len(spans(groups[number])) >= _FEWEST_COLUMNS - 1:
            end = number + 1
        elif number - end >= _LINES:
            break
    return end


def _going_on(groups: Iterable[Lines], beside: Lines, apart: float) -> int:
    """How many lines next to a full one belong to the cells of its row."""
    count = 0
    for group in groups:
        top, bottom = _heights(beside)
        other_top, other_bottom = _heights(group)
        if max(top - other_bottom, other_top - bottom) >= apart:
            break
        count, beside = count + 1, group
    return count


def _heights(line: Lines) -> Span:
    return min(glyph.y0 for glyph in line), max(glyph.y1 for glyph in line)


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
    rows = list(_parted(columns, rows))
    cells: list[PageCell] = []
    for number, ((left, right), column) in enumerate(zip(pairwise(xs), columns, strict=True), start=1):
        held: dict[int, _Cell] = {}
        across: dict[int, _Cell] = {}
        for cell in column:
            row = _nearest(rows, cell)
            held.setdefault(row, []).extend(cell)
        for cell in column:
            pair = _between(rows, cell)
            if pair is not None and all(held.get(row, cell) == cell for row in (pair, pair + 1)):
                across[pair] = cell
        edge = max([right, *(line.x1 for cell in column for line in cell)])
        for row, (top, bottom) in enumerate(rows):
            if row in across:
                box = (left, top, edge, rows[row + 1][1])
                cells.append(PageCell(row + 1, number, 2, 1, box, across[row]))
            elif row - 1 not in across:
                cells.append(PageCell(row + 1, number, 1, 1, (left, top, edge, bottom), held.get(row, [])))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return PageTable(cells, list(xs), rows[0][0], len(rows), ruled=False)


def _parted(columns: Sequence[Sequence[_Cell]], rows: Sequence[Span]) -> Iterator[Span]:
    """The rows, those in which a column has several cells below each other (a heading and a label) as so
    many."""
    for row, height in enumerate(rows):
        held = ([cell for cell in column if _nearest(rows, cell) == row] for column in columns)
        most = max(held, key=len)
        yield from map(_height, most) if len(most) > 1 else [height]


def _height(cell: _Cell) -> Span:
    return cell[0].y0, cell[-1].y1


def _nearest(rows: Sequence[Span], cell: _Cell) -> int:
    middle = _middle(_height(cell))
    return min(range(len(rows)), key=lambda number: abs(_middle(rows[number]) - middle))


def _between(rows: Sequence[Span], cell: _Cell) -> int | None:
    """The upper of the two rows between which the middle of a cell lies: it is merged over both."""
    middle = _middle(_height(cell))
    return next((n for n, (one, two) in enumerate(pairwise(rows)) if one[1] <= middle <= two[0]), None)


def _middle(span: Span) -> float:
    return (span[0] + span[1]) / 2
