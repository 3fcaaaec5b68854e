"""The budget of a form that names none: its only amount, or 总投资 beside the sources that make it up."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.forms.head.records import Money
from auditor.forms.labels.budget_names import BudgetNames
from auditor.forms.text import label_key


def whole_of(known: Sequence[Money], names: BudgetNames) -> Money | None:
    """The amount that is the budget where no label says so, ``None`` where that is not clear."""
    if len(known) == 1 and label_key(known[0].amount.label) in names.alone:
        return known[0]
    wholes = [money for money in known if label_key(money.amount.label) in names.whole]
    if len(wholes) != 1:
        return None
    whole = wholes[0]
    return whole if all(_is_part(money, whole) for money in known if money is not whole) else None


def _is_part(money: Money, whole: Money) -> bool:
    """Whether an amount can be a source of another: in its unit and no larger."""
    part = money.amount.in_unit(whole.amount.unit) if whole.amount.unit else money.amount.value
    return part is not None and part <= whole.amount.value
