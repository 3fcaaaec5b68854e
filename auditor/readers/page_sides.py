"""A wide sheet that was printed over pages side by side: told by its rows, which stand at the same heights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.model import Doubt, Location
from auditor.readers.glyphs import TextLine
from auditor.readers.grid import nearest, places
from auditor.readers.page_cells import PageCell, PageTable
from auditor.readers.page_tables import PageBlocks
from auditor.readers.words import comparable

_SAME = 1.5  # points: edges that stand at one height, rows that are equally high
_FEWEST_ROWS = 3
_MOST_PAGES_DOWN = 40

Edges = list[float]


def side_by_side(pages: Sequence[PageBlocks]) -> tuple[list[PageBlocks], list[Doubt]]:
    """The pages, those that show the right part of a sheet put beside the one with its left part; and the
    doubts about it. Where words run over the edge between two pages, nothing is put together."""
    joined: list[PageBlocks] = []
    doubts: list[Doubt] = []
    start = 0
    while start < len(pages):
        down, across = _block(pages, start)
        for first in range(start, start + down):
            parts = [pages[first + down * column] for column in range(across)]
            clean = across > 1 and all(_clean(parts[0], part) for part in parts[1:])
            doubts += [_doubt(parts[0], part, clean=clean) for part in parts[1:]]
            joined += [_beside(parts)] if clean else parts
        start += down * across
    joined.sort(key=lambda page: page.number)
    return joined, doubts


def _doubt(left: PageBlocks, right: PageBlocks, *, clean: bool) -> Doubt:
    done = "已左右拼接" if clean else "有文字跨页，没有拼接"
    message = f"第{right.number}页与第{left.number}页的表格各行对齐，像是一张宽表左右分页打印，{done}，请对照原件"
    return Doubt(message, Location("page", right.number))


def _block(pages: Sequence[PageBlocks], start: int) -> tuple[int, int]:
    """How many pages one part of a sheet that begins here takes, and how many parts stand side by side."""
    for down in range(1, min(_MOST_PAGES_DOWN, (len(pages) - start) // 2) + 1):
        across = 1
        while _fit_all(pages, start, down, across):
            across += 1
        if across > 1:
            return down, across
        if not _ruled(pages[start + down - 1]):
            break
    return 1, 1


def _fit_all(pages: Sequence[PageBlocks], start: int, down: int, across: int) -> bool:
    firsts = range(start, start + down)
    return start + down * (across + 1) <= len(pages) and all(
        _fits(pages[first], pages[first + down * across]) for first in firsts
    )


def _ruled(page: PageBlocks) -> list[PageTable]:
    return [block for block in page.blocks if isinstance(block, PageTable) and block.ruled]


def _edges(tables: Sequence[PageTable]) -> Edges:
    return places([y for table in tables for cell in table.cells for y in (cell.box[1], cell.box[3])])


def _fits(left: PageBlocks, right: PageBlocks) -> bool:
    """Whether a page shows rows of the other one: the same heights, of which not all are equal, and no row
    that begins with the same words, as the next copy of a form would."""
    tables, others = _ruled(left), _ruled(right)
    if len(tables) != 1 or not others:
        return False
    edges, below = _edges(tables), _edges(others)
    heights = [end - start for start, end in pairwise(below)]
    if len(heights) < _FEWEST_ROWS or max(heights) - min(heights) <= _SAME:
        return False
    if not all(abs(edges[nearest(edges, y)] - y) <= _SAME for y in below):
        return False
    return not _labels(tables) & _labels(others)


def _labels(tables: Sequence[PageTable]) -> set[str]:
    """The words at the left edge, but for those of rows that are one cell: they stand on both pages."""
    return {
        comparable(cell.text)
        for table in tables
        for cell in table.cells
        if cell.box[0] <= table.xs[0] + _SAME and cell.box[2] < table.xs[-1] - _SAME
    } - {""}


def _clean(left: PageBlocks, right: PageBlocks) -> bool:
    """Whether no words of a cell are parted: what runs over the edge stands on both pages."""
    (table,) = _ruled(left)
    across = {comparable(cell.text) for cell in table.cells if cell.box[2] >= table.xs[-1] - _SAME}
    lines = [line for block in right.blocks if isinstance(block, list) for line in block]
    return (
        all(line.x1 <= cell.box[2] + _SAME for cell in table.cells for line in cell.lines)
        and all(comparable(line.text) in across for line in lines)
        and all(
            line.x0 >= cell.box[0] - _SAME or comparable(cell.text) in across
            for other in _ruled(right)
            for cell in other.cells
            for line in cell.lines
        )
    )


def _beside(parts: Sequence[PageBlocks]) -> PageBlocks:
    """One page of all parts: cells keep their place on their own page, but stand in one table."""
    first = parts[0]
    (table,) = _ruled(first)
    for part in parts[1:]:
        right = table.xs[-1]
        shift = right - min(other.xs[0] for other in _ruled(part))
        added = list(_moved(_ruled(part), _edges([table]), shift))
        end = max(cell.box[2] for cell in added)
        table.cells = [*_widened(table.cells, added, right, end), *added]
        table.xs = places([*table.xs, *(x for cell in added for x in (cell.box[0], cell.box[2]))])
    table.cells.sort(key=lambda cell: (cell.row, cell.box[0]))
    table.last = sorted(table.row(table.rows), key=lambda cell: cell.box[0])
    if parts[1].number == first.number + 1:
        table.pages = len(parts)
    return first


def _moved(tables: Sequence[PageTable], edges: Edges, shift: float) -> Iterator[PageCell]:
    for table in tables:
        for cell in table.cells:
            left, top, right, bottom = cell.box
            cell.row = nearest(edges, top) + 1
            cell.row_span = max(1, nearest(edges, bottom) + 1 - cell.row)
            cell.box = (left + shift, top, right + shift, bottom)
            cell.lines = [_shifted(line, shift) for line in cell.lines]
            yield cell


def _shifted(line: TextLine, shift: float) -> TextLine:
    return line._replace(x0=line.x0 + shift, x1=line.x1 + shift)


def _widened(cells: Sequence[PageCell], added: list[PageCell], right: float, end: float) -> list[PageCell]:
    """The cells of the left part; one that goes on over the edge takes up its rest, which has its words again
    or is not parted from it at all."""
    at_edge = {cell.row: cell for cell in added if cell.box[0] <= right + _SAME}
    for cell in cells:
        if cell.box[2] < right - _SAME:
            continue
        rest = at_edge.get(cell.row)
        if rest is None and not any(other.row <= cell.row <= other.last_row for other in added):
            cell.box = (cell.box[0], cell.box[1], end, cell.box[3])
        elif rest is not None and cell.lines and comparable(rest.text) == comparable(cell.text):
            cell.box = (cell.box[0], cell.box[1], rest.box[2], cell.box[3])
            added.remove(rest)
    return list(cells)
