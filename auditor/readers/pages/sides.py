"""A wide sheet printed over pages side by side: told by its rows, which stand at the same heights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.model import Doubt, Location
from auditor.office.words import comparable
from auditor.readers.edges import nearest, places
from auditor.readers.pages.cells import PageCell, PageTable
from auditor.readers.pages.glyphs import TextLine
from auditor.readers.pages.tables import PageBlocks

_SAME = 1.5  # points: edges that stand at one height, rows that are equally high
_FEWEST_ROWS = 3
_MOST_PAGES_DOWN = 40

Edges = list[float]


def side_by_side(pages: Sequence[PageBlocks]) -> tuple[list[PageBlocks], list[Doubt]]:
    """The pages, those that show the right part of a sheet put beside the one with its left part; and the
    doubts about it. Where other words stand on the right page, nothing is put together."""
    joined: list[PageBlocks] = []
    doubts: list[Doubt] = []
    start, across = 0, 1
    while start < len(pages):
        down, across = _block(pages, start, across)
        for first in range(start, start + down):
            parts = [pages[first + down * column] for column in range(across)]
            clean = across > 1 and all(_clean(parts[0], part) for part in parts[1:])
            doubts += [_doubt(parts[0], part, clean=clean) for part in parts[1:]]
            joined += [_beside(parts)] if clean else parts
        start += down * across
    joined.sort(key=lambda page: page.number)
    return joined, doubts


def _doubt(left: PageBlocks, right: PageBlocks, *, clean: bool) -> Doubt:
    done = "已左右拼接" if clean else "但有其他文字，没有拼接"
    message = (
        f"第{right.number}页与第{left.number}页的表格各行对齐，像是一张宽表左右分页打印，{done}，请对照原件"
    )
    return Doubt(message, Location("page", right.number))


def _block(pages: Sequence[PageBlocks], start: int, before: int) -> tuple[int, int]:
    """How many pages one part of a sheet that begins here takes, and how many parts stand side by side;
    ``before`` is how many of the pages before did."""
    for down in range(1, min(_MOST_PAGES_DOWN, (len(pages) - start) // 2) + 1):
        across = 1
        while _fit_all(pages, start, down, across, sure=across < before):
            across += 1
        if across > 1:
            return down, across
        if not _ruled(pages[start + down - 1]):
            break
    return 1, 1


def _fit_all(pages: Sequence[PageBlocks], start: int, down: int, across: int, *, sure: bool) -> bool:
    """Whether another part of the sheet follows; one page with rows of several heights is enough to tell."""
    if start + down * (across + 1) > len(pages):
        return False
    pairs = [(pages[first], pages[first + down * across]) for first in range(start, start + down)]
    return all(_fits(*pair) for pair in pairs) and (sure or any(_telling(right) for _, right in pairs))


def _ruled(page: PageBlocks) -> list[PageTable]:
    return [block for block in page.blocks if isinstance(block, PageTable) and block.ruled]


def _edges(tables: Sequence[PageTable]) -> Edges:
    return places([y for table in tables for cell in table.cells for y in (cell.box[1], cell.box[3])])


def _fits(left: PageBlocks, right: PageBlocks) -> bool:
    """Whether a page shows rows of the other one at the same heights, and none of them begins with the same
    words, as the next copy of a form would."""
    tables, others = _ruled(left), _ruled(right)
    if len(tables) != 1 or not others:
        return False
    edges = _edges(tables)
    if not all(abs(edges[nearest(edges, y)] - y) <= _SAME for y in _edges(others)):
        return False
    return not _labels(tables) & _labels(others)


def _telling(page: PageBlocks) -> bool:
    edges = _edges(_ruled(page))
    heights = [end - start for start, end in pairwise(edges)]
    return len(heights) >= _FEWEST_ROWS and max(heights) - min(heights) > _SAME


def _labels(tables: Sequence[PageTable]) -> set[str]:
    """The words at the left edge, but for those of rows that are one cell: they stand on both pages."""
    return {
        comparable(cell.text)
        for table in tables
        for cell in table.cells
        if cell.box[0] <= table.xs[0] + _SAME and cell.box[2] < table.xs[-1] - _SAME
    } - {""}


def _clean(left: PageBlocks, right: PageBlocks) -> bool:
    """Whether every word beside the right part's tables is one that runs over the edge: a program prints such
    a text whole on both pages and hides what lies beyond the edge."""
    (table,) = _ruled(left)
    tables = _ruled(right)
    edge, top, bottom = _left(tables), table.top, _edges([table])[-1]
    printed = {comparable(line.text) for line in _printed(left)}
    return all(
        line.x0 < edge if top < _middle(line) < bottom else comparable(line.text) in printed
        for line in _printed(right)
    )


def _printed(page: PageBlocks) -> list[TextLine]:
    return [line for block in page.blocks if isinstance(block, list) for line in block]


def _middle(line: TextLine) -> float:
    return (line.y0 + line.y1) / 2


def _left(tables: Sequence[PageTable]) -> float:
    return min(table.xs[0] for table in tables)


def _beside(parts: Sequence[PageBlocks]) -> PageBlocks:
    """One page of all parts: cells keep their place on their own page, but stand in one table."""
    first = parts[0]
    (table,) = _ruled(first)
    for left, right in pairwise(parts):
        edge = table.xs[-1]
        crossing = [_middle(line) for line in [*_printed(right), *right.hidden]]
        beyond = [*_printed(left), *left.hidden]
        crossing += [_middle(line) for line in beyond if line.x1 > _ruled(left)[0].xs[-1]]
        added = list(_moved(_ruled(right), _edges([table]), edge - _left(_ruled(right))))
        end = max(cell.box[2] for cell in added)
        _widen([cell for cell in table.cells if cell.box[2] >= edge - _SAME], added, crossing, end)
        table.cells += added
        table.xs = places([*table.xs, *(x for cell in added for x in (cell.box[0], cell.box[2]))])
    table.cells.sort(key=lambda cell: (cell.row, cell.box[0]))
    table.last = sorted(table.row(table.rows), key=lambda cell: cell.box[0])
    bottom = _edges([table])[-1]
    first.blocks = [
        [line for line in block if not table.top < _middle(line) < bottom]
        if isinstance(block, list)
        else block
        for block in first.blocks
    ]
    first.hidden = []
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
            cell.lines = [line._replace(x0=line.x0 + shift, x1=line.x1 + shift) for line in cell.lines]
            yield cell


def _widen(at_edge: Sequence[PageCell], added: list[PageCell], crossing: Sequence[float], end: float) -> None:
    """Gives merged cells that the edge parted their rest: where words cross it, or nothing is beyond it."""
    beyond: dict[int, PageCell] = {}
    for cell in sorted(added, key=lambda cell: -cell.box[0]):
        beyond.update(dict.fromkeys(range(cell.row, cell.last_row + 1), cell))
    for cell in at_edge:
        left, top, _, bottom = cell.box
        rest = beyond.get(cell.row)
        if rest is None:
            cell.box = (left, top, end, bottom)
        elif rest.row == cell.row and any(top < y < bottom for y in crossing) and rest in added:
            cell.box = (left, top, rest.box[2], bottom)
            cell.lines = list(_put_together(cell.lines, rest.lines))
            added.remove(rest)


def _put_together(lines: Sequence[TextLine], rest: Sequence[TextLine]) -> Iterator[TextLine]:
    """The lines of both parts of a cell, those at one height as one."""
    last: TextLine | None = None
    for line in sorted([*lines, *rest], key=lambda line: (round(line.y0), line.x0)):
        if last is not None and abs(_middle(last) - _middle(line)) < line.size / 2:
            last = last._replace(text=last.text + line.text, x1=line.x1, space=line.space)
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last
