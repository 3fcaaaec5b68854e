"""A self-review without any result: the column is blank in every row, or the table has none."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit
from auditor.model import Confidence, Evidence, Form, Sureness

_RESULT = "actual"


@check_kind("results-untold", params=NoParams, provides={"count"}, faults={"blank", "column"})
def results_untold(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """A form that reviews a year tells a result in at least one row; points beside blanks, or a column that
    was not read, leave room for another reading."""
    form = unit.form
    if not form.indicators:
        return NOT_APPLICABLE
    if _RESULT not in form.columns:
        return failed(_hit(form, "column")) if _all_columns_read(form) else NOT_APPLICABLE
    if any(row.actual is None or row.actual.strip() for row in form.indicators):
        return PASSED
    scored = any(row.score for row in form.indicators)
    return failed(_hit(form, "blank", Confidence.ASK if scored else None))


def _all_columns_read(form: Form) -> bool:
    known = all(each.field and each.reading is Sureness.CERTAIN for each in form.read)
    return bool(form.read) and known and form.unread_rows == 0


def _hit(form: Form, fault: str, confidence: Confidence | None = None) -> Hit:
    evidence = (Evidence(form.name, form.location),)
    return Hit(
        {"count": str(len(form.indicators))}, evidence, field=_RESULT, confidence=confidence, fault=fault
    )
