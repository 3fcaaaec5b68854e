"""Ruled lines → the cells of tables, merged ones resolved; the same for every format that only draws pages.

Lines that touch make a table. Their places make bands and columns; where no line stands between two
positions, they are one cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.readers.edges import nearest, places
from auditor.readers.pages.marks import Box, Rule

_SAME_LINE = 1.5  # pieces of one line lie this close
_GAP = 2.5  # between the dashes of a line, or where a border ends short of a corner
_TOUCH = 3.0
_MOST_PAIRS = 1_000_000  # a drawing with thousands of strokes is no form
_MOST_POSITIONS = 60_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: 1-based place and spans in the grid, and its box on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


class Grid:
    """One ruled table: ``xs`` and ``ys`` are the places of its lines, ``cells`` in reading order."""

    def __init__(self, xs: list[float], ys: list[float], cells: Sequence[GridCell]) -> None:
        self.xs, self.ys, self.cells = xs, ys, cells
        self.box: Box = (xs[0], ys[0], xs[-1], ys[-1])
        self._index = {
            (row, column): number
            for number, cell in enumerate(cells)
            for row in range(cell.row - 1, cell.row - 1 + cell.row_span)
            for column in range(cell.column - 1, cell.column - 1 + cell.column_span)
        }

    def at(self, x: float, y: float) -> int | None:
        """The index of the cell at a point, ``None`` outside the table."""
        return self._index.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def grids(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Grid] | None:
    """The tables that lines make, small ones first; a lone frame is none. ``None`` where there are more
    lines than a form can have."""
    across, down = _whole(horizontal), _whole(vertical)
    if len(across) * len(down) > _MOST_PAIRS:
        return None
    found = [grid for part in _touching(across, down) if (grid := _grid(*part)) is not None]
    return sorted(found, key=lambda grid: (grid.box[2] - grid.box[0]) * (grid.box[3] - grid.box[1]))


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """Lines put together from their pieces: dashes, and borders that every cell draws for itself."""
    whole: list[Rule] = []
    for group in _close(sorted(rules), _SAME_LINE):
        at = sum(rule.at for rule in group) / len(group)
        group.sort(key=lambda rule: rule.start)
        start, end = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start > end + _GAP:
                whole.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        whole.append(Rule(at, start, end))
    return whole


def _close(rules: Sequence[Rule], distance: float) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > distance:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _touching(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    parents = list(range(len(across) + len(down)))
    for i, rule in enumerate(across):
        for j, other in enumerate(down, start=len(across)):
            if (
                rule.start - _TOUCH <= other.at <= rule.end + _TOUCH
                and other.start - _TOUCH <= rule.at <= other.end + _TOUCH
            ):
                _unite(parents, i, j)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number in range(len(parents)):
        part = parts.setdefault(_root(parents, number), ([], []))
        if number < len(across):
            part[0].append(across[number])
        else:
            part[1].append(down[number - len(across)])
    return [part for part in parts.values() if part[0] and part[1]]


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def _unite(parents: list[int], one: int, other: int) -> None:
    parents[_root(parents, other)] = _root(parents, one)


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    """The table of lines that touch. A side that is left open is closed where its other lines end."""
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    top, bottom = min(rule.start for rule in down), max(rule.end for rule in down)
    xs = places([left, right, *(rule.at for rule in down)])
    ys = places([top, bottom, *(rule.at for rule in across)])
    if (len(xs) - 1) * (len(ys) - 1) > _MOST_POSITIONS:
        return None
    cells = _cells(xs, ys, _drawn(across, ys, xs), _drawn(down, xs, ys))
    return Grid(xs, ys, cells) if len(cells) > 1 else None


def _drawn(rules: list[Rule], lines: list[float], others: list[float]) -> set[tuple[int, int]]:
    """(line, interval across it) for each piece of the grid that is drawn."""
    drawn: set[tuple[int, int]] = set()
    middles = [(start + end) / 2 for start, end in pairwise(others)]
    for rule in rules:
        line = nearest(lines, rule.at)
        first, last = bisect_right(middles, rule.start), bisect_right(middles, rule.end)
        drawn.update((line, interval) for interval in range(first, last))
    return drawn


def _cells(
    xs: list[float], ys: list[float], across: set[tuple[int, int]], down: set[tuple[int, int]]
) -> list[GridCell]:
    rows, columns = len(ys) - 1, len(xs) - 1
    parents = list(range(rows * columns))
    for row in range(rows):
        for column in range(columns):
            number = row * columns + column
            if column + 1 < columns and (column + 1, row) not in down:
                _unite(parents, number, number + 1)
            if row + 1 < rows and (row + 1, column) not in across:
                _unite(parents, number, number + columns)
    regions: dict[int, list[tuple[int, int]]] = {}
    for number in range(rows * columns):
        regions.setdefault(_root(parents, number), []).append(divmod(number, columns))
    areas = sorted(area for region in regions.values() for area in _rectangles(region))
    return [
        GridCell(
            top + 1,
            left + 1,
            bottom - top + 1,
            right - left + 1,
            (xs[left], ys[top], xs[right + 1], ys[bottom + 1]),
        )
        for top, left, bottom, right in areas
    ]


def _rectangles(region: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """A region as (top, left, bottom, right); one that is no rectangle falls into runs of equal rows."""
    columns_of: dict[int, list[int]] = {}
    for row, column in region:
        columns_of.setdefault(row, []).append(column)
    areas: list[tuple[int, int, int, int]] = []
    for row, columns in sorted(columns_of.items()):
        for left, right in _runs(columns):
            above = (areas[-1][1], areas[-1][3], areas[-1][2]) if areas else None
            if above == (left, right, row - 1):
                areas[-1] = (areas[-1][0], left, row, right)
            else:
                areas.append((row, left, row, right))
    return areas


def _runs(columns: list[int]) -> Iterator[tuple[int, int]]:
    start = before = columns[0]
    for column in columns[1:]:
        if column != before + 1:
            yield start, before
            start = column
        before = column
    yield start, before
