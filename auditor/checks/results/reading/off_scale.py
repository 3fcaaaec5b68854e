"""A bare result that is some ten thousand times its target, or the other way round: 11450 beside 1.2万元."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import Context
from auditor.chinese.marks import unspaced
from auditor.expressions import expression
from auditor.model import Indicator

_BARE = expression(r"\d[\d,，]*(?:\.\d+)?")
_SCALE = "万"
_SCALED = Decimal(10_000)
_ABOUT = Decimal(3)  # times: nobody misses, or passes, a target so far in the other scale as well


def is_off_scale(row: Indicator, text: str | None, context: Context) -> bool:
    """Whether a figure without a unit of its own was counted in ones where the row counts in 万, or in 万元
    where it counts in 元."""
    said = unspaced(text or "")
    target = context.linker.target(row)
    unit = unspaced(row.unit or "")
    if target is None or target.value <= 0 or not unit or not _BARE.fullmatch(said):
        return False
    times = Decimal(said.replace(",", "").replace("，", "")) / target.value
    if unit.startswith(_SCALE):
        return _is_about(times / _SCALED)
    return context.language.unit(unit).of_money and not unit.startswith("亿") and _is_about(times * _SCALED)


def _is_about(times: Decimal) -> bool:
    return 1 / _ABOUT <= times <= _ABOUT
