"""Points that a self-review gives to rows without a result."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.rows import heads_and_parts, row_evidence
from auditor.checks.units import FormUnit
from auditor.model import Form, Indicator, RowRef

_MANY = 3  # so many rows are told at once, fewer row by row


class UnearnedParams(Params):
    """``shown`` rows of many are quoted."""

    shown: int = Field(default=5, description="最多引用几行")


def unearned(form: Form) -> tuple[Indicator, ...]:
    """The rows that have points and no result; not those whose parts have the results."""
    heads, _ = heads_and_parts(form)
    return tuple(
        row
        for row in form.indicators
        if row.actual == "" and row.score and row.score > 0 and row.weight and row.row not in heads
    )


def told_at_once(form: Form) -> frozenset[int]:
    """The rows whose points are told for the form."""
    rows = unearned(form)
    return frozenset(row.row for row in rows) if len(rows) >= _MANY else frozenset()


@check_kind("unearned-scores", params=UnearnedParams, provides={"count", "rows", "sum"})
def judge(unit: FormUnit, params: UnearnedParams, _context: Context) -> Judgement:
    """Where many rows have points without a result, the form has earned nothing of them."""
    form = unit.form
    if "score" not in form.columns or "actual" not in form.columns:
        return NOT_APPLICABLE
    at_once = unit.reading.once(told_at_once)
    rows = [row for row in form.indicators if row.row in at_once]
    if not rows:
        return PASSED
    values = {
        "count": str(len(rows)),
        "rows": "、".join(str(row.number) for row in rows),
        "sum": as_text(sum(row.score for row in rows if row.score is not None)),
    }
    evidence = tuple(map(row_evidence, rows[: params.shown]))
    related = tuple(RowRef(form.index, row.row) for row in rows[1:])
    return failed(Hit(values, evidence, related, row=rows[0].row, field="actual"))
