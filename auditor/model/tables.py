"""The tables of a document, found by what lies in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.model.document import Document, Table
from auditor.model.location import Location


@dataclass(frozen=True, slots=True)
class TableFinder:
    """The tables of a document by their number among its blocks, found by a row of theirs: the place of a
    table itself is that of its first page, or a line, as the format has it."""

    rows: Mapping[tuple[object, ...], int]

    @classmethod
    def of(cls, document: Document) -> TableFinder:
        tables = ((number, each) for number, each in enumerate(document.blocks) if isinstance(each, Table))
        return cls({cell.location.row_key: number for number, table in tables for cell in table.cells})

    def number(self, place: Location) -> int | None:
        """The table that a place lies in."""
        return self.rows.get(place.row_key)

    def numbers(self, places: Iterable[Location]) -> dict[int, None]:
        """The tables that places lie in, each once, in their order."""
        found = (self.number(place) for place in places)
        return dict.fromkeys(number for number in found if number is not None)
