"""The arithmetic of self-reviews: the score of a row from target, result and weight, and missing reasons.

Reached earns the full weight; a shortfall earns no more than its share (result ÷ target, inverted for ≤).
Reviewers may deduct more, so a lower score is only asked about.
"""

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
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.results.results import Result, figure, is_date, result_of
from auditor.checks.results.unearned import told_at_once
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.explained import denies, has_reason, reason_in
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import heads_and_parts, wholes_of
from auditor.checks.shared.words import BLANK
from auditor.checks.units import IndicatorUnit
from auditor.model import Confidence, Evidence, Indicator, half_digit
from auditor.model.words import FIELD_WORDS

_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)


class ScoreParams(Params):
    """``tolerance`` is the difference that rounding explains."""

    tolerance: Decimal = Field(default=Decimal("0.05"), description="四舍五入允许的差，分")


@check_kind(
    "self-score",
    params=ScoreParams,
    provides={"actual", "score", "due"},
    faults={
        "above-weight",
        "no-result",
        "not-full",
        "discounted",
        "full",
        "full-in-words",
        "above-share",
        "below-share",
    },
)
def judge_score(unit: IndicatorUnit, params: ScoreParams, context: Context) -> Judgement:
    """The score of a self-reviewed row follows from its target, result and weight."""
    row = unit.indicator
    if "score" not in unit.form.columns:
        return NOT_APPLICABLE
    if row.score is not None and "weight" not in unit.form.columns:
        cut = _discounted(row, row.score, context)
        return failed(*cut) if cut else Undetermined(reasons.NO_SCORE_OR_POINTS)
    if row.score is None or row.weight is None:
        return Undetermined(reasons.NO_SCORE_OR_POINTS)
    if row.score > row.weight + params.tolerance:
        return failed(_score_hit(row, row.score, "above-weight", row.weight))
    if row.actual == "" and row.row in unit.reading.once(heads_and_parts)[0]:
        return NOT_APPLICABLE  # the parts below it have the results
    if row.row in unit.reading.once(told_at_once):
        return NOT_APPLICABLE  # told for the form
    if row.actual == "":
        return failed(*([_score_hit(row, row.score, "no-result")] if row.score > 0 else []))
    if row.qualitative and not is_date(row, context):
        return NOT_APPLICABLE
    result = result_of(row, row.actual, context)
    if result is None:
        return Undetermined(reasons.RESULT_BESIDE_TARGET)
    if result.reached and (cut := _discounted(row, row.score, context, row.weight)):
        return failed(*cut)
    return failed(*_wrong_score(row, row.score, row.weight, result, params.tolerance))


def _discounted(
    row: Indicator, score: Decimal, context: Context, weight: Decimal | None = None
) -> tuple[Hit, ...]:
    """A target that was reached earns all points, not the share that its result is of a hundred (95% reached
    as was asked for: 10 points, not 9.5). Without a ``weight`` the points are those that come out round."""
    result = result_of(row, row.actual, context)
    done = figure(row.actual, row.unit, completion_words(context.lexicons), context)
    share = "ratio" in context.language.unit(row.unit or "").kinds
    if row.qualitative or result is None or not result.reached or not share or not done or not score:
        return ()
    due = score * _HUNDRED / done
    cut = 0 < done < _HUNDRED and score != score.to_integral_value()
    fits = due == weight if weight is not None else due == due.to_integral_value()
    return (_score_hit(row, score, "discounted", due, Confidence.LIKELY),) if cut and fits else ()


def _wrong_score(
    row: Indicator, score: Decimal, weight: Decimal, result: Result, tolerance: Decimal
) -> Iterator[Hit]:
    if result.reached:
        if score < weight - tolerance:
            yield _score_hit(row, score, "not-full", weight, Confidence.ASK)
        return
    if result.share is None:  # words or dates: how much is due nobody can compute
        if score > weight - tolerance:
            yield _score_hit(row, score, "full-in-words")
        return
    due = (weight * result.share).quantize(_CENT, ROUND_HALF_UP)
    if score == weight and score > due + tolerance:
        yield _score_hit(row, score, "full", due, Confidence.LIKELY if result.spoken else None)
    elif score != weight and score > due + max(tolerance, half_digit(score)):
        yield _score_hit(row, score, "above-share", due, Confidence.LIKELY)
    elif score < due - tolerance:
        yield _score_hit(row, score, "below-share", due, Confidence.ASK)


def _score_hit(
    row: Indicator,
    score: Decimal,
    fault: str,
    due: Decimal | None = None,
    confidence: Confidence | None = None,
) -> Hit:
    values = {"actual": row.actual or BLANK, "score": as_text(score)}
    if due is not None:
        values["due"] = as_text(due)
    weight = as_text(row.weight) if row.weight is not None else ""
    words = "｜".join([row.name, row.value or "", row.actual or "", weight, as_text(score)])
    evidence = (Evidence(words, row.location),)
    return Hit(values=values, evidence=evidence, field="score", confidence=confidence, fault=fault)


class BandParams(Params):
    """``reached`` and ``partly`` are the bounds between the bands in percent of the weight: a qualitative
    target that was reached earns at least the first, one that was reached in part at most that and at least
    the second."""

    reached: Decimal = Field(description="达成目标的至少得分值的这个%")
    partly: Decimal = Field(description="部分达成的至少得分值的这个%")


@check_kind(
    "self-band",
    params=BandParams,
    provides={"actual", "score", "share", "range"},
    faults={"band", "weakened"},
)
def judge_band(unit: IndicatorUnit, params: BandParams, context: Context) -> Judgement:
    """The score of a qualitative row lies in the band of what was reached."""
    row = unit.indicator
    if "score" not in unit.form.columns or not row.qualitative or not row.actual:
        return NOT_APPLICABLE
    words = completion_words(context.lexicons)
    if row.score is not None and row.weight and words.takes_back(row.value, row.actual):
        return failed(*([_score_hit(row, row.score, "weakened")] if row.score == row.weight else []))
    result = result_of(row, row.actual, context)
    if row.score is None or not row.weight or result is None:
        return Undetermined(reasons.NO_BAND)
    share = row.score * _HUNDRED / row.weight
    if result.reached:
        low, high = params.reached, _HUNDRED
    elif result.partly:
        low, high = params.partly, params.reached
    else:
        low, high = Decimal(0), params.partly
    if low <= share <= high or share > _HUNDRED:  # more than the weight is the matter of self-score
        return PASSED
    values = {
        "actual": row.actual,
        "score": as_text(row.score),
        "share": as_text(share.quantize(Decimal(1), ROUND_HALF_UP)),
        "range": f"{as_text(low)}%—{as_text(high)}%",
    }
    doubtful = Confidence.ASK if share < low else None
    return failed(Hit(values, field="score", confidence=doubtful, fault="band"))


@check_kind(
    "self-reason",
    params=NoParams,
    provides={"actual", "score", "said"},
    faults={"missed", "deducted", "denied"},
)
def judge_reason(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A target that was missed, or a deduction that nobody can follow, has its reason written beside it."""
    row = unit.indicator
    if "reason" not in unit.form.columns or not row.actual:
        return NOT_APPLICABLE
    result = result_of(row, row.actual, context)
    lost = row.score is not None and row.weight is not None and row.score < row.weight
    if result.reached if result else not lost:
        told = not row.qualitative or is_date(row, context)  # self-score asks why it was deducted
        if told or not lost or row.reason is None or has_reason(row, context):
            return PASSED
        return failed(_unexplained(row, "deducted"))
    if row.reason is None:
        return Undetermined(reasons.unread(FIELD_WORDS["reason"]))
    whole = unit.reading.once(wholes_of, context.language.number).get(row.row)
    if has_reason(row, context) or (whole is not None and has_reason(whole, context)):
        return PASSED
    if result and denies(row.reason, context) and reason_in(row.reason):
        return failed(_unexplained(row, "denied"))
    return failed(_unexplained(row, "missed" if result else "deducted"))


def _unexplained(row: Indicator, fault: str) -> Hit:
    actual = row.actual or BLANK
    score = as_text(row.score) if row.score is not None else ""
    values = {"actual": actual, "score": score, "said": (row.reason or "").strip()}
    return Hit(values, (Evidence(actual, row.place("actual")),), field="reason", fault=fault)
