"""The arithmetic of self-reviews: the score of a row from target, result and weight, and missing reasons.

Reached earns the full weight; a shortfall earns no more than its share (result ÷ target, inverted for ≤).
Reviewers may deduct more, so a lower score is only asked about.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Scope,
    Undetermined,
    Unit,
    check_kind,
    failed,
)
from auditor.model import Confidence, Evidence, Indicator, Operator

_CENT = Decimal("0.01")


class ScoreParams(Params):
    """``tolerance`` is the difference that rounding explains."""

    tolerance: Decimal = Decimal("0.05")


@check_kind(
    "self-score", scopes={Scope.INDICATOR}, params=ScoreParams, provides={"actual", "score", "due", "problem"}
)
def judge_score(unit: Unit, params: ScoreParams, context: Context) -> Judgement:
    """The score of a self-reviewed row follows from its target, result and weight."""
    assert unit.form is not None
    assert unit.indicator is not None
    row = unit.indicator
    if "score" not in unit.form.columns or row.qualitative or row.operator is None:
        return NOT_APPLICABLE
    if row.score is None or row.weight is None:
        return Undetermined("得分或分值空白或没有读出来")
    if row.score > row.weight + params.tolerance:
        return failed(_score_hit(row, row.weight, "高于分值"))
    ratio = achieved(row, context)
    if ratio is None:
        return Undetermined("指标值或完成值不是数字")
    due = (row.weight * min(ratio, Decimal(1))).quantize(_CENT, ROUND_HALF_UP)
    return failed(*_wrong_score(row, ratio, due, params.tolerance))


def _wrong_score(row: Indicator, ratio: Decimal, due: Decimal, tolerance: Decimal) -> Iterator[Hit]:
    assert row.score is not None
    if row.score > due + tolerance:
        problem = "没有完成却得了满分" if row.score == row.weight else "高于按完成比例应得的分"
        yield _score_hit(row, due, problem)
    elif row.score < due - tolerance:
        problem = "已经完成却没有得满分" if ratio >= 1 else "低于按完成比例应得的分"
        yield _score_hit(row, due, problem, Confidence.ASK)


def achieved(row: Indicator, context: Context) -> Decimal | None:
    """The share of the target that was reached, at least 1 where all was; ``None`` without numbers."""
    target = context.language.number(_number_part(row.value))
    actual = context.language.number(_number_part(row.actual))
    if target is None or actual is None or row.operator is None:
        return None
    if row.operator is Operator.EQUAL:
        return Decimal(1) if actual >= target else (actual / target if target else None)
    if row.operator in {Operator.AT_LEAST, Operator.MORE_THAN}:
        return actual / target if target else Decimal(1)
    return Decimal(1) if actual <= target else target / actual


def _number_part(text: str | None) -> str:
    return (text or "").strip().rstrip("%％")


def _score_hit(row: Indicator, due: Decimal, problem: str, confidence: Confidence | None = None) -> Hit:
    values = {
        "actual": row.actual or "",
        "score": _text(row.score),
        "due": _text(due),
        "problem": problem,
    }
    words = "｜".join([row.name, row.value or "", row.actual or "", _text(row.weight), _text(row.score)])
    evidence = (Evidence(words, row.location),)
    return Hit(values=values, evidence=evidence, field="score", confidence=confidence)


def _text(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


class ReasonParams(Params):
    """Nothing to set."""


@check_kind("self-reason", scopes={Scope.INDICATOR}, params=ReasonParams, provides={"actual", "score"})
def judge_reason(unit: Unit, _params: ReasonParams, context: Context) -> Judgement:
    """A target that was missed has its reason written beside it."""
    assert unit.form is not None
    assert unit.indicator is not None
    row = unit.indicator
    if "reason" not in unit.form.columns or not row.actual:
        return NOT_APPLICABLE
    ratio = None if row.qualitative else achieved(row, context)
    lost = row.score is not None and row.weight is not None and row.score < row.weight
    if not lost and (ratio is None or ratio >= 1):
        return PASSED
    if row.reason is None:
        return Undetermined("偏差原因没有读出来")
    if row.reason.strip(" /／-—无"):
        return PASSED
    values = {"actual": row.actual, "score": _text(row.score)}
    return failed(Hit(values=values, evidence=(Evidence(row.actual, row.place("actual")),), field="reason"))
