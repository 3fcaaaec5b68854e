"""Tables without any lines, whose cells may hold several lines each: columns where texts keep clear, rows
where the lines of the fullest columns do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from auditor.readers.pages.bare_rows import (
    CLOSE,
    Lined,
    distance,
    height_of,
    nearest,
    rows_by_anchors,
    rows_by_distance,
)
from auditor.readers.pages.cells import PageCell, PageTable
from auditor.readers.pages.gaps import Span, edges_in, gaps, spans
from auditor.readers.pages.glyphs import text_line
from auditor.readers.pages.marks import Glyph

FEWEST_COLUMNS = 3  # two texts on a line are a label and its date, or a sum of money
_FEWEST_ROWS = 3
_LINES = 4  # lines with less than three texts that a table may hold in a row

Lines = Sequence[Glyph]


def bare_table(groups: Sequence[Lines], start: int, first: int) -> tuple[int, int, PageTable | None]:
    """The table that a line of several texts tells of: where it begins, not before ``first``, and ends;
    ``None`` where the lines up to there need no such reading."""
    end = _end(groups, start)
    lines = groups[start:end]
    columns = gaps([spans(line) for line in lines])
    if len(columns) + 1 < FEWEST_COLUMNS:
        return start, end, None
    size = max(glyph.y1 - glyph.y0 for line in lines for glyph in line)
    held = _columned(lines, columns, size)
    apart = distance(held, size)
    inner = CLOSE * size if apart is None else apart
    above = _going_on(groups[first:start][::-1], groups[start], columns, inner)
    rest = _going_on(groups[end:], groups[end - 1], columns, inner)
    if above or rest:
        start, end = start - above, end + rest
        lines = groups[start:end]
        held = _columned(lines, columns, size)
    rows, cells = rows_by_anchors(held, size) if apart is None else rows_by_distance(held, apart, size)
    if len(rows) < _FEWEST_ROWS:
        return start, end, None
    xs = [min(g.x0 for line in lines for g in line), *(_middle(gap) for gap in columns)]
    xs.append(max(g.x1 for line in lines for g in line))
    return start, end, _table(cells, rows, xs)


def _end(groups: Sequence[Lines], start: int) -> int:
    end = start
    for number in range(start, len(groups)):
        if len(spans(groups[number])) >= FEWEST_COLUMNS:
            end = number + 1
        elif number - end >= _LINES:
            break
    return end


def _going_on(groups: Iterable[Lines], beside: Lines, columns: Sequence[Span], apart: float) -> int:
    """How many lines next to a full one belong to the cells of its row."""
    count = 0
    for group in groups:
        if any(_runs_across(span, columns) for span in spans(group)):
            break
        top, bottom = _heights(beside)
        other_top, other_bottom = _heights(group)
        if max(top - other_bottom, other_top - bottom) >= apart:
            break
        count, beside = count + 1, group
    return count


def _runs_across(text: Span, columns: Sequence[Span]) -> bool:
    """Whether a text keeps to no column: it begins in the first and goes on, or lies over several. One over
    two others heads them."""
    over = sum(text[0] < _middle(gap) < text[1] for gap in columns)
    return over > 1 or (over == 1 and text[0] < _middle(columns[0]))


def _heights(line: Lines) -> Span:
    return min(glyph.y0 for glyph in line), max(glyph.y1 for glyph in line)


def _columned(lines: Sequence[Lines], columns: Sequence[Span], size: float) -> list[Lined]:
    """The lines of each column; one that lies over several stands in its first."""
    found: list[Lined] = [[] for _ in range(len(columns) + 1)]
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


def _table(columns: Sequence[Sequence[Lined]], rows: Sequence[Span], xs: Sequence[float]) -> PageTable:
    rows = list(_parted(columns, rows))
    cells: list[PageCell] = []
    for number, ((left, right), column) in enumerate(zip(pairwise(xs), columns, strict=True), start=1):
        held: dict[int, Lined] = {}
        across: dict[int, Lined] = {}
        for cell in column:
            row = nearest(rows, cell)
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


def _parted(columns: Sequence[Sequence[Lined]], rows: Sequence[Span]) -> Iterator[Span]:
    """The rows, those in which a column has several cells below each other (a heading and a label) as so
    many."""
    for row, height in enumerate(rows):
        held = ([cell for cell in column if nearest(rows, cell) == row] for column in columns)
        most = max(held, key=len)
        yield from map(height_of, most) if len(most) > 1 else [height]


def _between(rows: Sequence[Span], cell: Lined) -> int | None:
    """The upper of the two rows between which the middle of a cell lies: it is merged over both."""
    middle = _middle(height_of(cell))
    return next((n for n, (one, two) in enumerate(pairwise(rows)) if one[1] <= middle <= two[0]), None)


def _middle(span: Span) -> float:
    return (span[0] + span[1]) / 2
