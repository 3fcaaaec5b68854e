"""Tables that give each indicator a row for its target and one for its result, put into a row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import eq

from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_tables
from auditor.forms.text import label_key, squeeze
from auditor.model import Cell, Document, Table

_FEWEST = 2  # indicators
_ROWS = (2, 3)  # of an indicator
_VALUE = "值"
_NAMED = frozenset({"value", "actual", "score", "forecast", "reason"})

_Grid = Sequence[Sequence[Cell | None]]


def uninterleaved(document: Document, labels: Labels) -> Document:
    """The document with these tables in rows of one indicator each."""
    return with_tables(document, lambda table: _restored(table, labels))


def _restored(table: Table, labels: Labels) -> Table:
    grid = table.grid()
    for at, column in [*enumerate(zip(*grid, strict=True))][1:-1]:
        if not _recur([cell.text if cell else "" for cell in column]):
            continue
        columns = [labels.column(_full(_text(grid, row, at), labels)) for row in range(len(grid))]
        if "value" not in columns:
            continue
        for height in _ROWS:
            for first in _starts(columns, height):
                groups = list(_groups(grid, first, at, height))
                if len(groups) >= _FEWEST and first and _stand_apart(grid, groups, at, height):
                    names = [_full(_text(grid, first + n, at), labels) for n in range(height)]
                    return _together(table, grid, groups, at, names)
    return table


def _recur(texts: Sequence[str]) -> bool:
    """Whether labels can stand in turn in a column: few columns say anything twice in a row."""
    keys = list(map(label_key, texts))
    return any(
        keys[at : at + height] == keys[at + height : at + 2 * height]
        and len(set(texts[at : at + height])) == height
        for height in _ROWS
        if any(map(eq, keys, keys[height:]))
        for at in range(1, len(keys) - 2 * height + 1)
    )


def _starts(columns: Sequence[str | None], height: int) -> Iterator[int]:
    """The rows from which a column, by what each row of it names, may name in turn what stands beside it:
    目标值, 实际值. The first may be its header (目标与完成)."""
    last = len(columns)
    for first in range(1, len(columns) - height):
        named = columns[first : first + height]
        if len(set(named)) == height and "value" in named and _NAMED.issuperset(named):
            yield first
            last = min(last, first + 1)
        if first >= last:
            return


def _full(text: str, labels: Labels) -> str:
    """A label as a column has it: beside the figures 年初目标 and 实际完成 need no 值."""
    if labels.column(text) in _NAMED or not text.strip():
        return text
    return longer if labels.column(longer := f"{text.strip()}{_VALUE}") in _NAMED else text


def _groups(grid: _Grid, first: int, at: int, height: int) -> Iterator[int]:
    """The first row of each indicator: those of which the column says the same in turn."""
    own = [label_key(_text(grid, first + n, at)) for n in range(height)]
    row = first
    while [label_key(_text(grid, row + n, at)) for n in range(height)] == own:
        yield row
        row += height


def _stand_apart(grid: _Grid, groups: Sequence[int], at: int, height: int) -> bool:
    """Whether rows of an indicator differ in these two columns alone: all others are merged over them, blank,
    or print the same again."""
    for row in groups:
        for place, cell in enumerate(grid[row]):
            if place in (at, at + 1):
                continue
            below = [grid[row + n][place] for n in range(1, height)]
            text = squeeze(cell.text) if cell else ""
            if any(each is not cell and each and squeeze(each.text) not in ("", text) for each in below):
                return False
    return True


def _together(table: Table, grid: _Grid, groups: Sequence[int], at: int, names: Sequence[str]) -> Table:
    """The table with one row an indicator, and as many columns for the two as it had rows."""
    height = len(names)
    rows = [row for row in range(len(grid)) if not any(first < row < first + height for first in groups)]
    new = {row: number for number, row in enumerate(rows, start=1)}
    header = groups[0] - 1
    own = range(header, groups[-1] + height)
    cells = []
    for cell in table.cells:
        inside = cell.row - 1 in own and at < cell.column <= at + 2 and cell.column_span <= 2
        if cell.row - 1 in new and not inside:
            kept = sum(row in new for row in range(cell.row - 1, cell.row - 1 + cell.row_span))
            cells.append(_widened(replace(cell, row=new[cell.row - 1], row_span=kept), at, height - 2))
    for number, name in enumerate(names):
        label = grid[groups[0] + number][at]
        named = label and replace(label, text=name)
        values = [(row, grid[row + number][at + 1]) for row in groups]
        cells += [
            replace(cell, row=new[row], column=at + 1 + number, row_span=1, column_span=1)
            for row, cell in ((header, named), *values)
            if cell is not None
        ]
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _widened(cell: Cell, at: int, more: int) -> Cell:
    """A cell moved by the columns that were added behind the two, or stretched over them."""
    if cell.column > at + 2:
        return replace(cell, column=cell.column + more)
    reaches = cell.column + cell.column_span > at + 2
    return replace(cell, column_span=cell.column_span + more) if reaches else cell


def _text(grid: _Grid, row: int, column: int) -> str:
    cell = grid[row][column] if row < len(grid) and column < len(grid[row]) else None
    return cell.text if cell else ""
