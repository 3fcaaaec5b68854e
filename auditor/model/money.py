"""The money of a submission, counted once."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from auditor.model.amount import MoneyUnit
from auditor.model.submission import Form, FormKind, Submission

BEYOND_A_FORM = Decimal(10_000_000)
"""万元 that no form asks for: what is said to be so much was written in 元, and no sum holds it."""


def money_of(forms: Iterable[Form]) -> Decimal | None:
    """What these forms of one submission dispose of, in 万元: the department's own form holds its projects'
    money, so the larger of the two counts. ``None`` where no form states a budget with its unit, or none that
    can be right."""
    department: list[Decimal] = []
    projects: list[Decimal] = []
    for form in forms:
        budget = form.budget.in_unit(MoneyUnit.TEN_THOUSAND) if form.budget else None
        if budget is not None and 0 <= budget < BEYOND_A_FORM:
            (department if form.kind is FormKind.DEPARTMENT else projects).append(budget)
    if not department and not projects:
        return None
    return max(sum(department, Decimal(0)), sum(projects, Decimal(0)))


def submission_money(submission: Submission) -> Decimal | None:
    """The money of a whole submission in 万元."""
    return money_of(submission.forms)
