"""A value that carries a unit of its own beside another one in the column."""

from __future__ import annotations

import unicodedata

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.chinese.marks import DASHES
from auditor.expressions import expression
from auditor.language import UnitFact

_AMOUNT = expression(rf"[≥≤＞＜><=≧≦\s]*[\d,]+(?:\.\d+)?\s*(?P<unit>[^\d\s.,、{DASHES}]{{1,10}})")


def _one_unit(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    amount = _AMOUNT.fullmatch(unicodedata.normalize("NFKC", target.value or "").strip())
    column = context.language.unit(target.unit or "")
    if amount is None or not column.kinds:
        return NOT_APPLICABLE
    inside = context.language.unit(amount["unit"])
    if not inside.kinds:
        return NOT_APPLICABLE
    return PASSED if _same(inside, column) else failed(Hit({"inside": amount["unit"]}, field="unit"))


@check_kind("unit-in-value", params=NoParams, provides={"inside"}, by_target=_one_unit)
def judge_unit_in_value(unit: IndicatorUnit, params: NoParams, context: Context) -> Judgement:
    """The unit written behind the number against the unit of the column."""
    return _one_unit(unit.indicator, params, context) or PASSED


def _same(one: UnitFact, other: UnitFact) -> bool:
    """One unit in two spellings, or two words that count the same things (个, 项)."""
    return bool(one.kinds & other.kinds) and (one.base != other.base or one.factor == other.factor)
