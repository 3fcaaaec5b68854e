"""The figure behind the label of a total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from auditor.expressions import expression
from auditor.model import Cell

_NUMBER = expression(r"(\d{1,3}(?:\.\d+)?)分?")
_NOISE = expression(r"[\s:：]+")
_FULL = Decimal(100)


def score_behind(cells: Sequence[Cell]) -> tuple[Decimal, Cell] | None:
    """The figure behind a label; of several the last, where the first are the points that can be had."""
    found = []
    for cell in cells:
        match = _NUMBER.fullmatch(_NOISE.sub("", cell.text))
        if match is None:
            break
        found.append((Decimal(match[1]), cell))
    if not found:
        return None
    return found[-1] if found[0][0] == _FULL else found[0]
