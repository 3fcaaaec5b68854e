"""The sums of a self-review: its total, and the rate and the score of the budget's execution.

The line 年度资金总额 earns its points in proportion to the share of the budget that was spent, at most all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

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
from auditor.checks.shared.amounts import as_text
from auditor.checks.units import FormUnit
from auditor.checks.wholeness import is_whole
from auditor.model import Confidence, Evidence, Execution, Form, Location, half_digit

_CENT = Decimal("0.01")
_HALF = Decimal("0.5")
_MOST_AS_SHARE = 2  # a rate up to here is a share, not per cent
_HUNDRED = Decimal(100)
_UNKNOWN = {"due": "", "score": "", "due_score": ""}
_MOST_FOR_EXECUTION = Decimal(20)  # points; 10 in most forms, 20 in Hubei


class SumParams(Params):
    """``tolerance`` is the difference that rounding explains, in points or percentage points."""

    tolerance: Decimal = Field(default=Decimal("0.1"), description="四舍五入允许的差，分或百分点")


@check_kind("self-total", params=SumParams, provides={"stated", "sum"})
def judge_total(unit: FormUnit, params: SumParams, context: Context) -> Judgement:
    """The total score of a self-review is the sum of its scores, with or without that of the execution."""
    totals = unit.form.totals
    if totals is None or totals.score is None or "score" not in unit.form.columns:
        return NOT_APPLICABLE
    together = {number for points in unit.form.shared for number in points.rows}
    scores = [row.score for row in unit.form.indicators if row.row not in together]
    scores += [points.score for points in unit.form.shared]
    known = [score for score in scores if score is not None]
    if not scores or len(known) < len(scores):
        return Undetermined(reasons.NO_SCORES)
    own = sum(known, Decimal(0))
    extra = _execution_score(unit.form)
    if any(abs(totals.score - each) <= params.tolerance for each in (own, own + extra)):
        return PASSED
    if _lacks_execution(unit.form, totals.score - own):
        return Undetermined(reasons.NO_EXECUTION_SCORE)
    values = {"stated": as_text(totals.score), "sum": as_text(own + extra)}
    lacking = totals.score > own + extra and not is_whole(unit.form, context.language)
    evidence = (Evidence(as_text(totals.score), totals.location),)
    return failed(Hit(values, evidence, field="score", confidence=Confidence.ASK if lacking else None))


def _execution_score(form: Form) -> Decimal:
    given = form.execution.score if form.execution else None
    return given or Decimal(0)


def _lacks_execution(form: Form, rest: Decimal) -> bool:
    """Whether the indicators leave room for the points of the execution (90 of 100), and its score was not
    read."""
    if form.execution is not None and form.execution.score is not None:
        return False
    together = {number for points in form.shared for number in points.rows}
    due = [row.weight for row in form.indicators if row.row not in together]
    weights = [each for each in (*due, *(points.weight for points in form.shared)) if each is not None]
    known = len(weights) == len(due) + len(form.shared)
    return known and 0 < rest <= _HUNDRED - sum(weights) <= _MOST_FOR_EXECUTION


@check_kind(
    "execution-rate",
    params=SumParams,
    provides={"stated", "due", "executed", "planned", "source", "score", "due_score"},
    faults={"wrong", "blank-total", "blank-source", "unplanned"},
)
def judge_rate(unit: FormUnit, params: SumParams, _context: Context) -> Judgement:
    """The execution rate is what was spent of the budget (the adjusted one where there is one), as a whole
    and of each source."""
    form = unit.form
    if (unplanned := _unplanned(form)) is not None:
        return failed(unplanned)
    lines = (_by_sources(form), *form.sources)
    stated = [(each, each.rate) for each in lines if each is not None and each.rate is not None]
    if not stated:
        return NOT_APPLICABLE
    hits = [
        replace(hit, fault="wrong" if each in (form.execution, *form.sources) else "blank-total")
        for each, rate in stated
        if (hit := _wrong_rate(each, rate, params)) is not None
    ]
    hits = hits or list(_unspent(form))
    if not hits and not any(list(_due(each)) for each, _ in stated):
        return Undetermined(reasons.NO_BUDGET_OR_SPENDING)
    return failed(*hits)


def _unplanned(form: Form) -> Hit | None:
    """Money that was spent, and a rate of it, where every budget says 0."""
    whole = form.execution
    if whole is None or not whole.executed or not whole.rate:
        return None
    planned = [each for line in (whole, *form.sources) for each in (line.budget, line.adjusted)]
    stated = whole.budget is not None or whole.adjusted is not None
    if not stated or any(planned):
        return None
    values = {"stated": as_text(whole.rate), "executed": as_text(whole.executed), "planned": "0"}
    evidence = (Evidence(as_text(whole.executed), whole.location),)
    return Hit({**values, **_UNKNOWN, "source": ""}, evidence, fault="unplanned")


def _unspent(form: Form) -> Iterator[Hit]:
    """Sources that say nothing of what was spent and a rate of 0, without whose money the others could not
    come to what was spent of the whole."""
    spent = form.execution.executed if form.execution else None
    for each in form.sources:
        most = max(_planned(each), default=Decimal(0))
        others = [
            max((*_planned(one), one.executed or Decimal(0))) for one in form.sources if one is not each
        ]
        if spent and most and each.executed is None and each.rate == 0 and spent > sum(others, Decimal(0)):
            values = {
                "source": each.label,
                "stated": "0",
                "planned": as_text(most),
                "executed": as_text(spent),
            }
            evidence = (Evidence(as_text(each.rate), each.location),)
            yield Hit({**values, **_UNKNOWN}, evidence, fault="blank-source")


def _by_sources(form: Form) -> Execution | None:
    """The line of the whole; where it says that nothing was planned and spent although its sources say how
    much, with their sums."""
    whole = form.execution
    if whole is None or any((whole.budget, whole.adjusted, whole.executed)):
        return whole
    planned = [each.adjusted or each.budget for each in form.sources]
    spent = [each.executed for each in form.sources if each.executed]
    if not spent or not any(planned):
        return whole
    total = sum((each for each in planned if each), Decimal(0))
    return replace(whole, budget=total, adjusted=None, executed=sum(spent, Decimal(0)))


def _due(execution: Execution) -> Iterator[Decimal]:
    yield from (rate for planned in _planned(execution) if (rate := _rate(execution, planned)) is not None)


def _wrong_rate(execution: Execution, stated: Decimal, params: SumParams) -> Hit | None:
    due = list(_due(execution))
    near = [rate for rate in due if _rounds_to(stated, rate, params.tolerance)]
    if not due or (near and not _last_digit_off(execution, stated)):
        return None
    values = {
        "source": execution.label,
        "stated": as_text(stated),
        "due": as_text(due[0]),
        "executed": as_text(execution.executed or Decimal(0)),
        "planned": as_text(next(_planned(execution))),
        **_scores(execution, due[0]),
    }
    evidence = (Evidence(as_text(stated), execution.location),)
    return Hit(values, evidence, confidence=Confidence.ASK if near else None)


def _last_digit_off(execution: Execution, stated: Decimal) -> bool:
    """Whether a rate that is printed to two digits is no rounding of any share that the printed amounts, each
    rounded as well, may come to: a slip in its last digit."""
    spent, last = execution.executed, half_digit(stated)
    if spent is None or last > _CENT / 2 or stated <= _MOST_AS_SHARE:
        return False
    return all(not _may_come_to(stated, last, spent, planned) for planned in _planned(execution))


def _may_come_to(stated: Decimal, last: Decimal, spent: Decimal, planned: Decimal) -> bool:
    more, less = half_digit(spent), half_digit(planned)
    lowest = (spent - more) / (planned + less) * _HUNDRED
    highest = (spent + more) / (planned - less) * _HUNDRED
    return lowest - last <= stated <= highest + last or lowest - _CENT < stated <= highest


def _scores(execution: Execution, rate: Decimal) -> dict[str, str]:
    """The score that the right rate comes to, where it is another than the one given and the points are
    known; else the one given."""
    score, points = execution.score, execution.points
    if score is None or points is None or points > _MOST_FOR_EXECUTION:
        return {"score": as_text(score) if score is not None else "", "due_score": ""}
    due = _score_due(points, rate)
    return {"score": "", "due_score": as_text(due) if due != score else ""}


def _score_due(points: Decimal, rate: Decimal) -> Decimal:
    return (points * min(rate / _HUNDRED, Decimal(1))).quantize(_CENT, ROUND_HALF_UP)


def _rounds_to(stated: Decimal, rate: Decimal, tolerance: Decimal) -> bool:
    """Whether a printed rate is the true one, rounded to the digits that it is printed with; a share (0.84)
    counts as per cent."""
    last = half_digit(stated)
    if abs(stated - rate) <= max(tolerance, last):
        return True
    as_share = last * _HUNDRED if last < _HALF else _HALF
    return stated <= _MOST_AS_SHARE and abs(stated * _HUNDRED - rate) <= max(tolerance, as_share)


class OverParams(Params):
    """``most``: an execution rate in percent above which more was spent than there was."""

    most: Decimal = Field(default=Decimal(100), description="执行率高于这个%算超支")


@check_kind("execution-over", params=OverParams, provides={"rate", "executed", "planned"})
def judge_overspent(unit: FormUnit, params: OverParams, _context: Context) -> Judgement:
    """No more is spent than the budget, the adjusted one included."""
    execution = unit.form.execution
    if execution is None or execution.executed is None:
        return NOT_APPLICABLE
    planned = max(filter(None, (execution.adjusted, execution.budget)), default=None)
    if planned is None:
        return Undetermined(reasons.NO_PLANNED_BUDGET)
    rate = _rate(execution, planned)
    if rate is None or rate <= params.most:
        return PASSED
    values = {"rate": as_text(rate), "executed": as_text(execution.executed), "planned": as_text(planned)}
    return failed(Hit(values=values, evidence=_evidence(execution.location, rate)))


@check_kind("execution-score", params=SumParams, provides={"score", "due", "points", "rate"})
def judge_execution_score(unit: FormUnit, params: SumParams, _context: Context) -> Judgement:
    """The score of the budget's execution follows from the rate and the points that it is worth."""
    execution = unit.form.execution
    if execution is None or execution.score is None:
        return NOT_APPLICABLE
    rate = execution_rate(execution)
    if execution.points is None or rate is None:
        return Undetermined(reasons.NO_EXECUTION_POINTS)
    if execution.points > _MOST_FOR_EXECUTION:
        return Undetermined(reasons.NO_EXECUTION_POINTS)  # the points of the whole form, not of its execution
    due = _score_due(execution.points, rate)
    if abs(execution.score - due) <= params.tolerance:
        return PASSED
    over = execution.score > execution.points
    values = {
        "score": as_text(execution.score),
        "due": as_text(due),
        "points": as_text(execution.points),
        "rate": as_text(rate),
    }
    evidence = (Evidence(as_text(execution.score), execution.location),)
    return failed(Hit(values=values, evidence=evidence, confidence=None if over else Confidence.ASK))


def _evidence(location: Location, rate: Decimal) -> tuple[Evidence, ...]:
    return (Evidence(f"{as_text(rate)}%", location),)


def execution_rate(execution: Execution) -> Decimal | None:
    """What was spent in percent of the budget, ``None`` where one of both was not read."""
    computed = (_rate(execution, planned) for planned in _planned(execution))
    return next((rate for rate in computed if rate is not None), None)


def _planned(execution: Execution) -> Iterator[Decimal]:
    """The amount that a printed formula names, else the adjusted budget first: what is measured is what
    could be spent at the end."""
    named = {"budget": execution.budget, "adjusted": execution.adjusted}.get(execution.rate_of or "")
    yield from (each for each in ((named,) if named else (execution.adjusted, execution.budget)) if each)


def _rate(execution: Execution, planned: Decimal) -> Decimal | None:
    if execution.executed is None:
        return None
    return (execution.executed / planned * _HUNDRED).quantize(_CENT, ROUND_HALF_UP)
