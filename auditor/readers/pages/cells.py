"""The tables of pages while they are put together: cells with the lines printed in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from auditor.model import Location
from auditor.office.words import comparable
from auditor.readers.pages.glyphs import TextLine, joined
from auditor.readers.pages.marks import Box

HEADING_ROWS = 5  # more than any header that a program repeats on each page
_NOWHERE = Location()


@dataclass(slots=True)
class PageCell:
    """``row`` and ``column`` are places in the table, which may begin on an earlier page; ``place`` is where
    the cell stands on its own page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: list[TextLine]
    place: Location = _NOWHERE

    @property
    def text(self) -> str:
        return "\n".join(joined(self.lines, self.box[0], self.box[2]))

    @property
    def last_row(self) -> int:
        return self.row + self.row_span - 1


class PageTable:
    """``xs`` are the edges of its columns, ``top`` its upper edge; ``ruled`` is False where no lines part its
    cells. ``last`` are the cells in its last row, ``heading`` the words of its first rows, ``pages`` how many
    pages it stands on."""

    def __init__(
        self, cells: list[PageCell], xs: list[float], top: float, rows: int, *, ruled: bool = True
    ) -> None:
        self.cells, self.xs, self.top, self.rows, self.ruled = cells, xs, top, rows, ruled
        self.last = self.row(rows)
        self.pages = 1

    def row(self, number: int) -> list[PageCell]:
        """The cells that a row shows, also those that reach into it from above, left to right."""
        there = [cell for cell in self.cells if cell.row <= number <= cell.last_row]
        return sorted(there, key=lambda cell: cell.column)

    @cached_property
    def heading(self) -> list[list[str]]:
        rows = range(1, min(self.rows, HEADING_ROWS) + 1)
        return [[comparable(cell.text) for cell in self.row(row)] for row in rows]


PageBlock = PageTable | list[TextLine]
