"""Reasons that contradict their results (reached, and yet not done) or name none (客观原因)."""

from __future__ import annotations

from functools import lru_cache

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.results import figure, result_of, said_in_words
from auditor.checks.results.unfinished import stages
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.explained import explains
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import IndicatorUnit
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.language.phrases import Phrase, Some, Words
from auditor.language.scanning import scanner_of
from auditor.language.spans import plain
from auditor.model import Confidence, Evidence, Indicator

_MARKS = expression(r"[\W_]+")


@check_kind("despite-reason", params=NoParams, provides={"actual", "reason"})
def judge_despite(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """Work that has not been done has no result that reaches its target."""
    row = unit.indicator
    if not row.actual or not row.reason:
        return NOT_APPLICABLE
    if stages(context.lexicons).begun(row.reason) is None or not _claims(row, row.actual, context):
        return PASSED
    values = {"actual": row.actual.strip(), "reason": shorten(row.reason.strip())}
    evidence = (Evidence(row.actual, row.place("actual")), Evidence(row.reason, row.place("reason")))
    return failed(Hit(values, evidence, field="actual"))


def _claims(row: Indicator, actual: str, context: Context) -> bool:
    """Whether a result reaches the target, or is a piece of what the target says."""
    if figure(actual, row.unit, completion_words(context.lexicons), context) == 0:
        return False
    result = result_of(row, actual, context)
    if result is not None:
        return result.reached
    target = plain(row.value or "")
    return not said_in_words(row, actual, context) and bool(target) and plain(actual) in target


@check_kind("empty-reason", params=NoParams, provides={"actual", "said"})
def judge_empty(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """What is written beside a target that was missed, or beside points that were taken off, says why."""
    row = unit.indicator
    said = _MARKS.sub("", row.reason or "")
    if not explains(row.reason, context) or not said or not _is_due(row, context):
        return NOT_APPLICABLE
    if not _nothing(context.lexicons).fullmatch(said):
        return PASSED
    values = {"actual": (row.actual or "").strip(), "said": (row.reason or "").strip()}
    evidence = (Evidence(row.reason or "", row.place("reason")),)
    return failed(Hit(values, evidence, field="reason", confidence=Confidence.ASK))


def _is_due(row: Indicator, context: Context) -> bool:
    """Whether a target was missed, or points were taken off."""
    result = result_of(row, row.actual, context)
    lost = row.score is not None and row.weight is not None and row.score < row.weight
    return lost or (result is not None and not result.reached)


@lru_cache(maxsize=4)
def _nothing(lexicons: Lexicons) -> Phrase:
    """Words that name no reason, one behind the other."""
    return Some(Words(scanner_of(lexicons), completion_words(lexicons).empty_reasons))
