"""A row that says how much of the money was paid, against the execution of the budget."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.results.self_review_sums import execution_rate
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.explained import has_reason
from auditor.checks.units import IndicatorUnit
from auditor.language.spans import plain
from auditor.model import Confidence, Evidence, Indicator


class PaidParams(Params):
    """``money`` and ``paid`` are words of names that say how much of the money was paid, ``budget`` such as
    mean the whole budget, ``otherwise`` such as ask something else of it, or of a part. ``apart``: points of
    per cent that may lie between both."""

    money: tuple[str, ...] = Field(description="名称里说的是钱的词")
    paid: tuple[str, ...] = Field(description="名称里说付出去的词")
    budget: tuple[str, ...] = Field(description="名称里有这些词的，说的就是全部预算的支出")
    otherwise: tuple[str, ...] = Field(description="名称里有这些词的，说的是别的事或者一部分钱")
    apart: Decimal = Field(default=Decimal(5), description="与执行率相差不超过几个百分点不提")


@check_kind("paid-all", params=PaidParams, provides={"actual", "rate"})
def judge_paid(unit: IndicatorUnit, params: PaidParams, context: Context) -> Judgement:
    """What was paid of the money is no larger share than what was spent of the budget."""
    row, execution = unit.indicator, unit.form.execution
    name = plain(row.name)
    rate = execution_rate(execution) if execution is not None else None
    paid = _share(row, context) if _says_paid(name, params) else None
    if execution is None or rate is None or paid is None:
        return NOT_APPLICABLE
    if paid - rate <= params.apart or has_reason(row, context):
        return PASSED
    actual = (row.actual or "").strip()
    evidence = (Evidence(actual, row.place("actual")), Evidence(f"{as_text(rate)}%", execution.location))
    whole = any(word in name for word in params.budget)
    values = {"actual": actual, "rate": as_text(rate)}
    return failed(Hit(values, evidence, field="actual", confidence=None if whole else Confidence.ASK))


def _says_paid(name: str, params: PaidParams) -> bool:
    lists = (params.money, params.paid)
    named = all(any(word in name for word in words) for words in lists)
    whole = any(word in name for word in params.budget)
    return (named or whole) and not any(word in name for word in params.otherwise)


def _share(row: Indicator, context: Context) -> Decimal | None:
    """The one share that a result states."""
    actual = (row.actual or "").strip()
    if actual and actual[-1].isdigit():
        actual += row.unit or ""
    stated = context.language.quantities(actual)
    share = stated[0] if len(stated) == 1 and "ratio" in stated[0].unit.kinds else None
    return share.value if share is not None else None
