"""A price per what its name says, in a unit that says per what else: 每公里…, 元/人."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Judgement, Params, check_kind
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.sensible_units import known_unit, mismatch
from auditor.chinese.edges import ending_of
from auditor.language import UnitFact
from auditor.language.facts import is_price

_OF_NOTHING = frozenset({"period"})  # 元/月 may be per head and month, the name says of whom
_PEOPLE = frozenset({"people", "person_times"})
_COUNTED_AGAIN = _PEOPLE | {"times"}


class PriceParams(Params):
    """``heads``: words of names by the unit that they say the price is for; ``laid``: what has a length."""

    heads: Mapping[str, tuple[str, ...]] = Field(description="按什么计价：单位 → 名称里的说法")
    laid: tuple[str, ...] = Field(default=(), description="论长度、面积的东西，单价按人计只作询问")
    totals: tuple[str, ...] = Field(default=(), description="名称以这些词结尾的是总额，不按什么计价")
    averages: tuple[str, ...] = Field(default=(), description="名称里有这些词的，总额也按它分摊")


def _no_price(target: Stated, _: PriceParams, context: Context) -> Judgement | None:
    fact = known_unit(target, context)
    below = _below(fact) if fact is not None else frozenset()
    return NOT_APPLICABLE if not below or below <= _OF_NOTHING else None


@check_kind(
    "price-unit",
    params=PriceParams,
    provides={"measure", "expected_unit"},
    faults={"other-unit", "no-unit", "total"},
    by_target=_no_price,
)
def judge_price(unit: IndicatorUnit, params: PriceParams, context: Context) -> Judgement:
    """The part of a price's unit below the line is what the name says that the price is for."""
    row = unit.indicator
    fact = known_unit(row, context)
    below = _below(fact) if fact is not None else frozenset()
    if fact is None or not below or below <= _OF_NOTHING:
        return NOT_APPLICABLE
    name = row.name.strip()
    found = [
        (name.find(word), word, head)
        for head, words in params.heads.items()
        for word in words
        if word in name
    ]
    meant = {kind for _, _, head in found for kind in context.language.unit(head).kinds}
    if meant & _COUNTED_AGAIN:
        meant |= _PEOPLE  # 次均费用, 元/人次
    if found and not below & meant:
        _, word, head = min(found)
        return mismatch(word, f"{fact.stroke[0]}/{head}", sure=len(found) == 1)
    total = ending_of(name, params.totals)
    if total and not found and not any(word in name for word in params.averages):
        return mismatch(total, fact.stroke[0], sure=True, fault="total")
    measure = context.language.measure(row.name)
    laid = measure is not None and measure.kind == "cost" and measure.object.endswith(params.laid)
    if not found and laid and below & _PEOPLE:
        return mismatch(measure.term if measure else "", None, sure=False)
    return PASSED


def _below(fact: UnitFact) -> frozenset[str]:
    """What a price is for: the kinds of unit behind its stroke."""
    return frozenset(part for kind in filter(is_price, fact.kinds) for part in kind.split("/")[1:])
