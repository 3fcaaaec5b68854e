"""Levels that stand in the middle row of their block, blank cells above and below, set over their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise, product
from operator import is_

from auditor.forms.labels.levels import LevelReader
from auditor.forms.text import label_key
from auditor.model import Block, Cell, Document, Table

_FEWEST_LEVELS = 2
_MOST_BLOCKS = 12  # of a column
_MOST_WAYS = 64  # to part its rows that are looked at
_LONGEST_TARGET = 24
_KINDS = (
    ("percent", re.compile(r"[%％‰]")),
    ("money", re.compile(r"元")),
    ("date", re.compile(r"\d\s*[年月日]|每[年月季日]|[年月]底")),
    ("count", re.compile(r"\d")),
)
_NAMED = (  # what a name says of its target whatever that looks like
    ("money", re.compile(r"成本|费用|经费|单价|费$")),
    ("date", re.compile(r"及时|按时|按期|时间|时限|期限")),
)
_ODD: Mapping[
    str, Mapping[str, float]
] = {  # how odd a kind of target is below the levels that ask for another
    "数量": {"percent": 0.6, "money": 0.7, "date": 1.0, "": 0.5},
    "质量": {"count": 0.6, "money": 1.0, "date": 1.0, "": 0.2},
    "时效": {"percent": 0.4, "count": 0.5, "money": 1.0, "": 0.4},
    "成本": {"percent": 0.5, "count": 0.6, "date": 1.0, "": 0.5},
    "满意": {"count": 1.0, "money": 1.0, "date": 1.0, "": 0.5},
    "效益": {"": 0.1, "percent": 0.3, "count": 0.3, "money": 0.4, "date": 0.6},
}

_ABOVE: Mapping[str, tuple[str, ...]] = {  # what the first level of a second one says
    "数量": ("产出",),
    "质量": ("产出",),
    "时效": ("产出",),
    "成本": ("产出", "成本"),
    "效益": ("效益", "效果", "影响"),
    "可持续": ("效益", "效果", "影响"),
    "满意": ("满意", "效益", "效果"),
}
_FOREIGN = 100.0  # how odd a second level is below a first one that has no such

_Borders = tuple[int, ...]  # the first row of each block, and the row behind the last


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of levels: where it stands, its words by their rows, counted from the first row of all."""

    at: int
    words: Mapping[int, Cell]

    def below(self, rows: int) -> _Column:
        """The column counted from so many rows further down."""
        return replace(self, words={row - rows: cell for row, cell in self.words.items() if row >= rows})


class CentredLevels:
    """Finds such levels by their shape: the middles of blocks that fill all rows."""

    def __init__(self, levels: LevelReader) -> None:
        self._levels = levels

    def merged(self, document: Document) -> Document:
        """The document with these levels as cells merged over their rows."""
        blocks = tuple(map(self._merged, document.blocks))
        return document if all(map(is_, blocks, document.blocks)) else replace(document, blocks=blocks)

    def _merged(self, block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        grid = block.grid()
        found = list(self._columns(grid))
        if not found:
            return block
        first, stop = found[0][0], found[0][1]
        columns = [column for start, end, column in found if (start, end) == (first, stop)]
        behind = max(column.at for column in columns) + 1
        header = _unnamed(grid[first:stop], behind)
        first, columns = first + header, [column.below(header) for column in columns]
        if not any(0 not in column.words for column in columns):
            return block
        kinds = [_kind(row[behind:]) for row in grid[first:stop]]
        outer = (0, stop - first)
        ways = [way for late in (False, True) if (way := _best(columns, outer, kinds, late=late))]
        parted = min(ways, default=None)
        if parted is None or parted[0] >= _FOREIGN:
            return block
        cells = block.cells
        for column, borders in zip(columns, parted[1], strict=True):
            cells = _over(cells, column, borders, first)
        return replace(block, cells=cells)

    def _columns(self, grid: Sequence[Sequence[Cell | None]]) -> Iterator[tuple[int, int, _Column]]:
        """The columns of levels, not merged, from left to right, with the rows that they stand beside."""
        for at in range(max(map(len, grid), default=0)):
            cells = [row[at] if at < len(row) else None for row in grid]
            places = [n for n, cell in enumerate(cells) if cell and self._levels.is_level(cell.text)]
            if len(places) < _FEWEST_LEVELS:
                continue
            first = max((n for n in range(places[0]) if not _is_blank(cells[n])), default=-1) + 1
            stop = next((n for n in range(places[-1] + 1, len(cells)) if not _is_blank(cells[n])), len(cells))
            while stop > places[-1] + 1 and not any(c and c.text.strip() for c in grid[stop - 1][at + 1 :]):
                stop -= 1
            blank = all(_is_blank(cells[n]) for n in range(first, stop) if n not in places)
            alone = all(cell and cell.row_span == cell.column_span == 1 for cell in cells[first:stop])
            if first and blank and alone and len(places) <= _MOST_BLOCKS:
                words = {n - first: cell for n in places if (cell := cells[n])}
                yield first, stop, _Column(at, words)


def _unnamed(grid: Sequence[Sequence[Cell | None]], at: int) -> int:
    """How many rows at the top have nothing where names stand: lower lines of the header."""
    names = (row[at] if at < len(row) else None for row in grid)
    return next((n for n, cell in enumerate(names) if cell is None or cell.text.strip()), 0)


def _is_blank(cell: Cell | None) -> bool:
    return cell is not None and not cell.text.strip()


def _best(
    columns: Sequence[_Column],
    outer: _Borders,
    kinds: Sequence[str],
    above: Sequence[str] = ("",),
    *,
    late: bool,
) -> tuple[float, list[_Borders]] | None:
    """The blocks of each column, within those of the column before, whose middles its words are. Where there
    are several ways, the one whose targets suit the levels best, with how little they do. ``late`` holds for
    the whole table."""
    if not columns:
        return 0.0, []
    column, *rest = columns
    texts = [label_key(column.words[row].text) for row in sorted(column.words)]
    found = []
    for way in islice(_ways(sorted(column.words), outer, late=late), _MOST_WAYS):
        if within := _best(rest, way, kinds, texts, late=late):
            odd = _oddness(way, texts, kinds) + _FOREIGN * _foreign(way, texts, outer, above)
            found.append((odd + within[0], [way, *within[1]]))
    return min(found, default=None)


def _foreign(way: _Borders, texts: Sequence[str], outer: _Borders, above: Sequence[str]) -> int:
    """How many levels stand below a first level that has no such."""
    over = [
        text for text, (start, stop) in zip(above, pairwise(outer), strict=True) for _ in range(start, stop)
    ]
    return sum(
        word in text and bool(over[start]) and not any(first in over[start] for first in firsts)
        for text, start in zip(texts, way, strict=False)
        for word, firsts in _ABOVE.items()
    )


def _ways(centres: Sequence[int], outer: _Borders, *, late: bool) -> Iterator[_Borders]:
    """All ways to part rows into blocks with these middles, none of which crosses a border."""
    parts = [
        list(_parted(start, stop, [row for row in centres if start <= row < stop], late=late))
        for start, stop in pairwise(outer)
    ]
    for ways in product(*parts):
        yield (0, *chain.from_iterable(way[1:] for way in ways))


def _parted(start: int, stop: int, centres: Sequence[int], *, late: bool) -> Iterator[_Borders]:
    """All ways to part rows into blocks with these middles; ``late`` where that of an even number of rows is
    the later one."""
    if not centres:
        if start == stop:
            yield (start,)
        return
    half = centres[0] - start
    for size in (2 * half + 1, 2 * half + (0 if late else 2)):
        end = start + size
        if size and end <= (centres[1] if len(centres) > 1 else stop):
            yield from ((start, *rest) for rest in _parted(end, stop, centres[1:], late=late))


def _kind(cells: Sequence[Cell | None]) -> str:
    """What kind of target a row has, by its name or else by what stands behind it."""
    distinct = dict.fromkeys(cell for cell in cells if cell is not None and cell.text.strip())
    name, *texts = [cell.text for cell in distinct if len(cell.text) <= _LONGEST_TARGET] or [""]
    said = (kind for kind, found in _NAMED if found.search(name))
    shown = (kind for kind, found in _KINDS if any(map(found.search, texts)))
    return next(chain(said, shown), "")


def _oddness(borders: _Borders, texts: Sequence[str], kinds: Sequence[str]) -> float:
    odd = [next((odd for word, odd in _ODD.items() if word in text), {}) for text in texts]
    return sum(
        each.get(kind, 0.0)
        for each, (start, stop) in zip(odd, pairwise(borders), strict=True)
        for kind in kinds[start:stop]
    )


def _over(cells: Sequence[Cell], column: _Column, borders: _Borders, first: int) -> tuple[Cell, ...]:
    """The cells of a table with each word over its block, in place of the blank cells around it."""
    rows = range(first + 1, first + borders[-1] + 1)
    words = (column.words[row] for row in sorted(column.words))
    merged = [
        replace(cell, row=first + start + 1, row_span=stop - start)
        for cell, (start, stop) in zip(words, pairwise(borders), strict=True)
    ]
    others = [cell for cell in cells if cell.column != column.at + 1 or cell.row not in rows]
    return tuple(sorted((*others, *merged), key=lambda cell: (cell.row, cell.column)))
