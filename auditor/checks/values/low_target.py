"""Targets below what a duty or good practice asks."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
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
from auditor.checks.target import APART, ASKED, PASSES, Stated
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.language.facts import Direction
from auditor.model import Confidence, Indicator, Operator

_FLOORS = frozenset({Operator.AT_LEAST, Operator.MORE_THAN, Operator.EQUAL, None})
_CAPS = frozenset({Operator.AT_MOST, Operator.LESS_THAN, Operator.EQUAL})
_ALL = 100
_RATES = ("率", "比例")
_PER_CENT = frozenset({"%", "％"})


class LowRateParams(Params):
    """``endings`` of rates that are normally reached in full, and the ``matters`` that such rates are of; one
    under ``floor`` per cent is asked about. ``above`` are words of rates that only the best reach. Names with
    one of the ``failures`` are of what hardly happens; more than ``cap`` per cent is asked about."""

    endings: tuple[str, ...] = Field(description="通常应当全部做到的比率，名称的结尾")
    matters: frozenset[str] = Field(default=frozenset(), description="通常应当全部做到的事，见 matters.yaml")
    above: tuple[str, ...] = Field(default=(), description="名称里有这些词，本来就达不到那么高")
    floor: Decimal = Field(description="低于这个%就询问")
    failures: tuple[str, ...] = Field(default=(), description="本来就很少发生的事")
    cap: Decimal = Field(default=Decimal(_ALL), description="这样的事高于这个%就询问")


def _per_cent(
    row: Stated, context: Context, operators: Container[Operator | None] = _FLOORS
) -> Decimal | Undetermined | None:
    """The target in per cent; None where the row has no such bound in per cent."""
    if row.operator not in operators or not _in_per_cent(row):
        return None
    text = (row.value or "").strip()
    if not text:
        return Undetermined(reasons.VALUE_EMPTY)
    return context.language.number(text.rstrip("%％"))


def _in_per_cent(row: Stated) -> bool:
    """Whether a target has the sign of per cent, in the column of units or behind the number."""
    return (row.unit or "").strip() in _PER_CENT or (row.value or "").strip()[-1:] in _PER_CENT


def _no_floor(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    return NOT_APPLICABLE if _per_cent(target, context) is None else None


@check_kind(
    "duty-target",
    params=NoParams,
    provides={"duty", "floor"},
    faults={"full", "floor", "full-asked", "floor-asked"},
    by_target=_no_floor,
)
def judge_duty(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A duty without a choice (wages, benefits, self-review) whose target leaves part of it undone."""
    row = unit.indicator
    value = _per_cent(row, context)
    duty = None if value is None else context.language.obligation(row.name)
    if value is None or duty is None:
        return NOT_APPLICABLE
    if isinstance(value, Undetermined):
        return value
    if value >= duty.floor:
        return PASSED
    values = {"duty": duty.title, "floor": str(duty.floor)}
    fault = "full" if duty.floor == _ALL else "floor"
    if duty.sure:
        return failed(Hit(values, field="value", fault=fault))
    return failed(Hit(values, field="value", confidence=Confidence.ASK, fault=f"{fault}-asked"))


def _no_per_cent(target: Stated, _: LowRateParams, __: Context) -> Judgement | None:
    return None if _in_per_cent(target) else NOT_APPLICABLE


def _high(_: FormUnit, rows: Sequence[Indicator], params: LowRateParams, context: Context) -> Iterator[int]:
    """Rates that need not be reached in full, and those that are no lower than they should be."""
    endings = (*_RATES, *params.endings)
    for row in rows:
        name = row.name.strip()
        if not name.endswith(endings):
            yield APART
        elif any(map(name.__contains__, params.failures)):
            yield ASKED
        elif not _is_full(name, params, context):
            yield APART
        else:
            value = _per_cent(row, context)
            high = isinstance(value, Decimal) and value >= params.floor
            yield PASSES if high and not context.language.obligation(name) else ASKED


@check_kind(
    "low-rate",
    params=LowRateParams,
    provides={"floor"},
    faults={"low", "loose"},
    by_target=_no_per_cent,
    by_rows=_high,
)
def judge_rate(unit: IndicatorUnit, params: LowRateParams, context: Context) -> Judgement:
    """A low target for what is normally reached in full, a high cap for what hardly happens."""
    row = unit.indicator
    name = row.name.strip()
    if not _in_per_cent(row) or not name.endswith((*_RATES, *params.endings)):
        return NOT_APPLICABLE
    if _is_failure(name, params, context):
        judged = _judged(_per_cent(row, context, _CAPS), params.cap, "loose")
    elif _is_full(name, params, context):
        judged = _judged(_per_cent(row, context), params.floor, "low")
    else:
        return NOT_APPLICABLE
    return NOT_APPLICABLE if context.language.obligation(name) else judged


def _judged(value: Decimal | Undetermined | None, bound: Decimal, fault: str) -> Judgement:
    if value is None or isinstance(value, Undetermined):
        return value or NOT_APPLICABLE
    if value <= bound if fault == "loose" else value >= bound:
        return PASSED
    return failed(Hit({"floor": str(bound)}, field="value", confidence=Confidence.ASK, fault=fault))


def _is_full(name: str, params: LowRateParams, context: Context) -> bool:
    """Whether a rate is normally reached in full."""
    if any(map(name.__contains__, params.above)):
        return False
    if name.endswith(params.endings):
        return True
    matter = context.language.matter(name) if name.endswith(_RATES) else None
    if matter is None or matter.kind not in params.matters:
        return False
    return context.language.direction(name, "%").direction is Direction.HIGHER


def _is_failure(name: str, params: LowRateParams, context: Context) -> bool:
    """Whether a rate is of what hardly happens, and the less the better."""
    if not (name.endswith(_RATES) and any(map(name.__contains__, params.failures))):
        return False
    way = context.language.direction(name, "%")
    return way.direction is Direction.LOWER and way.sure
