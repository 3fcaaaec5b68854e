"""Cells of an indicator's row below headers that no field is read from."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.language.spans import plain
from auditor.model import Cell, Document, Indicator, Location, Submission, Table


class Columns:
    """The tables of a document by the cells that are names of indicators."""

    def __init__(self, document: Document) -> None:
        self._tables = tuple(document.tables())
        self._words = [[(plain(cell.text), cell) for cell in table.cells] for table in self._tables]
        self._own: dict[Location, tuple[int, Cell]] = {}
        for number, table in enumerate(self._tables):
            for cell in table.cells:
                self._own.setdefault(cell.location, (number, cell))
        self._heads: dict[tuple[int, tuple[str, ...], tuple[str, ...]], list[Cell]] = {}

    def below(self, row: Indicator, labels: Sequence[str], without: Sequence[str] = ()) -> Cell | None:
        """The cell of a row below the nearest header that begins with one of the ``labels`` and has no word
        of ``without``; ``None`` where the row or the header is not found, or no other cell stands there."""
        found = self._own.get(row.place("name"))
        if found is None:
            return None
        number, own = found
        heads = self._headed(number, tuple(labels), tuple(without))
        above = [cell for cell in heads if cell.row < own.row and cell.column > own.column]
        return _below(self._tables[number], own, max(above, key=lambda cell: cell.row)) if above else None

    def across(self, place: Location, labels: Sequence[str], without: Sequence[str] = ()) -> list[Cell]:
        """The cells in the row of the one at ``place`` that stand below such headers, or right of such a
        label in the row itself."""
        found = self._own.get(place)
        if found is None:
            return []
        number, own = found
        heads = [cell for cell in self._headed(number, tuple(labels), tuple(without)) if cell is not own]
        row = [cell for cell in self._tables[number].cells if cell.row <= own.row < cell.row + cell.row_span]
        beside = (
            min(
                (cell for cell in row if cell.column > head.column),
                key=lambda cell: cell.column,
                default=None,
            )
            for head in heads
            if head.row == own.row
        )
        above = {cell.column: cell for cell in heads if cell.row < own.row}  # the nearest of each column
        below = (cell for cell in row if cell.column in above)
        return [cell for cell in (*below, *beside) if cell is not None]

    def beside(self, row: Indicator) -> list[Cell]:
        """The cells right of the name of a row."""
        found = self._own.get(row.place("name"))
        if found is None:
            return []
        number, own = found
        cells = (cell for cell in self._tables[number].cells if cell.column > own.column)
        return [cell for cell in cells if cell.row <= own.row < cell.row + cell.row_span]

    def _headed(self, number: int, labels: tuple[str, ...], without: tuple[str, ...]) -> list[Cell]:
        """The cells of a table that begin with one of the labels: few tables have any."""
        key = number, labels, without
        if key not in self._heads:
            self._heads[key] = [
                cell
                for words, cell in self._words[number]
                if words.startswith(labels) and not any(word in cell.text for word in without)
            ]
        return self._heads[key]


def _below(table: Table, own: Cell, header: Cell) -> Cell | None:
    found = (
        cell
        for cell in table.cells
        if cell.column == header.column and cell.row <= own.row < cell.row + cell.row_span
    )
    return next((cell for cell in found if cell is not header and cell.row > header.row), None)


def columns_of(submission: Submission) -> Columns:
    """The columns of a submission's document, for ``whole.once``."""
    return Columns(submission.document)
