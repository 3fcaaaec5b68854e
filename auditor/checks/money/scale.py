"""A budget whose unit is surely wrong: a project of 36 元, one of 145000000.00 万元."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import FormUnit
from auditor.expressions import expression
from auditor.model import BEYOND_A_FORM, Amount, Confidence, Evidence, MoneyUnit, as_written

_TO_THE_FEN = expression(r"\d\.00(?!\d)")  # as systems print 元
_THOUSAND = Decimal(1000)
_WAN_OF_YI = Decimal(10_000)


class ScaleParams(Params):
    """``least`` is what a project costs at least, in 元; ``most`` what no form asks for, in 万元; ``much``
    what few ask for, so that it is asked about where it is round and printed to the 分."""

    least: Decimal = Field(default=Decimal(1000), description="预算少于多少元，单位就不可能是元")
    much: Decimal = Field(
        default=Decimal(1_000_000), description="带着两位小数零、又是整千的，不少于多少万元就询问单位"
    )
    most: Decimal = Field(default=BEYOND_A_FORM, description="预算不少于多少万元，单位就不可能是万元")


@check_kind(
    "budget-scale",
    params=ScaleParams,
    provides={"label", "amount", "billions"},
    faults={"small", "large", "round"},
)
def judge_scale(unit: FormUnit, params: ScaleParams, _context: Context) -> Judgement:
    """A budget in 元 is no smaller than a project can be, one in 万元 no larger."""
    budget = unit.form.budget
    if budget is None or budget.value <= 0 or budget.unit not in (MoneyUnit.YUAN, MoneyUnit.TEN_THOUSAND):
        return NOT_APPLICABLE
    if (fault := _fault(budget, params)) is None:
        return PASSED
    billions = as_written(budget.value / _WAN_OF_YI)
    values = {"label": budget.label, "amount": as_written(budget.value), "billions": billions}
    doubtful = Confidence.ASK if fault == "round" else None
    evidence = (Evidence(budget.text, budget.location),)
    return failed(Hit(values, evidence, field="budget", fault=fault, confidence=doubtful))


def _fault(budget: Amount, params: ScaleParams) -> str | None:
    if budget.unit is MoneyUnit.YUAN:
        return "small" if budget.value < params.least else None
    if budget.value >= params.most:
        return "large"
    to_the_fen = _TO_THE_FEN.search(budget.text) is not None and budget.value % _THOUSAND == 0
    return "round" if budget.value >= params.much and to_the_fen else None
