"""Tables whose rows lines part, but not their columns: the missing lines are drawn where texts keep clear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from auditor.readers.edges import places
from auditor.readers.pages.gaps import edges_in, gaps, spans
from auditor.readers.pages.glyphs import line_groups, middle_of
from auditor.readers.pages.grid import Grid, grids
from auditor.readers.pages.marks import Glyph, PageMarks, Rule

_FEWEST_LINES = 5  # fewer part a header from all rows below it
_FEWEST_COLUMNS = 3
_WIDE = 0.4  # of the page
_FAR = 0.35  # of the page: lines further apart belong to different tables
_ABOVE = 3.0  # of a height: a header that has no line above it stands so close
_NEXT = 1.6  # of a height: lines of one row stand so close
_CLEAR = 2.0


def open_grids(marks: PageMarks, ruled: Sequence[Grid]) -> list[Grid]:
    """The tables of a page that have no vertical lines."""
    free = [rule for rule in marks.horizontal if not any(_inside(rule, grid) for grid in ruled)]
    tables = list(_tables(free, marks))
    glyphs = [g for g in marks.glyphs if not any(_covers(grid, g) for grid in ruled)] if tables else []
    return [grid for lines in tables if (grid := _grid(lines, glyphs)) is not None]


def _inside(rule: Rule, grid: Grid) -> bool:
    left, top, right, bottom = grid.box
    return top - _CLEAR <= rule.at <= bottom + _CLEAR and rule.end > left and rule.start < right


def _covers(grid: Grid, glyph: Glyph) -> bool:
    return grid.at((glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2) is not None


def _tables(rules: Sequence[Rule], marks: PageMarks) -> Iterator[list[Rule]]:
    """Lines that lie below each other over one stretch of the page."""
    table: list[Rule] = []
    for rule in sorted(rules):
        if table and rule.at - table[-1].at > _FAR * marks.height:
            yield from _whole(table, marks)
            table = []
        table.append(rule)
    yield from _whole(table, marks)


def _whole(table: list[Rule], marks: PageMarks) -> Iterator[list[Rule]]:
    if len(places([rule.at for rule in table])) < _FEWEST_LINES:
        return
    if max(rule.end for rule in table) - min(rule.start for rule in table) >= _WIDE * marks.width:
        yield table


def _grid(lines: list[Rule], glyphs: Sequence[Glyph]) -> Grid | None:
    left, right = min(rule.start for rule in lines), max(rule.end for rule in lines)
    lines = [*lines, *_outer(lines, glyphs, left, right)]
    levels = places([rule.at for rule in lines])
    bands = [[g for g in glyphs if top < (g.y0 + g.y1) / 2 < bottom] for top, bottom in pairwise(levels)]
    rows = [spans(band) for band in bands]
    columns = gaps(rows)
    if len(columns) + 1 < _FEWEST_COLUMNS:
        return None
    down = [Rule(x, levels[0], levels[-1]) for x in (left, right)]
    for (top, bottom), band, row in zip(pairwise(levels), bands, rows, strict=True):
        height = max((glyph.y1 - glyph.y0 for glyph in band), default=0.0)
        down += [Rule(x, top, bottom) for x in edges_in(row, columns, height) if left < x < right]
    found = grids(lines, down)
    return max(found, key=lambda grid: len(grid.cells)) if found else None


def _outer(lines: Sequence[Rule], glyphs: Sequence[Glyph], left: float, right: float) -> Iterator[Rule]:
    """The upper and the lower edge of a table that has none: a row of texts stands beyond its last line."""
    groups = line_groups(glyphs)
    top, bottom = min(lines).at, max(lines).at
    above = _row_beyond(reversed([group for group in groups if middle_of(group) < top]), top)
    below = _row_beyond([group for group in groups if middle_of(group) > bottom], bottom)
    if above:
        yield Rule(min(glyph.y0 for glyph in above) - _CLEAR, left, right)
    if below:
        yield Rule(max(glyph.y1 for glyph in below) + _CLEAR, left, right)


def _row_beyond(groups: Iterable[Sequence[Glyph]], edge: float) -> list[Glyph]:
    """The row of texts, of one line or of several, that begins close to an edge; empty where none does."""
    row: list[Glyph] = []
    full = False
    for group in groups:
        height = group[0].y1 - group[0].y0
        near = _ABOVE if not row else _NEXT
        if abs(middle_of(group) - edge) > near * height:
            break
        row += group
        edge, full = middle_of(group), full or len(spans(group)) >= _FEWEST_COLUMNS
    return row if full else []
