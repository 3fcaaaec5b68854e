"""Values that cannot be: over 100 %, a fraction of a person, 356 days, 25 hours a day."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Literal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.units import IndicatorUnit
from auditor.language import Direction, Measure, UnitFact
from auditor.language.names.measures import MeasureLexicon
from auditor.model import Confidence, Indicator

Aspect = Literal["percentage", "share", "days", "hours", "fraction", "negative"]

_SHARES = frozenset({"rate", "satisfaction", "degree"})
_COUNTABLE = frozenset({
    "people", "person_times", "times", "sessions", "households", "household_times", "organisations",
    "machines", "places", "cases", "generic", "documents", "plants", "animals",
})  # fmt: skip
_SIGNED = frozenset({"growth", "decline", "temperature", "index", "income", "money"})
_LONG_TERM = ("累计", "总", "人天", "工期", "周期", "建设", "施工", "期限", "年限", "保修", "质保")
_YEAR = Decimal(366)
_SWAPPED_YEAR = frozenset(map(Decimal, (356, 536, 563, 635, 653)))  # the digits of 365 in another order
_DAY = Decimal(86_400)


class PlausibilityParams(Params):
    """``aspect``: percentage (over 100 %), share (0.95 %), days (in a year), hours (in a day), fraction (of a
    countable thing), negative."""

    aspect: Aspect = Field(
        description="判哪一种：percentage 超过100%，share 写成小数的百分比，days、hours 天数、小时数过多，"
        "fraction 可数的东西有小数，negative 负数"
    )


@check_kind("plausible", params=PlausibilityParams, provides={"expected_value"})
def judge_plausibility(unit: IndicatorUnit, params: PlausibilityParams, context: Context) -> Judgement:
    """A value that the measure cannot have."""
    row = unit.indicator
    if row.value is None or not row.value.strip():
        return Undetermined("指标值空白或未读出")
    value = context.language.number(row.value)
    fact = context.language.unit(row.unit or "")
    if value is None:
        return NOT_APPLICABLE
    return _ASPECTS[params.aspect](row, value, fact, context)


def _share_measure(row: Indicator, fact: UnitFact, context: Context) -> Measure | None:
    measure = context.language.measure(row.name)
    known = measure is not None and measure.kind in _SHARES and "ratio" in fact.kinds
    return measure if known else None


def _percentage(row: Indicator, value: Decimal, fact: UnitFact, context: Context) -> Judgement:
    measure = _share_measure(row, fact, context)
    if measure is None:
        return NOT_APPLICABLE
    words = context.lexicons.load("measures", MeasureLexicon)
    core = row.name[: measure.end]
    if value * fact.factor <= 100 or core.endswith(words.may_exceed):
        return PASSED
    sure = measure.term.endswith(words.wholes) and not core.endswith(words.over_fulfilled)
    return failed(Hit({}, field="value", confidence=None if sure else Confidence.ASK))


def _share(row: Indicator, value: Decimal, fact: UnitFact, context: Context) -> Judgement:
    measure = _share_measure(row, fact, context) or _bare_share(row, context)
    if measure is None or fact.factor != 1:
        return NOT_APPLICABLE
    high = context.language.direction(row.name, row.unit).direction is Direction.HIGHER
    factor = 100 if 0 < value <= 1 else 10 if measure.kind == "satisfaction" and 5 <= value < 10 else None
    if not high or factor is None or (value == 1 and not (row.unit or "").strip()):
        return PASSED
    expected = format((value * factor).normalize(), "f")
    return failed(Hit({"expected_value": expected}, field="value", confidence=Confidence.ASK))


def _bare_share(row: Indicator, context: Context) -> Measure | None:
    """A rate without a unit: 0.95 is 95 %."""
    measure = context.language.measure(row.name)
    known = measure is not None and measure.kind in _SHARES
    return measure if known and not (row.unit or "").strip() else None


def _days(row: Indicator, value: Decimal, fact: UnitFact, context: Context) -> Judgement:
    measure = context.language.measure(row.name)
    if measure is None or measure.kind != "days" or "days" not in fact.kinds or fact.factor not in (1, _DAY):
        return NOT_APPLICABLE
    yearly = context.language.direction(row.name, row.unit).direction is Direction.HIGHER
    if value in _SWAPPED_YEAR and yearly:
        return failed(Hit({"expected_value": "365"}, field="value"))
    if value <= _YEAR:
        return PASSED
    sure = yearly and not any(word in row.name for word in _LONG_TERM)
    return failed(Hit({}, field="value", confidence=None if sure else Confidence.ASK))


def _hours(row: Indicator, value: Decimal, fact: UnitFact, _: Context) -> Judgement:
    if fact.kinds != {"duration/period"} or not fact.base.endswith(("/天", "/日")):
        return NOT_APPLICABLE
    if "人" in row.name and "总" in row.name:
        return PASSED
    return failed(Hit({}, field="value")) if value * fact.factor > _DAY else PASSED


def _fraction(row: Indicator, value: Decimal, fact: UnitFact, context: Context) -> Judgement:
    if not fact.kinds or not fact.kinds <= _COUNTABLE:
        return NOT_APPLICABLE
    words = context.lexicons.load("measures", MeasureLexicon).averages
    counted = value * fact.factor
    if counted == counted.to_integral_value() or any(word in row.name for word in words):
        return PASSED
    return failed(Hit({}, field="value"))


def _negative(row: Indicator, value: Decimal, fact: UnitFact, context: Context) -> Judgement:
    if value >= 0:
        return PASSED
    measure = context.language.measure(row.name)
    countable = bool(fact.kinds) and fact.kinds <= _COUNTABLE
    signed = measure is None or measure.kind in _SIGNED or "增" in row.name or "降" in row.name
    return failed(Hit({}, field="value", confidence=Confidence.ASK if signed and not countable else None))


_ASPECTS: dict[str, Callable[[Indicator, Decimal, UnitFact, Context], Judgement]] = {
    "percentage": _percentage,
    "share": _share,
    "days": _days,
    "hours": _hours,
    "fraction": _fraction,
    "negative": _negative,
}
