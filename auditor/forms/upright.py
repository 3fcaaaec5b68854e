"""Indicator tables that lie on their side, with the headers down the first column, stood upright."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditor.forms.lexicon import Labels
from auditor.model import Block, Cell, Document, Table

_OF_INDICATORS = frozenset({
    "level1", "level2", "name", "value", "operator", "unit", "weight", "core", "actual", "score", "reason",
    "note", "nature", "ignored",
})  # fmt: skip
_FEWEST_INDICATORS = 2


def stood_upright(document: Document, labels: Labels) -> Document:
    """The document with every table that lies on its side cut out of the table around it and turned."""
    blocks = tuple(part for block in document.blocks for part in _parts(block, labels))
    return replace(document, blocks=blocks) if len(blocks) != len(document.blocks) else document


def _parts(block: Block, labels: Labels) -> Iterator[Block]:
    if not isinstance(block, Table) or (run := _lying(block, labels)) is None:
        yield block
        return
    first, last = run
    inside = [cell for cell in block.cells if first <= cell.row <= last]
    before = [cell for cell in block.cells if cell.row < first]
    after = [replace(cell, row=cell.row - last) for cell in block.cells if cell.row > last]
    for cells in (before, [_turned(cell, first) for cell in inside]):
        if cells:
            yield _table(cells)
    if after:
        yield from _parts(_table(after), labels)


def _table(cells: list[Cell]) -> Table:
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), cells[0].location)


def _lying(table: Table, labels: Labels) -> tuple[int, int] | None:
    """The first and last of the rows that each begin with the header of a column; names and targets are
    among them, each row for several indicators."""
    run: list[int] = []
    found: set[str] = set()
    for number, row in enumerate(table.rows(), start=1):
        filled = [cell for cell in row if cell.text.strip()]
        name = labels.column(filled[0].text) if filled else None
        fresh = name == "ignored" or name not in found
        lies = name in _OF_INDICATORS and fresh and len(filled) > 1 and filled[0].row_span == 1
        if lies and not any(labels.column(cell.text) for cell in filled[1:]):
            run.append(number)
            found.add(name or "")
        elif _is_whole(found):
            break
        else:
            run, found = [], set()
    if not _is_whole(found):
        return None
    names = [cell for cell in table.cells if run[0] <= cell.row <= run[-1] and cell.text.strip()]
    return (run[0], run[-1]) if len(names) >= len(run) * _FEWEST_INDICATORS else None


def _is_whole(found: set[str]) -> bool:
    return found >= {"name", "value"} and len(found) > 2


def _turned(cell: Cell, first: int) -> Cell:
    return replace(
        cell,
        row=cell.column,
        column=cell.row - first + 1,
        row_span=cell.column_span,
        column_span=cell.row_span,
    )
