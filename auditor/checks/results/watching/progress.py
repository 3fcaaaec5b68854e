"""How far a monitored year has come: money against lines and what was done, rows against months."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    ThresholdName,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.results.results import figure, is_count, result_of
from auditor.checks.results.self_review_sums import execution_rate
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.explained import is_explained
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.language.facts import Direction, is_money
from auditor.model import CAPS, FLOORS, Confidence, Evidence, Execution, Form, Indicator, Operator

_HUNDRED = Decimal(100)
_MONTHS = 12
_TENTH = Decimal("0.1")
_FLOORS = frozenset({None, Operator.AT_LEAST, Operator.MORE_THAN, Operator.EQUAL})
_RATES = frozenset({"%", "％", "‰"})


class LineParams(Params):
    """Where a profile sets no lines, an execution below ``share`` of the part of the year that has passed is
    asked about from the month ``since`` on."""

    share: Decimal = Field(description="没有警戒线的地方，执行率不到时间进度的这个比例就询问（0—1）")
    since: int = Field(default=6, description="没有警戒线的地方，从几月起询问")


@check_kind(
    "progress-line",
    params=LineParams,
    provides={"rate", "line", "month", "line_month", "passed"},
    faults={"line", "time"},
)
def judge_line(unit: FormUnit, params: LineParams, context: Context) -> Judgement:
    """The execution of the budget is not below the line that the profile sets for these months, nor far
    behind the months where it sets none."""
    lines = context.profile.progress_lines
    month, execution = unit.form.through_month, unit.form.execution
    rate = execution_rate(execution) if execution else None
    if month is None or execution is None or rate is None:
        return Undetermined(reasons.NO_MONTH_OR_MONEY) if lines else NOT_APPLICABLE
    if not lines:
        return _behind_time(execution, rate, month, params)
    due = max((each for each in lines if each <= month), default=None)
    if due is None:
        return NOT_APPLICABLE
    if rate >= lines[due]:
        return PASSED
    values = {"rate": _text(rate), "line": as_text(lines[due]), "month": str(month), "line_month": str(due)}
    return failed(Hit(values, evidence=(_evidence(execution, rate),), fault="line"))


def _behind_time(execution: Execution, rate: Decimal, month: int, params: LineParams) -> Judgement:
    passed = _HUNDRED * month / _MONTHS
    if month < params.since or (execution.reason or "").strip() or rate >= passed * params.share:
        return PASSED
    values = {"rate": _text(rate), "month": str(month), "passed": _text(passed)}
    evidence = (_evidence(execution, rate),)
    return failed(Hit(values, evidence=evidence, fault="time", confidence=Confidence.ASK))


class GapParams(Params):
    """``gap`` names the threshold: percentage points between both, ``rows`` is how many indicators have to be
    counted for a comparison."""

    gap: ThresholdName = Field(description="阈值名：进度与执行率相差多少个百分点")
    rows: int = Field(default=2, description="至少几条可以计算的指标才比")


@check_kind(
    "progress-gap", params=GapParams, provides={"rate", "progress", "gap"}, faults={"ahead", "behind"}
)
def judge_gap(unit: FormUnit, params: GapParams, context: Context) -> Judgement:
    """What was done of the targets and what was spent of the budget do not lie far apart."""
    most = context.profile.thresholds.get(params.gap)
    if most is None or unit.form.execution is None:
        return NOT_APPLICABLE
    counted = list(_counted(unit.form, context))
    rate = execution_rate(unit.form.execution)
    if rate is None or len(counted) < params.rows:
        return Undetermined(reasons.NO_PROGRESS)
    total = sum(weight for weight, _ in counted)
    progress = sum((weight * share for weight, share in counted), Decimal(0)) * _HUNDRED / total
    if abs(progress - rate) <= most:
        return PASSED
    values = {
        "rate": _text(rate),
        "progress": _text(progress),
        "gap": _text(abs(progress - rate)),
    }
    fault = "ahead" if progress > rate else "behind"
    return failed(Hit(values, evidence=(_evidence(unit.form.execution, rate),), fault=fault))


def _counted(form: Form, context: Context) -> Iterator[tuple[Decimal, Decimal]]:
    """Weight and share of each indicator that grows over the year; rates, caps and dates do not."""
    weighted = all(row.weight for row in form.indicators)
    for row in form.indicators:
        if (share := _share(row, context)) is not None:
            yield (row.weight or Decimal(1)) if weighted else Decimal(1), share


def _share(row: Indicator, context: Context) -> Decimal | None:
    if row.qualitative or row.operator not in _FLOORS or not row.unit or row.unit in _RATES:
        return None
    if context.language.direction(row.name, row.unit).direction is Direction.LOWER:
        return None
    result = result_of(row, row.actual, context)
    return min(result.share, Decimal(1)) if result and result.share is not None else None


def _evidence(execution: Execution, rate: Decimal) -> Evidence:
    """What stands at the place of the execution: the money spent, else the rate."""
    spent = execution.executed
    return Evidence(f"{_text(rate)}%" if spent is None else as_text(spent), execution.location)


def _text(number: Decimal) -> str:
    return as_text(number.quantize(_TENTH, ROUND_HALF_UP))


class Pace(Params):
    """From the month ``since`` on, less than ``share`` of what the months would bring is behind."""

    since: int = Field(default=6, description="从几月起才问")
    share: Decimal = Field(default=Decimal("0.4"), description="不到时间进度的几成才问")


@check_kind("watched-pace", params=Pace, provides={"actual", "month"}, faults={"passed", "behind"})
def watched_pace(unit: IndicatorUnit, params: Pace, context: Context) -> Judgement:
    """Costs stay below their caps, and what is counted over the year has come part of its way; else the form
    says why."""
    row, month = unit.indicator, unit.form.through_month
    words = completion_words(context.lexicons)
    done, target = (figure(each, row.unit, words, context) for each in (row.actual, row.value))
    if done is None or not target or is_explained(unit.form, row, context):
        return NOT_APPLICABLE
    values = {"actual": (row.actual or "").strip(), "month": str(month or "")}
    if _is_cost(row, context) and done > target:
        return failed(Hit(values, (row_evidence(row),), field="actual", fault="passed"))
    if month is None or not params.since <= month < _MONTHS or not _grows(row, context):
        return NOT_APPLICABLE
    if done >= target * month / _MONTHS * params.share:
        return PASSED
    return failed(Hit(values, (row_evidence(row),), field="actual", fault="behind"))


def _is_cost(row: Indicator, context: Context) -> bool:
    """Whether money is to be kept below a cap."""
    return row.operator in CAPS and any(map(is_money, context.language.unit(row.unit or "").kinds))


def _grows(row: Indicator, context: Context) -> bool:
    """Whether a row counts what is done over the year, the more the better, in numbers that can be parted."""
    bound = row.operator in FLOORS or row.operator is Operator.EQUAL
    several = (context.language.number(row.value or "") or 0) >= _MONTHS
    way = context.language.direction(row.name, row.unit)
    return bound and several and is_count(row.unit, context) and way.direction is Direction.HIGHER
