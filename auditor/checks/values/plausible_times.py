"""Times that cannot be: 400 days in a year, 25 hours a day."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.numbers import number_of
from auditor.language import Direction
from auditor.model import Confidence

_HOUR = Decimal(3_600)
_DAY = 24 * _HOUR
_YEAR = Decimal(365)
_SWAPPED = frozenset(map(Decimal, (356, 536, 563, 635, 653)))  # the digits of 365 in another order


class DaysParams(Params):
    """``most`` is the number of days in a year; names with one of ``long`` may count more than one year."""

    most: Decimal = Field(default=Decimal(366), description="一年最多几天")
    long: tuple[str, ...] = Field(default=(), description="名称里有这些词的可能跨年，只作询问")


def _no_days(target: Stated, _: DaysParams, context: Context) -> Judgement | None:
    value, fact = number_of(target, context), context.language.unit(target.unit or "")
    if not isinstance(value, Decimal):
        return value
    return None if "days" in fact.kinds and fact.factor in (1, _DAY) else NOT_APPLICABLE


@check_kind(
    "plausible-days",
    params=DaysParams,
    provides={"expected_value"},
    formerly=("plausible", "days"),
    by_target=_no_days,
)
def judge_days(unit: IndicatorUnit, params: DaysParams, context: Context) -> Judgement:
    """More days than a year has, or the digits of 365 in another order."""
    row = unit.indicator
    value, fact = number_of(row, context), context.language.unit(row.unit or "")
    if not isinstance(value, Decimal):
        return value
    measure = context.language.measure(row.name)
    if measure is None or measure.kind != "days" or "days" not in fact.kinds or fact.factor not in (1, _DAY):
        return NOT_APPLICABLE
    yearly = context.language.direction(row.name, row.unit).direction is Direction.HIGHER
    if value in _SWAPPED and yearly:
        return failed(Hit({"expected_value": str(_YEAR)}, field="value"))
    if value <= params.most:
        return PASSED
    sure = yearly and not any(word in row.name for word in params.long)
    return failed(Hit({}, field="value", confidence=None if sure else Confidence.ASK))


class HoursParams(Params):
    """``most`` hours a day; a name with all words of ``people`` counts the hours of many."""

    most: Decimal = Field(default=Decimal(24), description="一天最多几小时")
    people: tuple[str, ...] = Field(default=(), description="名称里同时有这些词的是多人合计，不判")


def _within_a_day(target: Stated, params: HoursParams, context: Context) -> Judgement | None:
    value, fact = number_of(target, context), context.language.unit(target.unit or "")
    if not isinstance(value, Decimal):
        return value
    if fact.kinds != {"duration/period"} or not fact.base.endswith(("/天", "/日")):
        return NOT_APPLICABLE
    return None if value * fact.factor > params.most * _HOUR else PASSED


@check_kind("plausible-hours", params=HoursParams, formerly=("plausible", "hours"), by_target=_within_a_day)
def judge_hours(unit: IndicatorUnit, params: HoursParams, context: Context) -> Judgement:
    """More hours than a day has."""
    row = unit.indicator
    if (told := _within_a_day(row, params, context)) is not None:
        return told
    if params.people and all(word in row.name for word in params.people):
        return PASSED
    return failed(Hit({}, field="value"))
