"""Tables whose rows lines part, but not their columns: the missing lines are drawn where texts keep clear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.readers.edges import places
from auditor.readers.pages.gaps import edges_in, gaps, spans
from auditor.readers.pages.glyphs import line_groups
from auditor.readers.pages.grid import Grid, grids
from auditor.readers.pages.marks import Glyph, PageMarks, Rule

_FEWEST_LINES = 5  # fewer part a header from all rows below it
_FEWEST_COLUMNS = 3
_WIDE = 0.4  # of the page
_FAR = 0.35  # of the page: lines further apart belong to different tables
_ABOVE = 3.0  # of a height: a header that has no line above it stands so close
_CLEAR = 2.0


def open_grids(marks: PageMarks, ruled: Sequence[Grid]) -> list[Grid]:
    """The tables of a page that have no vertical lines."""
    free = [rule for rule in marks.horizontal if not any(_inside(rule, grid) for grid in ruled)]
    found = []
    for lines in _tables(free, marks):
        glyphs = [g for g in marks.glyphs if not any(_covers(grid, g) for grid in ruled)]
        grid = _grid(lines, glyphs)
        if grid is not None:
            found.append(grid)
    return found


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
    top, bottom = min(lines).at, max(lines).at
    for group in line_groups(glyphs):
        middle = (group[0].y0 + group[0].y1) / 2
        height = group[0].y1 - group[0].y0
        if len(spans(group)) >= _FEWEST_COLUMNS:
            if top - _ABOVE * height < middle < top:
                yield Rule(min(g.y0 for g in group) - _CLEAR, left, right)
            if bottom < middle < bottom + _ABOVE * height:
                yield Rule(max(g.y1 for g in group) + _CLEAR, left, right)
