"""The cells of a worksheet's XML by row and column, counted as the reader counts them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.office.book import S
from auditor.office.elements import whole
from auditor.readers.excel.sheet import LAST_ROW, position

if TYPE_CHECKING:
    from lxml import etree

Place = tuple[int, int]


class SheetCells:
    """``first`` is the first cell that holds anything, for what concerns a whole sheet."""

    def __init__(self, root: etree._Element) -> None:
        self._cells: dict[Place, etree._Element] = {}
        for number, row in numbered_rows(root):
            column = 0
            for cell in row.iterchildren(f"{S}c"):
                place = position(cell.get("r", "")) or (number, column + 1)
                column = place[1]
                self._cells[place] = cell
        filled = (place for place, cell in self._cells.items() if len(cell))
        self.first: Place = min(filled, default=(1, 1))

    def element(self, place: Place) -> etree._Element | None:
        """The ``c`` element, ``None`` for a cell that the sheet does not write."""
        return self._cells.get(place)


def numbered_rows(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The ``row`` elements with their numbers, which a file may leave out."""
    number = 0
    for row in root.iterfind(f"{S}sheetData/{S}row"):
        stated = whole(row.get("r"), 0)
        number = stated if 1 <= stated <= LAST_ROW else number + 1
        yield number, row
