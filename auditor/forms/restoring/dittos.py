"""Levels that a mark repeats from the cell above (〃, 同上), written out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.replacing import with_tables
from auditor.model import Cell, Document, Table


def without_dittos(document: Document, levels: LevelReader) -> Document:
    """The document with the level of the cell above in the place of each such mark."""
    return with_tables(document, lambda table: _written(table, levels))


def _written(table: Table, levels: LevelReader) -> Table:
    if not any(map(levels.says_again, table.texts())):
        return table
    return replace(table, cells=tuple(_with_levels(table, levels)))


def _with_levels(table: Table, levels: LevelReader) -> Iterator[Cell]:
    above: dict[tuple[int, int], str] = {}  # what was last printed in a column, by its place and breadth
    for cell in table.cells:
        place = (cell.column, cell.column_span)
        known = above.get(place, "")
        repeated = levels.says_again(cell.text) and levels.is_level(known)
        if cell.text.strip() and not repeated:
            above[place] = cell.text
        yield replace(cell, text=known) if repeated else cell
