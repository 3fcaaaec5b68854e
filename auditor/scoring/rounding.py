"""Numbers as they are printed: half-up to a tenth of a point, shares as exactly as the sums need."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from auditor.model import as_written

_ONE = Decimal(1)
_STEPS = ("0.01", "0.001", "0.0001")  # how exactly a share is told

_step = lru_cache(Decimal)


def rounded(number: Decimal, step: str = "0.1") -> Decimal:
    """A number in whole steps of ``step``, halves up."""
    return number.quantize(_step(step), ROUND_HALF_UP)


def told_share(share: Decimal, points: Decimal, full_at: Decimal = _ONE) -> str:
    """A share with two digits behind its point, or as many as the printed ``points``×share/``full_at`` needs
    to come to what was reckoned: 8×0.27 is 2.2, 8×0.267 the 2.1 that 4/15 earn."""
    due = rounded(points * share / full_at)
    for step in _STEPS:
        tried = rounded(share, step)
        if rounded(points * tried / full_at) == due:
            break
    return as_written(tried)
