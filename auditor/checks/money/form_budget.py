"""Amounts inside one form: cost goal, cost indicators and sources of funds against the budget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from auditor.checks.base import (
    NOT_APPLICABLE,
    Context,
    Hit,
    Judgement,
    Params,
    Scope,
    Undetermined,
    Unit,
    check_kind,
    failed,
)
from auditor.checks.money.budget_tables import BudgetWords
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.rows import row_evidence, target_text
from auditor.language.facts import Quantity
from auditor.language.numbers.quantity_words import CommitmentWords
from auditor.model import Amount, Confidence, Evidence, Form, MoneyUnit, Operator, PassageField

_MONEY = frozenset({"money"})


class FormBudget(Params):
    """``aspect``: the ``goal``'s cost target, a cost ``indicator`` above the budget, or the ``sources``
    of funds. ``tolerance`` in 万元."""

    aspect: Literal["goal", "indicator", "sources"]
    tolerance: Decimal = Decimal("0.01")


@check_kind(
    "form-budget",
    scopes={Scope.FORM},
    params=FormBudget,
    provides={"quote", "amount", "budget", "difference"},
)
def form_budget(unit: Unit, params: FormBudget, context: Context) -> Judgement:
    """Compares a form's amounts with its budget."""
    form = unit.form
    assert form is not None
    if not _FIGURES[params.aspect](form, context):
        return NOT_APPLICABLE
    if form.budget is None:
        return Undetermined("没有读到预算金额")
    total = form.budget.in_unit(MoneyUnit.YUAN)
    if total is None:
        return Undetermined("预算金额没有写明单位")
    return failed(*_FINDERS[params.aspect](form, _Budget(form.budget, total), params.tolerance, context))


@dataclass(frozen=True, slots=True)
class _Budget:
    """The budget as stated and in 元."""

    stated: Amount
    yuan: Decimal


def _goal_figures(form: Form, context: Context) -> bool:
    promises = context.linker.promises
    return any(
        promises.costs(passage.text) for passage in form.passages if passage.field is PassageField.GOAL
    )


def _goal(form: Form, budget: _Budget, tolerance: Decimal, context: Context) -> Iterator[Hit]:
    promises = context.linker.promises
    total = budget.yuan
    for passage in form.passages:
        if passage.field is not PassageField.GOAL:
            continue
        costs = [cost for cost in promises.costs(passage.text) if cost.unit.base == "元"]
        for cost, stated in _differing(costs, total, tolerance * 10_000):
            evidence = (Evidence(cost.clause, passage.location), _evidence(budget.stated))
            below = stated < total  # part of the costs may be meant
            yield _hit(cost.clause, cost.text, stated, budget, evidence=evidence, field="goal", ask=below)


def _differing(
    costs: list[Quantity], total: Decimal, tolerance: Decimal
) -> Iterator[tuple[Quantity, Decimal]]:
    """Every cost above the budget; one below it only where neither a cost nor their sum is the budget."""
    stated = [(cost, cost.value * cost.unit.factor) for cost in costs]
    above = [(cost, amount) for cost, amount in stated if amount - total > tolerance]
    whole = [amount for _, amount in stated] + [sum((amount for _, amount in stated), Decimal(0))]
    settled = any(abs(amount - total) <= tolerance for amount in whole)
    yield from above or ([] if settled else stated[:1])


def _indicator_figures(form: Form, context: Context) -> bool:
    return bool(list(_cost_rows(form, context)))


def _cost_rows(form: Form, context: Context) -> Iterator[tuple[int, Decimal]]:
    """Rows that state the whole cost: a total by name, in money and not per person, place or period."""
    names = context.lexicons.load("commitment", CommitmentWords).cost.total_names
    for row in form.indicators:
        target = context.linker.target(row)
        if target is None or target.unit.kinds != _MONEY or target.operator not in _CAPS:
            continue
        if any(name in row.name for name in names):
            yield row.row, target.value * target.unit.factor


_CAPS = (Operator.AT_MOST, Operator.EQUAL, Operator.LESS_THAN)


def _indicator(form: Form, budget: _Budget, tolerance: Decimal, context: Context) -> Iterator[Hit]:
    total = budget.yuan
    rows = {row.row: row for row in form.indicators}
    for number, stated in _cost_rows(form, context):
        if stated - total > tolerance * 10_000:
            row = rows[number]
            evidence = (row_evidence(row), _evidence(budget.stated))
            yield _hit(
                row.name, target_text(row), stated, budget, evidence=evidence, field="value", row=number
            )


def _source_figures(form: Form, context: Context) -> bool:
    return bool(_parts(form, context))


def _parts(form: Form, context: Context) -> list[Amount]:
    words = context.lexicons.load("budget-tables", BudgetWords).sources
    parts: list[Amount] = []
    within = True  # 其中 right behind the whole opens its parts, behind a part it says what that consists of
    for amount in form.amounts:
        whole = amount == form.budget or any(word in amount.label for word in words.whole)
        nested = any(word in amount.label for word in words.nested)
        named = any(word in amount.label for word in words.parts)
        if named and not whole and (within or not nested):
            parts.append(amount)
        within = whole
    return parts


def _sources(form: Form, budget: _Budget, tolerance: Decimal, context: Context) -> Iterator[Hit]:
    parts = _parts(form, context)
    amounts = [amount for part in parts if (amount := part.in_unit(MoneyUnit.YUAN)) is not None]
    stated, total = sum(amounts, Decimal(0)), budget.yuan
    if len(amounts) < len(parts) or abs(stated - total) <= tolerance * 10_000:
        return
    words = "、".join(f"{part.label}{as_text(part.value)}" for part in parts)
    evidence = (_evidence(budget.stated), *(_evidence(part) for part in parts))
    yield _hit(
        words,
        f"{as_text(stated / 10_000)}万元",
        stated,
        budget,
        evidence=evidence,
        field="budget",
        ask=stated < total,
    )


def _evidence(amount: Amount) -> Evidence:
    return Evidence(f"{amount.label} {amount.text}".strip(), amount.location)


def _hit(
    quote: str,
    amount: str,
    stated: Decimal,
    budget: _Budget,
    *,
    evidence: tuple[Evidence, ...],
    field: str,
    row: int | None = None,
    ask: bool = False,
) -> Hit:
    difference = abs(stated - budget.yuan) / 10_000
    return Hit(
        values={
            "quote": quote,
            "amount": amount,
            "budget": budget.stated.stated,
            "difference": as_text(difference),
        },
        evidence=evidence,
        field=field,
        row=row,
        confidence=Confidence.ASK if ask else None,
    )


_FIGURES: dict[str, Callable[[Form, Context], bool]] = {
    "goal": _goal_figures,
    "indicator": _indicator_figures,
    "sources": _source_figures,
}
_FINDERS: dict[str, Callable[[Form, _Budget, Decimal, Context], Iterator[Hit]]] = {
    "goal": _goal,
    "indicator": _indicator,
    "sources": _sources,
}
