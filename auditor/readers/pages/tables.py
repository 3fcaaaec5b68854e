"""One page's marks → its tables and running lines, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditor.model import Location
from auditor.readers.pages.cells import PageBlock, PageCell, PageTable
from auditor.readers.pages.columns import columned
from auditor.readers.pages.glyphs import TextLine, line_groups, middle_of, text_lines
from auditor.readers.pages.grid import Grid, grids
from auditor.readers.pages.marks import Box, Glyph, PageMarks
from auditor.readers.pages.open_grid import open_grids

_LARGE = 2.0  # of the common height of characters
_TALLER = 1.2  # of its cell's height: no character of a cell is
_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_MARGIN = 0.17  # of the width: running text keeps at most this clear at each side


@dataclass(slots=True)
class PageBlocks:
    """``overdrawn`` where a page has too many lines to look for tables; ``left`` and ``right`` are the edges
    that running text keeps to, ``hidden`` are lines beside the page, where nobody sees them; ``opened``
    where a table has no vertical lines."""

    number: int
    blocks: list[PageBlock]
    left: float
    right: float
    hidden: list[TextLine]
    overdrawn: bool = False
    opened: bool = False


def page_blocks(marks: PageMarks) -> PageBlocks:
    """The tables of a page and, between them, the lines outside."""
    found = grids(marks.horizontal, marks.vertical)
    ruled = found or []
    opened = open_grids(marks, ruled)
    ruled = [*ruled, *opened]
    inside, outside = _sorted_out(_without_large(marks, ruled), ruled)
    tables = [_table(grid, glyphs) for grid, glyphs in zip(ruled, inside, strict=True) if glyphs]
    blocks: list[PageBlock] = []
    hidden = text_lines(glyph for glyph in outside if not 0 < glyph.x0 + glyph.x1 < 2 * marks.width)
    groups = line_groups(glyph for glyph in outside if 0 < glyph.x0 + glyph.x1 < 2 * marks.width)
    for table in sorted(tables, key=lambda table: table.top):
        above = [group for group in groups if middle_of(group) < table.top]
        groups = groups[len(above) :]
        blocks += [*columned(above), table]
    blocks += columned(groups)
    _place([block for block in blocks if isinstance(block, PageTable)], marks.number)
    lines = [line for block in blocks if isinstance(block, list) for line in block]
    left, right = _edges(marks, lines, ruled)
    return PageBlocks(marks.number, blocks, left, right, hidden, overdrawn=found is None, opened=bool(opened))


def _without_large(marks: PageMarks, ruled: Sequence[Grid]) -> Sequence[Glyph]:
    """The characters but for those of watermarks, which are much larger than the others and do not fit into
    the cell that they stand in."""
    glyphs = marks.glyphs
    heights = sorted(glyph.y1 - glyph.y0 for glyph in glyphs)
    if not ruled or not heights or heights[-1] < _LARGE * heights[len(heights) // 2]:
        return glyphs
    least = _LARGE * heights[len(heights) // 2]
    kept = [glyph for glyph in glyphs if glyph.y1 - glyph.y0 < least or not _bursts(glyph, ruled)]
    marks.oversized = len(glyphs) - len(kept)
    return kept


def _bursts(glyph: Glyph, ruled: Sequence[Grid]) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
    for grid in ruled:
        number = grid.at(x, y)
        if number is not None:
            _, top, _, bottom = grid.cells[number].box
            return glyph.y1 - glyph.y0 > _TALLER * (bottom - top)
    return False


def _sorted_out(
    glyphs: Sequence[Glyph], ruled: Sequence[Grid]
) -> tuple[list[dict[int, list[Glyph]]], list[Glyph]]:
    """For each table its cells' characters, by the number of the cell; and those outside all tables."""
    inside: list[dict[int, list[Glyph]]] = [{} for _ in ruled]
    outside: list[Glyph] = []
    tables = list(zip((grid.at for grid in ruled), inside, strict=True))
    cell, (left, top, right, bottom) = outside, _NOWHERE
    for glyph in glyphs:
        _, x0, y0, x1, y1 = glyph
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if left <= x < right and top <= y < bottom:
            cell.append(glyph)
            continue
        for number, (at, cells) in enumerate(tables):
            found = at(x, y)
            if found is not None:
                cell = cells.setdefault(found, [])
                cell.append(glyph)
                left, top, right, bottom = _clear(ruled[number].cells[found].box, ruled[:number])
                break
        else:
            outside.append(glyph)
    return inside, outside


def _clear(box: Box, before: Sequence[Grid]) -> Box:
    """The box of a cell, to which the next character mostly belongs as well; nowhere where a table that is
    asked first may reach into it."""
    left, top, right, bottom = box
    apart = all(
        right <= other[0] or left >= other[2] or bottom <= other[1] or top >= other[3]
        for other in (grid.box for grid in before)
    )
    return box if apart else _NOWHERE


def _table(grid: Grid, glyphs: dict[int, list[Glyph]]) -> PageTable:
    cells = [
        PageCell(
            cell.row, cell.column, cell.row_span, cell.column_span, cell.box,
            text_lines(glyphs.get(number, ())),
        )
        for number, cell in enumerate(grid.cells)
    ]  # fmt: skip
    return PageTable(cells, grid.xs, grid.box[1], len(grid.ys) - 1)


def _place(tables: Sequence[PageTable], page: int) -> None:
    """Says of every cell where it stands on its page."""
    for number, table in enumerate(tables, start=1):
        for cell in table.cells:
            x0, y0, x1, y1 = cell.box
            box = (round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1))
            cell.place = Location("page", page, table=number, row=cell.row, column=cell.column, box=box)


def _edges(marks: PageMarks, lines: Sequence[TextLine], ruled: Sequence[Grid]) -> tuple[float, float]:
    lefts = [*(line.x0 for line in lines), *(grid.xs[0] for grid in ruled)]
    rights = [*(line.x1 for line in lines), *(grid.xs[-1] for grid in ruled)]
    margin = _MARGIN * marks.width
    return min([margin, *lefts]), max([marks.width - margin, *rights])
