"""Amounts of the forms against the budget tables of the same document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.money.budget_tables import BudgetTable, BudgetWords, Figure, tables_of
from auditor.checks.shared.amounts import amount_evidence, as_money
from auditor.checks.shared.words import LESS, MORE
from auditor.checks.units import SubmissionUnit
from auditor.model import Amount, Confidence, Evidence, Form, FormKind, MoneyUnit, RowRef, Submission


class BudgetTotals(Params):
    """``aspect``: the ``department`` form against the spending total, or the sum of the ``projects``
    against the total of 项目支出. ``tolerance`` in 万元."""

    aspect: Literal["department", "projects"] = Field(
        description="比什么：department 整体目标表与支出合计，projects 各项目之和与项目支出合计"
    )
    tolerance: Decimal = Field(default=Decimal("0.05"), description="四舍五入允许的差额，万元")


@check_kind(
    "budget-totals",
    params=BudgetTotals,
    provides={"amount", "other", "difference", "table", "count", "label"},
)
def budget_totals(unit: SubmissionUnit, params: BudgetTotals, context: Context) -> Judgement:
    """Compares the budgets that the forms state with the totals of the document's budget tables."""
    tables = [
        table
        for table in unit.reading.once(tables_of, context.lexicons)
        if table.kind == "whole" and table.unit
    ]
    finder = _department if params.aspect == "department" else _projects
    hits = finder(unit.submission, tables, params, context)
    return NOT_APPLICABLE if hits is None else failed(*hits)


def _department(
    submission: Submission, tables: list[BudgetTable], params: BudgetTotals, _: Context
) -> list[Hit] | None:
    totals = [(table, table.total) for table in tables if table.total]
    budgets = [
        (form, form.budget) for form in submission.forms if form.kind is FormKind.DEPARTMENT and form.budget
    ]
    if not totals or not budgets:
        return None
    return [hit for form, budget in budgets for hit in _differing(form, budget, totals, params.tolerance)]


def _differing(
    form: Form, budget: Amount, totals: list[tuple[BudgetTable, Figure]], tolerance: Decimal
) -> Iterator[Hit]:
    """One hit, unless one of the tables agrees: then the tables disagree, not the form."""
    stated = _in_wan(budget)
    if stated is None or any(abs(stated - total.value) <= tolerance for _, total in totals):
        return
    table, total = totals[-1]
    values = _values(stated, total.value, table.title) | {"label": budget.label}
    evidence = (
        amount_evidence(budget),
        *(each.evidence() for _, each in totals),
    )
    yield Hit(
        values=values,
        evidence=evidence,
        form=form.index,
        field="budget",
    )


def _projects(
    submission: Submission, tables: list[BudgetTable], params: BudgetTotals, context: Context
) -> list[Hit] | None:
    words = context.lexicons.load("budget-tables", BudgetWords)
    projects = [form for form in submission.forms if form.kind is FormKind.PROJECT and not form.empty]
    totals = [(table, total) for table in tables if (total := _project_total(table, words))]
    budgets = [amount for form in projects if (amount := _in_wan(form.budget)) is not None]
    if not totals or len(projects) < 2 or len(budgets) < len(projects):
        return None
    table, total = totals[-1]
    stated = sum(budgets, Decimal(0))
    if abs(stated - total.value) <= params.tolerance:
        return []
    return [
        Hit(
            values=_values(stated, total.value, table.title) | {"count": str(len(projects))},
            evidence=(Evidence(f"{words.project_headers[0]} {total.cell.text}", total.cell.location),),
            related=tuple(RowRef(form.index) for form in projects),
            field="budget",
            confidence=Confidence.ASK if stated < total.value else None,
        )
    ]


def _in_wan(amount: Amount | None) -> Decimal | None:
    return amount.in_unit(MoneyUnit.TEN_THOUSAND) if amount else None


def _project_total(table: BudgetTable, words: BudgetWords) -> Figure | None:
    column = table.column(words.project_headers)
    return table.totals.get(column) if column is not None else None


def _values(stated: Decimal, total: Decimal, title: str) -> dict[str, str]:
    more = MORE if stated > total else LESS
    return {
        "amount": as_money(stated),
        "other": as_money(total),
        "difference": f"{more}{as_money(abs(stated - total))}",
        "table": title,
        "count": "",
    }
