"""The result of a row for the whole cost against the money that was spent."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit
from auditor.model import Confidence, Evidence, Execution

_MONEY = "money"
_TEN_THOUSAND, _YUAN = "万", "元"  # the one is of the other, where nothing else is said
_SCALES = (Decimal(1), Decimal(10_000))  # the head may be in 元 or in 万元
_SAME = Decimal("0.005")
_ROUNDED = Decimal("0.02")


@check_kind("cost-spent", params=NoParams, provides={"actual", "executed"})
def judge_cost_spent(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A row whose target is the budget has as its result what was spent, no more; surely, where the result is
    the budget again."""
    row, execution = unit.indicator, unit.form.execution
    due, done = (_yuan(each, row.unit, context) for each in (row.value, row.actual))
    if execution is None or execution.executed is None or due is None or done is None:
        return NOT_APPLICABLE
    scale = next(
        (each for each in _SCALES if any(_close(plan * each, due) for plan in _plans(execution))), None
    )
    if scale is None or not execution.executed:
        return NOT_APPLICABLE
    if done <= execution.executed * scale * (1 + _ROUNDED):
        return PASSED
    values = {"actual": (row.actual or "").strip(), "executed": as_text(execution.executed)}
    evidence = (
        Evidence(row.actual or "", row.place("actual")),
        Evidence(as_text(execution.executed), execution.location),
    )
    sure = None if _close(done, due) else Confidence.ASK
    return failed(Hit(values, evidence, field="actual", confidence=sure))


def _plans(execution: Execution) -> Iterator[Decimal]:
    yield from (each for each in (execution.adjusted, execution.budget) if each)


def _close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= max(abs(one), abs(other)) * _SAME


def _yuan(text: str | None, unit: str | None, context: Context) -> Decimal | None:
    """The one sum of money that a cell states, in 元."""
    said = (text or "").strip()
    if said and said[-1].isdigit():
        said += unit or ""
    if said.endswith(_TEN_THOUSAND):
        said += _YUAN
    found = context.language.quantities(said)
    if len(found) != 1 or _MONEY not in found[0].unit.kinds:
        return None
    return found[0].value * found[0].unit.factor
