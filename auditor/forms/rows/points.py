"""Points that were typed where the targets belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from auditor.forms.rows.row import Row
from auditor.forms.text import squeeze

_POINTS = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)分?")
_FEWEST, _FEWEST_ALONE = 4, 5  # rows; fewer are alike, or add up, by chance
_MOST = 40  # points of one row
_TOTALS = frozenset({Decimal(100), Decimal(90)})  # with or without the execution of the budget
_BESIDE = ("operator", "unit")  # what only a target has beside it


def hold_points(rows: Sequence[Row]) -> bool:
    """Whether the column of targets holds the points of the rows and nothing else: bare numbers that are the
    weights row by row, or that add up to a whole where no weights stand beside them."""
    if len(rows) < _FEWEST or any(row.period or row.place for row in rows):
        return False
    if any(row.text(column) for row in rows for column in _BESIDE):
        return False
    points = [_points(row.text("value")) for row in rows]
    if any(each is None or each > _MOST for each in points):
        return False
    weights = [row.text("weight") for row in rows]
    if any(weights):
        return points == [_points(weight) for weight in weights]
    return len(rows) >= _FEWEST_ALONE and sum(each for each in points if each is not None) in _TOTALS


def weighed(row: Row) -> Row:
    """The row with its points as its weight too; its target stays as it is printed."""
    weight = row.cells["weight"] if row.text("weight") else row.cells["value"]
    return replace(row, cells={**row.cells, "weight": weight})


def _points(text: str) -> Decimal | None:
    match = _POINTS.fullmatch(squeeze(text))
    return Decimal(match[1]) if match else None
