"""Forms whose head stands left of their indicators, row beside row, taken apart: the head first, the
indicators below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.model import Block, Cell, Document, Table

_NAMED = frozenset({"name", "value"})
_OF_HEADER = frozenset({"level1", "level2", "name", "value", "operator", "unit", "weight"})
_FEWEST_LABELS = 3  # of the head, beside rows of indicators
_FEWEST_COLUMNS = 3


def heads_first(document: Document, labels: Labels) -> Document:
    """The document with the head of each such form above its table."""
    return with_parts(document, lambda block: _parts(block, labels))


def _parts(block: Block, labels: Labels) -> Iterator[Block]:
    edge = _edge(block, labels) if isinstance(block, Table) else None
    if not isinstance(block, Table) or edge is None:
        yield block
        return
    top, column = edge
    for cells in (
        [cell for cell in block.cells if cell.row < top],
        [cell for cell in block.cells if cell.row >= top and cell.column < column],
        [
            replace(cell, column=cell.column - column + 1)
            for cell in block.cells
            if cell.row >= top and cell.column >= column
        ],
    ):
        if cells:
            above = cells[0].row - 1
            yield Table(tuple(replace(c, row=c.row - above) for c in cells), cells[0].location)


def _edge(table: Table, labels: Labels) -> tuple[int, int] | None:
    """The row and the column from which on the indicators stand right of the head."""
    rows = table.rows()
    for number, row in enumerate(rows):
        first = _header(row, labels)
        if first is None or first == row[0].column:
            continue
        left = [[cell for cell in each if cell.column < first] for each in rows[number:]]
        apart = not any(c.column < first < c.column + c.column_span for each in rows[number:] for c in each)
        if apart and _is_head(left, labels):
            return row[0].row, first
    return None


def _header(row: Sequence[Cell], labels: Labels) -> int | None:
    """The column from which on a row is the header of indicators to its end."""
    roles = [labels.column(cell.text) for cell in row]
    start = next((n for n in range(len(row)) if all(role in _OF_HEADER for role in roles[n:])), len(row))
    own = roles[start:]
    return row[start].column if len(own) >= _FEWEST_COLUMNS and _NAMED.issubset(own) else None


def _is_head(rows: Sequence[Sequence[Cell]], labels: Labels) -> bool:
    """Whether rows of cells are labels of a head, each beside its text, from the first row on."""
    filled = [[cell for cell in row if cell.text.strip()] for row in rows]
    led = [labels.field(row[0].text) is not None and len(row) > 1 for row in filled if row]
    return len(led) >= _FEWEST_LABELS and led[0] and sum(led) >= _FEWEST_LABELS and 2 * sum(led) > len(led)
