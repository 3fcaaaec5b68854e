"""A low execution rate of the budget has its reason written."""

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
from auditor.checks.results.self_review_sums import execution_rate
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.explained import reason_in
from auditor.checks.units import FormUnit
from auditor.model import Evidence, Execution, Form, Indicator, PassageField

_RATE = "执行率"


class LowExecutionParams(Params):
    """``below``: an execution rate in percent under which a reason is due; ``told`` are words of one."""

    below: Decimal = Field(default=Decimal(90), description="执行率低于这个%就要写原因")
    told: tuple[str, ...] = Field(default=(), description="表头没有原因栏的，文字里有这些词就算说明了")


@check_kind("execution-reason", params=LowExecutionParams, provides={"rate", "below"})
def judge_execution_reason(unit: FormUnit, params: LowExecutionParams, _context: Context) -> Judgement:
    """A low execution rate has its reason written beside it, where the form has room for one."""
    execution = unit.form.execution
    if execution is None or (execution.reason is None and not _may_tell(unit.form)):
        return NOT_APPLICABLE
    rate = execution_rate(execution)
    if rate is None:
        return Undetermined(reasons.NO_BUDGET_OR_SPENDING)
    if rate >= params.below or _told(unit.form, execution, params):
        return PASSED
    values = {"rate": as_text(rate), "below": as_text(params.below)}
    return failed(Hit(values=values, evidence=(Evidence(f"{as_text(rate)}%", execution.location),)))


def _may_tell(form: Form) -> bool:
    """Whether a form tells reasons beside its rows, none of which is the rate itself."""
    return "reason" in form.columns and not any(_RATE in row.name for row in form.indicators)


def _told(form: Form, execution: Execution, params: LowExecutionParams) -> bool:
    """Whether the reason is written; where it has no cell, any reason of a row or word of one in what the
    year came to will do."""
    if execution.reason is not None:
        return bool(reason_in(execution.reason))
    if any(_speaks_of_money(row, params) for row in form.indicators):
        return True
    told = (each.text for each in form.passages if each.field is PassageField.OTHER)
    return any(word in text for text in told for word in params.told)


def _speaks_of_money(row: Indicator, params: LowExecutionParams) -> bool:
    """Whether the reason of a row may be that of the rate: it has a word of one, or explains no points that
    the row lost itself."""
    reason = reason_in(row.reason)
    lost = row.score is not None and row.weight is not None and row.score < row.weight
    return bool(reason) and (not lost or any(word in reason for word in params.told))
