"""Units that stand in the header over the targets of all rows: «目标值（%）» over «≥95»."""

from __future__ import annotations

import re
from dataclasses import replace

from auditor.forms.labels.values import TargetReader
from auditor.forms.rows.names import unit_in
from auditor.forms.rows.row import Row
from auditor.forms.shapes.header import Header
from auditor.forms.text import squeeze

_BARE = re.compile(r"[≥≤＞＜><≧≦=＝]*\d[\d,]*(?:\.\d+)?")


def with_headed_unit(row: Row, header: Header, targets: TargetReader) -> Row:
    """The row with the unit over its target, which is a number without one in a table without a column for
    units."""
    column, slot = header.get("value"), row.cells.get("value")
    if column is None or slot is None or header.get("unit") or not _BARE.fullmatch(squeeze(slot.text)):
        return row
    unit = unit_in(column.label.strip(), targets)
    if unit is None:
        return row
    return replace(row, cells={**row.cells, "unit": replace(slot, cell=replace(slot.cell, text=unit))})
