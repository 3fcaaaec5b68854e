"""Levels side by side, each over names and targets of its own (成本指标 | 产出指标 | 效益指标), right of what
the rows share (a project, its money), put into a column of levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.forms.text import label_key
from auditor.model import Cell, Document, Table
from auditor.model.words import FIELD_WORDS

_FEWEST = 2
_NEEDED = frozenset({"name", "value"})


@dataclass(frozen=True, slots=True)
class _Levels:
    """The cells of the levels, ``width`` columns each; the rows of indicators end before ``stop``."""

    heads: Sequence[Cell]
    width: int
    stop: int

    @property
    def first(self) -> int:
        return self.heads[0].column

    @property
    def end(self) -> int:
        return self.first + len(self.heads) * self.width

    @property
    def body(self) -> int:
        """The first row below the header."""
        return self.heads[0].row + 2

    def shared(self, cell: Cell) -> bool:
        return cell.column + cell.column_span <= self.first or cell.column >= self.end

    def crosses(self, cell: Cell) -> bool:
        return not self.shared(cell) and (
            cell.column < self.first or cell.column + cell.column_span > self.end
        )

    def moved(self, cell: Cell) -> Cell:
        """A cell that the rows share, where it stands now."""
        less = (len(self.heads) - 1) * self.width - 1
        return replace(cell, column=cell.column - less) if cell.column >= self.end else cell


def unpivoted(document: Document, labels: Labels, levels: LevelReader) -> Document:
    """The document with a row for each indicator of such tables, behind its level."""
    return with_parts(document, lambda table: _parts(table, labels, levels))


def _parts(table: Table, labels: Labels, levels: LevelReader) -> Iterator[Table]:
    found = _levels(table, labels, levels)
    if found is None or not (blocks := _blocks(table, found)):
        yield table
        return
    cells = [*_header(table, found), *_rows(table, found, blocks)]
    yield Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), table.location)
    if rest := [cell for cell in table.cells if cell.row >= found.stop]:
        moved = (replace(cell, row=cell.row - found.stop + 1) for cell in rest)
        yield Table(tuple(moved), rest[0].location)


def _levels(table: Table, labels: Labels, levels: LevelReader) -> _Levels | None:
    rows = table.rows()
    for above, below in pairwise(rows):
        heads = [cell for cell in above if cell.column_span > 1 and levels.is_first(cell.text)]
        if len({label_key(head.text) for head in heads}) >= _FEWEST and _head_alike(heads, below, labels):
            found = _Levels(heads, heads[0].column_span, 0)
            return replace(found, stop=_stop(table, found)) if found.first > 1 else None
    return None


def _head_alike(heads: Sequence[Cell], below: Sequence[Cell], labels: Labels) -> bool:
    """Whether the levels stand side by side, each over the same labels of names and targets."""
    if any(one.column + one.column_span != other.column for one, other in pairwise(heads)):
        return False
    own = [
        [cell for cell in below if head.column <= cell.column < head.column + head.column_span]
        for head in heads
    ]
    texts = {tuple(label_key(cell.text) for cell in each) for each in own}
    single = all(cell.column_span == 1 for each in own for cell in each)
    whole = all(len(each) == head.column_span for each, head in zip(own, heads, strict=True))
    roles = {labels.column(cell.text) for cell in own[0]}
    return single and whole and len(texts) == 1 and roles >= _NEEDED and heads[0].row_span == 1


def _stop(table: Table, found: _Levels) -> int:
    """The first row below the header, or behind the table, with a cell over some of the levels and more."""
    below = (cell.row for cell in table.cells if cell.row >= found.body and found.crosses(cell))
    return min(below, default=max(cell.row + cell.row_span for cell in table.cells))


def _blocks(table: Table, found: _Levels) -> list[range]:
    """The rows that share what stands beside the levels; none where a cell reaches from some to others."""
    body = [cell for cell in table.cells if found.body <= cell.row < found.stop]
    told = {cell.row for cell in body if found.shared(cell) and cell.text.strip()}
    starts = sorted({found.body, *told})
    blocks = [range(start, stop) for start, stop in pairwise([*starts, found.stop])]
    whole = all(
        cell.row + cell.row_span <= block.stop for block in blocks for cell in body if cell.row in block
    )
    return blocks if whole else []


def _header(table: Table, found: _Levels) -> Iterator[Cell]:
    head = found.heads[0]
    for cell in table.cells:
        if cell.row >= found.body:
            continue
        if found.shared(cell):
            yield found.moved(cell)
        elif cell is head:
            yield replace(cell, text=FIELD_WORDS["level1"], row_span=2, column_span=1)
        elif cell.row > head.row and cell.column < found.first + found.width:
            yield replace(cell, column=cell.column + 1)
        elif cell.row < head.row and cell.column <= found.first:
            lost = (len(found.heads) - 1) * found.width - 1
            reach = min(cell.column + cell.column_span, found.end)
            yield replace(cell, column_span=cell.column_span - (lost if reach == found.end else 0))


def _rows(table: Table, found: _Levels, blocks: Sequence[range]) -> Iterator[Cell]:
    row = found.body
    for block in blocks:
        own = [cell for cell in table.cells if cell.row in block]
        height = 0
        for head in found.heads:
            under = [cell for cell in own if head.column <= cell.column < head.column + head.column_span]
            lines = list(_lines(under))
            yield from _under(head, lines, found, row + height)
            height += len(lines)
        if not height:  # a unit, whose projects follow
            first = [cell for cell in own if found.first <= cell.column < found.first + found.width]
            yield from _under(replace(found.heads[0], text=""), [first], found, row)
            height = 1
        for cell in own:
            if found.shared(cell):
                yield replace(found.moved(cell), row=row, row_span=height)
        row += height


def _under(head: Cell, lines: Sequence[Sequence[Cell]], found: _Levels, row: int) -> Iterator[Cell]:
    """The cells of a level from this row on, each line behind the level."""
    for number, line in enumerate(lines, start=row):
        for first in line[:1]:
            yield replace(first, text=head.text, row=number, column=found.first, row_span=1, column_span=1)
        for cell in line:
            yield replace(cell, row=number, row_span=1, column=cell.column - head.column + found.first + 1)


def _lines(cells: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    """The rows of one level that say anything."""
    for row in dict.fromkeys(cell.row for cell in cells):
        line = [cell for cell in cells if cell.row == row]
        if any(cell.text.strip() for cell in line):
            yield line
