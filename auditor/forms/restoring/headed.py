"""Forms whose head stands beside their indicators, row by row, taken apart: the head first, the indicators
below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.model import Cell, Document, Table

_NAMED = frozenset({"name", "value"})
_OF_HEADER = frozenset({"level1", "level2", "name", "value", "operator", "unit", "weight"})
_FEWEST_LABELS = 3  # of the head, beside rows of indicators
_FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class _Edge:
    """The row from which on head and indicators stand side by side, the first column right of the border
    between them, and on which side the head is."""

    top: int
    column: int
    head_right: bool


def heads_first(document: Document, labels: Labels) -> Document:
    """The document with the head of each such form above its table."""
    return with_parts(document, lambda table: _parts(table, labels))


def _parts(table: Table, labels: Labels) -> Iterator[Table]:
    edge = _edge(table, labels)
    if edge is None:
        yield table
        return
    yield from _piece([cell for cell in table.cells if cell.row < edge.top], 1)
    below = [cell for cell in table.cells if cell.row >= edge.top]
    left = [cell for cell in below if cell.column < edge.column]
    right = [cell for cell in below if cell.column >= edge.column]
    for cells, first in (
        ((right, edge.column), (left, 1)) if edge.head_right else ((left, 1), (right, edge.column))
    ):
        yield from _piece(cells, first)


def _piece(cells: Sequence[Cell], first: int) -> Iterator[Table]:
    """Cells from a column on as a table of their own, none where there are none."""
    if cells:
        above, left = cells[0].row - 1, first - 1
        moved = tuple(replace(cell, row=cell.row - above, column=cell.column - left) for cell in cells)
        yield Table(moved, cells[0].location)


def _edge(table: Table, labels: Labels) -> _Edge | None:
    rows = table.rows()
    for number, row in enumerate(rows):
        for column, head_right in _borders(row, labels):
            if not _is_apart(rows[number:], column):
                continue
            beside = [[c for c in each if (c.column >= column) == head_right] for each in rows[number:]]
            if _is_head(beside, labels):
                return _Edge(row[0].row, column, head_right)
    return None


def _borders(row: Sequence[Cell], labels: Labels) -> Iterator[tuple[int, bool]]:
    """Where the header of indicators begins behind other cells, or ends before them."""
    roles = [labels.column(cell.text) for cell in row]
    if not _is_whole(roles):
        return
    start = next((n for n in range(len(row)) if all(role in _OF_HEADER for role in roles[n:])), len(row))
    stop = next((n for n, role in enumerate(roles) if role not in _OF_HEADER), len(row))
    if start and _is_whole(roles[start:]):
        yield row[start].column, False
    if stop < len(row) and _is_whole(roles[:stop]):
        yield row[stop].column, True


def _is_whole(roles: Sequence[str | None]) -> bool:
    return len(roles) >= _FEWEST_COLUMNS and _NAMED.issubset(roles)


def _is_apart(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether no cell reaches over the border of a column."""
    return not any(cell.column < column < cell.column + cell.column_span for row in rows for cell in row)


def _is_head(rows: Sequence[Sequence[Cell]], labels: Labels) -> bool:
    """Whether rows of cells are labels of a head, each beside its text, from the first row on."""
    filled = [[cell for cell in row if cell.text.strip()] for row in rows]
    led = [labels.field(row[0].text) is not None and len(row) > 1 for row in filled if row]
    return len(led) >= _FEWEST_LABELS and led[0] and sum(led) >= _FEWEST_LABELS and 2 * sum(led) > len(led)
