"""The table of the document that a place lies in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.checks.units import FormUnit
from auditor.model import Block, Location, Submission, Table

_Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class TableFinder:
    """The tables of a document by their number among its blocks, found by a row of theirs: the place of a
    table itself is that of its first page, or a line, as the format has it."""

    rows: Mapping[_Row, int]

    def number(self, place: Location) -> int | None:
        """The table that a place lies in."""
        return self.rows.get(_row(place))

    def numbers(self, places: Iterable[Location]) -> dict[int, None]:
        """The tables that places lie in, each once, in their order."""
        found = (self.number(place) for place in places)
        return dict.fromkeys(number for number in found if number is not None)


def tables_of(submission: Submission) -> TableFinder:
    """The tables of a submission's document."""
    blocks = enumerate(submission.document.blocks)
    tables = ((number, block) for number, block in blocks if isinstance(block, Table))
    return TableFinder({_row(cell.location): number for number, table in tables for cell in table.cells})


def blocks_from_table(unit: FormUnit) -> tuple[Block, ...]:
    """The blocks of the document from the table of a form's first row on; none where it is in no table."""
    rows = unit.form.indicators
    number = unit.whole.once(tables_of).number(rows[0].location) if rows else None
    return () if number is None else unit.submission.document.blocks[number:]


def _row(place: Location) -> _Row:
    """A row of a table, in whichever of its cells a place is; a format without rows tells each cell alone."""
    alone = place.cell if place.row is None else None
    return place.part, place.page, place.sheet, place.table, place.row, place.line, alone
