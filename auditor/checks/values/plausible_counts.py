"""Counts that cannot be: one and a half persons, minus three persons."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.numbers import number_of
from auditor.language.names.measures import MeasureLexicon
from auditor.model import Confidence


class CountableParams(Params):
    """``countable``: kinds of units that count whole things (lexicons/units.yaml)."""

    countable: frozenset[str] = Field(description="只能是整数的单位类别（lexicons/units.yaml）")


class SignedParams(CountableParams):
    """``signed``: measure kinds that may be negative (lexicons/measures.yaml); ``changing``: words of names
    whose values are changes."""

    signed: frozenset[str] = Field(
        default=frozenset(), description="可以为负数的计量类别（lexicons/measures.yaml），只作询问"
    )
    changing: tuple[str, ...] = Field(default=(), description="名称里有这些词的是增减幅度，只作询问")


def _whole(target: Stated, params: CountableParams, context: Context) -> Judgement | None:
    value, fact = number_of(target, context), context.language.unit(target.unit or "")
    if not isinstance(value, Decimal):
        return value
    if not fact.kinds or not fact.kinds <= params.countable:
        return NOT_APPLICABLE
    counted = value * fact.factor
    return PASSED if counted == counted.to_integral_value() else None


@check_kind(
    "plausible-fraction", params=CountableParams, formerly=("plausible", "fraction"), by_target=_whole
)
def judge_fraction(unit: IndicatorUnit, params: CountableParams, context: Context) -> Judgement:
    """A fraction of a thing that is counted in whole numbers."""
    row = unit.indicator
    if (told := _whole(row, params, context)) is not None:
        return told
    words = context.lexicons.load("measures", MeasureLexicon).averages
    return PASSED if any(word in row.name for word in words) else failed(Hit({}, field="value"))


def _positive(target: Stated, _: SignedParams, context: Context) -> Judgement | None:
    value = number_of(target, context)
    if not isinstance(value, Decimal):
        return value
    return PASSED if value >= 0 else None


@check_kind(
    "plausible-negative", params=SignedParams, formerly=("plausible", "negative"), by_target=_positive
)
def judge_negative(unit: IndicatorUnit, params: SignedParams, context: Context) -> Judgement:
    """A negative value of what cannot be less than nothing."""
    row = unit.indicator
    if (told := _positive(row, params, context)) is not None:
        return told
    fact = context.language.unit(row.unit or "")
    measure = context.language.measure(row.name)
    counted = bool(fact.kinds) and fact.kinds <= params.countable
    signed = (
        measure is None or measure.kind in params.signed or any(word in row.name for word in params.changing)
    )
    return failed(Hit({}, field="value", confidence=Confidence.ASK if signed and not counted else None))
