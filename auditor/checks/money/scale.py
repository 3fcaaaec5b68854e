"""A budget whose unit is surely wrong: a project of 36 元."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import FormUnit
from auditor.model import Evidence, MoneyUnit, as_written


class ScaleParams(Params):
    """``least`` is what a project costs at least, in 元."""

    least: Decimal = Field(default=Decimal(1000), description="预算少于多少元，单位就不可能是元")


@check_kind("budget-scale", params=ScaleParams, provides={"label", "amount"})
def judge_scale(unit: FormUnit, params: ScaleParams, _context: Context) -> Judgement:
    """A budget in 元 is no smaller than a project can be."""
    budget = unit.form.budget
    if budget is None or budget.unit is not MoneyUnit.YUAN or budget.value <= 0:
        return NOT_APPLICABLE
    if budget.value >= params.least:
        return PASSED
    values = {"label": budget.label, "amount": as_written(budget.value)}
    return failed(Hit(values, (Evidence(budget.text, budget.location),), field="budget"))
