"""A row of an indicator table: the cell of each column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from auditor.expressions import expression
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.header import Column

SUMMANDS = expression(r"[;；、]")  # 10；5 where one row has the points of several


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` by the keys of the columns; ``realigned`` where cells stood in other columns than the header
    says, ``unread`` the columns that have a cell which cannot be told to belong to this row. ``doubtful`` are
    fields whose cells may belong elsewhere, ``absent`` those for which its own table has no column, ``over``
    the levels over whose columns the name lies, ``unasked`` what the sentence of a row says with its name.
    ``period`` and ``place`` tell whose target it is, where it is not the year's or the whole's."""

    cells: Mapping[str, Slot]
    line: Line
    realigned: bool = False
    unread: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    unasked: frozenset[str] = frozenset()
    period: str = ""
    place: str = ""

    def placed(self, place: str, doubtful: frozenset[str], absent: frozenset[str]) -> Row:
        """The same with what its table tells of it."""
        return replace(self, place=place, doubtful=doubtful, absent=absent)

    def text(self, column: str) -> str:
        slot = self.cells.get(column)
        return slot.text.strip() if slot else ""


def covers(slot: Slot, column: Column) -> bool:
    """Whether a cell stands below a column, or partly so."""
    return slot.start <= column.end and column.start <= slot.end
