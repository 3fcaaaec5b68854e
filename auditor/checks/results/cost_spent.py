"""The result of a row whose target is the whole budget, against the money that was spent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit
from auditor.language.facts import Quantity
from auditor.model import Confidence, Evidence, Execution

_MONEY = "money"
_TEN_THOUSAND, _YUAN = "万", "元"  # the one is of the other, where nothing else is said
_SCALES = (Decimal(1), Decimal(10_000))  # the head may be in 元 or in 万元
_SAME = Decimal("0.005")
_TOLERANCE = Decimal("0.01")  # of the budget: what rounding to 万元 leaves


@check_kind(
    "cost-spent",
    params=NoParams,
    provides={"actual", "executed", "difference"},
    faults={"copied", "other"},
)
def judge_cost_spent(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A row whose target is the budget has as its result what was spent. The budget again is a slip; another
    sum may hold what is still to be paid."""
    row, execution = unit.indicator, unit.form.execution
    target, result = (_sum(each, row.unit, context) for each in (row.value, row.actual))
    if execution is None or not execution.executed or target is None or result is None:
        return NOT_APPLICABLE
    due, done = _in_yuan(target), _in_yuan(result)
    scale = next((each for each in _SCALES if _is_whole(execution, each, due)), None)
    if scale is None:
        return NOT_APPLICABLE
    spent = execution.executed * scale
    if abs(done - spent) <= due * _TOLERANCE:
        return PASSED
    per, name = result.unit.factor, result.unit.text
    values = {
        "actual": (row.actual or "").strip(),
        "executed": f"{as_text(spent / per)}{name}",
        "difference": f"{as_text(abs(done - spent) / per)}{name}",
    }
    evidence = (
        Evidence(row.actual or "", row.place("actual")),
        Evidence(as_text(execution.executed), execution.location),
    )
    if _are_close(done, due):
        return failed(Hit(values, evidence, field="actual", fault="copied"))
    return failed(Hit(values, evidence, field="actual", fault="other", confidence=Confidence.ASK))


def _is_whole(execution: Execution, scale: Decimal, due: Decimal) -> bool:
    """Whether a target is all that was granted, if one of the execution is ``scale`` 元."""
    return any(_are_close(plan * scale, due) for plan in _plans(execution))


def _plans(execution: Execution) -> Iterator[Decimal]:
    yield from (each for each in (execution.adjusted, execution.budget) if each)


def _are_close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= max(abs(one), abs(other)) * _SAME


def _sum(text: str | None, unit: str | None, context: Context) -> Quantity | None:
    """The one sum of money that a cell states."""
    said = (text or "").strip()
    if said and said[-1].isdigit():
        said += unit or ""
    if said.endswith(_TEN_THOUSAND):
        said += _YUAN
    found = context.language.quantities(said)
    return found[0] if len(found) == 1 and _MONEY in found[0].unit.kinds else None


def _in_yuan(quantity: Quantity) -> Decimal:
    return quantity.value * quantity.unit.factor
