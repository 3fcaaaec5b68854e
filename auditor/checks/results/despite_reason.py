"""A result that says the target was reached, beside a reason that says the work is not done."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.results import figure, result_of, said_in_words
from auditor.checks.results.unfinished import stages
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import IndicatorUnit
from auditor.language.spans import plain
from auditor.model import Evidence, Indicator


@check_kind("despite-reason", params=NoParams, provides={"actual", "reason"})
def judge(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
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
