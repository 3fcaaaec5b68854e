"""Cells of an indicator's row below headers that no field is read from."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.language.spans import plain
from auditor.model import Cell, Document, Form, Indicator, Table


class Columns:
    """The tables of a document by the cells that are names of indicators."""

    def __init__(self, document: Document) -> None:
        self._tables = tuple(document.tables())

    def below(self, row: Indicator, labels: Sequence[str], without: Sequence[str] = ()) -> Cell | None:
        """The cell of a row below the nearest header that begins with one of the ``labels`` and has no word
        of ``without``; ``None`` where the row or the header is not found, or no other cell stands there."""
        place = row.place("name")
        for table in self._tables:
            own = next((cell for cell in table.cells if cell.location == place), None)
            if own is not None:
                return _below(table, own, labels, without)
        return None


def _below(table: Table, own: Cell, labels: Sequence[str], without: Sequence[str]) -> Cell | None:
    above = [
        cell
        for cell in table.cells
        if cell.row < own.row
        and cell.column > own.column
        and plain(cell.text).startswith(tuple(labels))
        and not any(word in cell.text for word in without)
    ]
    if not above:
        return None
    header = max(above, key=lambda cell: cell.row)
    found = (
        cell
        for cell in table.cells
        if cell.column == header.column and cell.row <= own.row < cell.row + cell.row_span
    )
    return next((cell for cell in found if cell is not header and cell.row > header.row), None)


def columns_of(form: Form, document: Document) -> Columns:
    """The columns of a document, for ``reading.once``."""
    del form
    return Columns(document)
