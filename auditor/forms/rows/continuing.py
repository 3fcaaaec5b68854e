"""Indicators whose name is merged over several rows: what stands in the further rows belongs to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from auditor.expressions import expression
from auditor.forms.lines import Slot
from auditor.forms.rows.row import Row
from auditor.forms.text import squeeze

_SUMMED = ("weight", "score")
_FIRST = frozenset(  # those of the first row hold for the indicator
    {"level1", "level2", "level3", "operator", "unit", "value", "actual", "core"}
)
_NUMBER = expression(r"\d+(?:\.\d+)?")


def continues(row: Row, before: Row | None) -> bool:
    """Whether a row only goes on with the indicator of the row before it."""
    name = row.cells.get("name")
    known = before.cells.get("name") if before else None
    return name is not None and known is not None and not name.fresh and name.cell is known.cell


def differs(before: Row, row: Row) -> bool:
    """Whether a further row of an indicator states another target, which is not read."""
    slot = row.cells.get("value")
    one, other = squeeze(before.text("value")), squeeze(row.text("value"))
    return slot is not None and slot.fresh and bool(one) and bool(other) and one != other


def continued(before: Row, row: Row) -> Row:
    """The indicator with what its further row adds: points are summed up, other texts stand one below the
    other."""
    cells = dict(before.cells)
    for key, slot in row.cells.items():
        if slot.fresh and slot.text.strip() and not (key in _FIRST and before.text(key)):
            cells[key] = _joined(key, cells, slot)
    return replace(before, cells=cells)


def _joined(key: str, cells: Mapping[str, Slot], slot: Slot) -> Slot:
    known = cells.get(key)
    if known is None or not known.text.strip():
        return slot
    one, other = squeeze(known.text), squeeze(slot.text)
    if one == other and key not in _SUMMED:
        return known
    text = f"{known.text.strip()}\n{slot.text.strip()}"
    if key in _SUMMED and _NUMBER.fullmatch(one) and _NUMBER.fullmatch(other):
        text = f"{Decimal(one) + Decimal(other):f}"
    return replace(known, cell=replace(known.cell, text=text))
