"""What a self-review says the whole project cost against what it says was spent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.results import figure
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit
from auditor.language.facts import UnitFact
from auditor.model import Amount, Evidence, Execution, Form, Indicator, MoneyUnit

_TOLERANCE = Decimal("0.01")  # of the budget: what rounding to 万元 leaves
_MONEY = frozenset({"money"})


@dataclass(frozen=True, slots=True)
class _Cost:
    """A row whose target is the whole budget, and its result; both in the row's unit."""

    row: Indicator
    budget: Decimal
    done: Decimal


@check_kind("cost-result", params=NoParams, provides={"name", "actual", "executed", "difference"})
def judge_cost(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """The result of a cost row whose target is the whole budget is what was spent of it."""
    form, execution = unit.form, unit.form.execution
    total = form.budget.in_unit(MoneyUnit.YUAN) if form.budget else None
    planned = _planned(form.budget, execution) if form.budget and execution else None
    if execution is None or execution.executed is None or not planned or not total:
        return NOT_APPLICABLE
    rows = list(_whole(form, total, context))
    if not rows:
        return NOT_APPLICABLE
    spent = [(each, each.budget * execution.executed / planned) for each in rows]
    wrong = [(each, due) for each, due in spent if abs(each.done - due) > each.budget * _TOLERANCE]
    return failed(*(_hit(each, due, execution) for each, due in wrong))


def _planned(budget: Amount, execution: Execution) -> Decimal | None:
    """The amount of the execution that is the budget which the rows name; it may have been adjusted since."""
    plans = [each for each in (execution.adjusted, execution.budget) if each]
    return next((each for each in plans if each == budget.value), plans[0] if plans else None)


def _whole(form: Form, total: Decimal, context: Context) -> Iterator[_Cost]:
    """The rows under 成本 whose target is the budget and whose result is a figure."""
    words = completion_words(context.lexicons)
    for row in form.indicators:
        target = context.linker.target(row)
        cost = context.language.dimensions.of_levels(row.levels) == "cost"
        if target is None or not cost or (factor := _yuan(target.unit, context)) is None:
            continue
        done = figure(row.actual, row.unit, words, context)
        if done is not None and target.value * factor == total:
            yield _Cost(row, target.value, done)


def _yuan(unit: UnitFact, context: Context) -> Decimal | None:
    """How many 元 one of a unit of money is, of a magnitude alone (150万) that of it; ``None`` for others."""
    if unit.kinds == _MONEY:
        return unit.factor
    magnitude = unit.may_be_money and not unit.of_money
    return context.language.unit(f"{unit.text.strip()}{MoneyUnit.YUAN}").factor if magnitude else None


def _hit(cost: _Cost, due: Decimal, execution: Execution) -> Hit:
    unit, actual = cost.row.unit or "", (cost.row.actual or "").strip()
    values = {
        "name": cost.row.name,
        "actual": actual,
        "executed": f"{as_text(due)}{unit}",
        "difference": f"{as_text(abs(cost.done - due))}{unit}",
    }
    spent = as_text(execution.executed) if execution.executed is not None else ""
    evidence = (Evidence(actual, cost.row.place("actual")), Evidence(spent, execution.location))
    return Hit(values, evidence, row=cost.row.row, field="actual")
