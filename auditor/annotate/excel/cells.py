"""The cells of a worksheet's XML by row and column, counted as the reader counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.office.book import S
from auditor.readers.excel.sheet import LAST_ROW, position

if TYPE_CHECKING:
    from lxml import etree

Place = tuple[int, int]


class SheetCells:
    """``first`` is the first cell that holds anything, for what concerns a whole sheet."""

    def __init__(self, root: etree._Element) -> None:
        self._cells: dict[Place, etree._Element] = {}
        data = root.find(f"{S}sheetData")
        number = 0
        for row in data.iterchildren(f"{S}row") if data is not None else ():
            stated = row.get("r", "")
            number = int(stated) if stated.isdecimal() and 1 <= int(stated) <= LAST_ROW else number + 1
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
