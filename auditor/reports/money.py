"""Money in 万元, without counting the same money twice."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from auditor.model import Amount, Form, FormKind, Submission

_IN_WAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10_000)}


def in_wan(amount: Amount | None) -> Decimal | None:
    """An amount in 万元; ``None`` where there is none."""
    return None if amount is None else amount.value * _IN_WAN[amount.unit]


def money_of(forms: Iterable[Form]) -> Decimal | None:
    """What these forms of one submission dispose of: the department's own form holds its projects' money, so
    the larger of the two counts. ``None`` where no form states a budget."""
    department: list[Decimal] = []
    projects: list[Decimal] = []
    for form in forms:
        budget = in_wan(form.budget)
        if budget is not None and budget >= 0:
            (department if form.kind is FormKind.DEPARTMENT else projects).append(budget)
    if not department and not projects:
        return None
    return max(sum(department, Decimal(0)), sum(projects, Decimal(0)))


def submission_money(submission: Submission) -> Decimal | None:
    """The money of a whole submission in 万元."""
    return money_of(submission.forms)
