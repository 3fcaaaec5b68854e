"""Forms that stand side by side on one sheet, each with its own head, set one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.forms.text import label_key
from auditor.model import Cell, Document, Table

_FEWEST_COLUMNS = 3


def set_apart(document: Document, labels: Labels) -> Document:
    """The document with every table that holds forms side by side cut into one table each."""
    return with_parts(document, lambda table: _parts(table, labels))


def _parts(table: Table, labels: Labels) -> Iterator[Table]:
    edges = _edges(table, labels)
    if not edges:
        yield table
        return
    for left, right in pairwise(edges):
        cells = [
            replace(cell, column=cell.column - left + 1)
            for cell in table.cells
            if left <= cell.column < right
        ]
        yield Table(tuple(cells), cells[0].location)


def _edges(table: Table, labels: Labels) -> tuple[int, ...]:
    """The columns at which its forms begin, and the one behind the last; none where it holds one form."""
    rows = table.filled()
    header = next((number for number, row in enumerate(rows) if _repeats(row, labels)), None)
    if header is None:
        return ()
    width = _repeats(rows[header], labels)
    starts = [cell.column for cell in rows[header][::width]]
    apart = not any(
        cell.column < start < cell.column + cell.column_span
        for row in rows
        for cell in row
        for start in starts
    )
    owned = all(
        any(_is_own(cell, start, labels) for row in rows[:header] for cell in row) for start in starts
    )
    return (1, *starts[1:], max(cell.column for cell in table.cells) + 1) if apart and owned else ()


def _repeats(row: Sequence[Cell], labels: Labels) -> int:
    """After how many cells a header begins anew, 0 where it never does."""
    if len(row) < 2 * _FEWEST_COLUMNS:
        return 0
    keys = [label_key(cell.text) for cell in row]
    for width in range(_FEWEST_COLUMNS, len(keys) // 2 + 1):
        whole = len(keys) % width == 0 and keys == keys[:width] * (len(keys) // width)
        if whole and "name" in {labels.column(cell.text) for cell in row[:width]}:
            return width
    return 0


def _is_own(cell: Cell, start: int, labels: Labels) -> bool:
    """Whether a form begins with its title, or with what its project is called, at this column."""
    hit = labels.field(cell.text) if cell.column == start else None
    return cell.column == start and (
        (hit is not None and hit.field == "project") or bool(labels.title(cell.text))
    )
