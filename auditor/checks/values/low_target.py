"""Targets below what a duty or good practice asks."""

from __future__ import annotations

from decimal import Decimal

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
from auditor.checks.shared import reasons
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit
from auditor.model import Confidence, Indicator, Operator

_FLOORS = frozenset({Operator.AT_LEAST, Operator.MORE_THAN, Operator.EQUAL, None})
_ALL = 100
_PER_CENT = frozenset({"%", "％"})


class LowRateParams(Params):
    """``endings`` of rates that are normally reached in full; one under ``floor`` per cent is asked about."""

    endings: tuple[str, ...] = Field(description="通常应当全部做到的比率，名称的结尾")
    floor: Decimal = Field(description="低于这个%就询问")


def _per_cent(row: Indicator, context: Context) -> Decimal | Undetermined | None:
    """The target in per cent; None where the row has no floor in per cent."""
    text = (row.value or "").strip()
    if row.operator not in _FLOORS or not ((row.unit or "").strip() in _PER_CENT or text[-1:] in _PER_CENT):
        return None
    if not text:
        return Undetermined(reasons.VALUE_EMPTY)
    return context.language.number(text.rstrip("%％"))


@check_kind(
    "duty-target",
    params=NoParams,
    provides={"duty", "floor"},
    faults={"full", "floor", "full-asked", "floor-asked"},
)
def judge_duty(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A duty without a choice (wages, benefits, self-review) whose target leaves part of it undone."""
    row = unit.indicator
    duty = context.language.obligation(row.name)
    if duty is None:
        return NOT_APPLICABLE
    value = _per_cent(row, context)
    if value is None or isinstance(value, Undetermined):
        return value or NOT_APPLICABLE
    if value >= duty.floor:
        return PASSED
    values = {"duty": duty.title, "floor": str(duty.floor)}
    fault = "full" if duty.floor == _ALL else "floor"
    if duty.sure:
        return failed(Hit(values, field="value", fault=fault))
    return failed(Hit(values, field="value", confidence=Confidence.ASK, fault=f"{fault}-asked"))


@check_kind("low-rate", params=LowRateParams, provides={"floor"})
def judge_rate(unit: IndicatorUnit, params: LowRateParams, context: Context) -> Judgement:
    """A rate that is normally reached in full with a low target."""
    row = unit.indicator
    if not row.name.strip().endswith(params.endings) or context.language.obligation(row.name):
        return NOT_APPLICABLE
    value = _per_cent(row, context)
    if value is None or isinstance(value, Undetermined):
        return value or NOT_APPLICABLE
    if value >= params.floor:
        return PASSED
    return failed(Hit({"floor": str(params.floor)}, field="value", confidence=Confidence.ASK))
