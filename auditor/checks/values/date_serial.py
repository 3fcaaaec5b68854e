"""Dates that a spreadsheet shows as the number that it keeps: 45657 for 31 December 2024."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import as_date
from auditor.checks.shared.parameters import NoParams
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.model import Indicator

_EPOCH = date(1899, 12, 30)
_FIRST, _LAST = (Decimal((day - _EPOCH).days) for day in (date(2000, 1, 1), date(2050, 1, 1)))
_TIMES = frozenset({"point_in_time", "deadline", "duration"})


def serial_date(row: Indicator, context: Context) -> date | None:
    """The date that the number of a row about time stands for, ``None`` where it is an ordinary number."""
    number = context.language.number(row.value or "")
    if number is None or not _FIRST <= number <= _LAST or number != int(number) or (row.unit or "").strip():
        return None
    measure = context.language.measure(row.name)
    timed = measure.kind in _TIMES if measure else any("时效" in level for level in row.levels)
    return _EPOCH + timedelta(days=int(number)) if timed else None


def _ordinary(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    number = context.language.number(target.value or "")
    if number is None:
        return NOT_APPLICABLE
    return None if _FIRST <= number <= _LAST else PASSED


@check_kind("date-serial", params=NoParams, provides={"date"}, by_target=_ordinary)
def judge_date_serial(unit: IndicatorUnit, params: NoParams, context: Context) -> Judgement:
    """A date left as the serial number of a spreadsheet."""
    row = unit.indicator
    if (told := _ordinary(row, params, context)) is not None:
        return told
    day = serial_date(row, context)
    if day is None:
        return PASSED
    return failed(Hit({"date": as_date(day)}, field="value"))
