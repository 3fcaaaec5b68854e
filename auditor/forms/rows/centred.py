"""Levels that stand in the middle or the last row of their block, blank cells around them, set over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, pairwise, product
from typing import Literal

from auditor.forms.labels.levels import LevelReader
from auditor.forms.replacing import with_blocks
from auditor.forms.rows.level_sense import Kind, LevelSense
from auditor.forms.text import label_key
from auditor.model import Block, Cell, Document, Table

_FEWEST_LEVELS = 2
_NUMBER_OF_A_PAGE = 8  # letters
_TOP = 12  # lines among which a header stands
_MOST_BLOCKS = 12  # of a column
_MOST_BLANK = 2  # lines of a header in which a column of levels has no label
_MOST_WAYS = 64  # to part its rows that are looked at
_FOREIGN = 100.0  # how odd a second level is below a first one that has no such

_Place = Literal["early", "late", "last"]
"""Where in its block a word stands: in the middle, of an even number of rows in the earlier or the later one,
or in the last row."""

_PLACES: tuple[_Place, ...] = ("early", "late", "last")
_Grid = Sequence[Sequence[Cell | None]]
_Borders = tuple[int, ...]  # the first row of each block, and the row behind the last


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of levels: where it stands, its words by their rows, counted from the first row of all."""

    at: int
    words: Mapping[int, Cell]

    def below(self, rows: int) -> _Column:
        """The column counted from so many rows further down."""
        return replace(self, words={row - rows: cell for row, cell in self.words.items() if row >= rows})


class _Tops:
    """The lines at the top of several tables; what they look like is found out when it is asked for."""

    def __init__(self) -> None:
        self._grids: list[_Grid] = []
        self._looks: set[tuple[str, ...]] = set()

    def add(self, grid: _Grid) -> None:
        self._grids.append(grid)

    def clear(self) -> None:
        self._grids.clear()
        self._looks.clear()

    def hold(self, line: Sequence[Cell | None]) -> bool:
        """Whether one of them looks like a line."""
        self._looks.update(_look(row) for grid in self._grids for row in grid)
        self._grids.clear()
        return _look(line) in self._looks


class CentredLevels:
    """Finds such levels by their shape: the middles of blocks that fill all rows."""

    def __init__(self, levels: LevelReader, sense: LevelSense) -> None:
        self._levels = levels
        self._sense = sense

    def merged(self, document: Document) -> Document:
        """The document with these levels as cells merged over their rows."""
        known = _Tops()
        return with_blocks(document, lambda block: (self._merged(block, known),))

    def _merged(self, block: Block, known: _Tops) -> Block:
        """``known`` are the lines at the top of the tables just above: where a table begins with one of them,
        blank cells below it go on with their levels."""
        if not isinstance(block, Table):
            if len(block.text) > _NUMBER_OF_A_PAGE:
                known.clear()
            return block
        grid = _grid_of(block)
        found = list(self._columns(grid))
        goes_on = bool(found) and found[0][0] == 1 and known.hold(grid[0])
        known.add(grid[:_TOP])
        if not found or goes_on:
            return block
        first, stop = found[0][0], found[0][1]
        begun = max(start for start, end, _ in found if end == stop)
        beside = [(start, column) for start, end, column in found if end == stop]
        if all(begun - start <= min(_MOST_BLANK, *column.words) for start, column in beside):
            first, columns = begun, [column.below(begun - start) for start, column in beside]
        else:
            columns = [column for start, column in beside if start == first]
        behind = max(column.at for column in columns) + 1
        worded = min(row for column in columns for row in column.words)
        lower = min(worded, _unnamed(grid[first:stop], behind))
        first, columns = first + lower, [column.below(lower) for column in columns]
        if not any(0 not in column.words for column in columns):
            return block
        kinds = [self._sense.kind_of(row[behind:]) for row in grid[first:stop]]
        outer = (0, stop - first)
        ways = [way for place in _PLACES if (way := self._best(columns, outer, kinds, place=place))]
        parted = min(ways, key=lambda way: way[0], default=None)
        if parted is None or parted[0] >= _FOREIGN:
            return block
        cells = block.cells
        for column, borders in zip(columns, parted[1], strict=True):
            cells = _over(cells, column, borders, first)
        return replace(block, cells=cells)

    def _columns(self, grid: _Grid) -> Iterator[tuple[int, int, _Column]]:
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
            worded = frozenset(places)
            blank = all(_is_blank(cells[n]) for n in range(first, stop) if n not in worded)
            again = any(_says_again(cells[n], cells[n - 1]) for n in places[1:])
            alone = all(cell and cell.row_span == cell.column_span == 1 for cell in cells[first:stop])
            if first and blank and alone and not again and len(places) <= _MOST_BLOCKS:
                words = {n - first: cell for n in places if (cell := cells[n])}
                yield first, stop, _Column(at, words)

    def _best(
        self,
        columns: Sequence[_Column],
        outer: _Borders,
        kinds: Sequence[Kind],
        above: Sequence[str] = ("",),
        *,
        place: _Place,
    ) -> tuple[float, list[_Borders]] | None:
        """The blocks of each column, within those of the column before, in whose ``place`` its words stand.
        Where there are several ways, the one whose targets suit the levels best, with how little they do.
        ``place`` holds for the whole table."""
        if not columns:
            return 0.0, []
        column, *rest = columns
        texts = [label_key(column.words[row].text) for row in sorted(column.words)]
        found = []
        for way in islice(_ways(sorted(column.words), outer, place), _MOST_WAYS):
            if within := self._best(rest, way, kinds, texts, place=place):
                over = _spread(above, outer)
                blocks = list(zip(texts, pairwise(way), strict=True))
                odd = sum(self._sense.oddness(text, kinds[start:stop]) for text, (start, stop) in blocks)
                foreign = sum(self._sense.foreign(text, over[start]) for text, (start, _) in blocks)
                found.append((odd + _FOREIGN * foreign + within[0], [way, *within[1]]))
        return min(found, default=None)


def _grid_of(table: Table) -> _Grid:
    """The grid of a table; a sheet leaves out the blank cells that nobody has formatted."""
    if table.location.sheet is None:
        return table.grid()
    return [
        [cell or Cell("", row, column, table.location) for column, cell in enumerate(cells, start=1)]
        for row, cells in enumerate(table.grid(), start=1)
    ]


def _look(row: Sequence[Cell | None]) -> tuple[str, ...]:
    return tuple(label_key(cell.text) for cell in row if cell is not None)


def _unnamed(grid: _Grid, at: int) -> int:
    """How many rows at the top have nothing where names stand: lower lines of the header."""
    names = (row[at] if at < len(row) else None for row in grid)
    return next((n for n, cell in enumerate(names) if cell is None or cell.text.strip()), 0)


def _says_again(cell: Cell | None, above: Cell | None) -> bool:
    """Whether a cell repeats the one above it: each row has its own level."""
    return cell is not None and above is not None and label_key(cell.text) == label_key(above.text)


def _is_blank(cell: Cell | None) -> bool:
    return cell is not None and not cell.text.strip()


def _spread(texts: Sequence[str], borders: _Borders) -> list[str]:
    """The text of each row's block."""
    blocks = zip(texts, pairwise(borders), strict=True)
    return [text for text, (start, stop) in blocks for _ in range(start, stop)]


def _ways(centres: Sequence[int], outer: _Borders, place: _Place) -> Iterator[_Borders]:
    """All ways to part rows into blocks with words in these rows, none of which crosses a border."""
    parts = [
        list(_parted(start, stop, [row for row in centres if start <= row < stop], place))
        for start, stop in pairwise(outer)
    ]
    for ways in product(*parts):
        yield (0, *chain.from_iterable(way[1:] for way in ways))


def _parted(start: int, stop: int, centres: Sequence[int], place: _Place) -> Iterator[_Borders]:
    """All ways to part rows into blocks with words in these rows."""
    if not centres:
        if start == stop:
            yield (start,)
        return
    half = centres[0] - start
    middle = (2 * half + 1, 2 * half + (0 if place == "late" else 2))
    for size in (half + 1,) if place == "last" else middle:
        end = start + size
        if size and end <= (centres[1] if len(centres) > 1 else stop):
            yield from ((start, *rest) for rest in _parted(end, stop, centres[1:], place))


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
