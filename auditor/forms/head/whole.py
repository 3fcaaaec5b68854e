"""The budget of a form that names none: its only amount, 总投资, or what its sources add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from auditor.forms.head.records import Money
from auditor.forms.labels.budget_names import BudgetNames
from auditor.forms.labels.lexicon import Labels
from auditor.forms.text import label_key, without_lead_in
from auditor.model import Amount

_FEWEST = 2
_SOURCES = "资金来源合计"


def whole_of(known: Sequence[Money], names: BudgetNames) -> Money | None:
    """The amount that is the budget where no label says so, ``None`` where that is not clear."""
    if len(known) == 1 and without_lead_in(label_key(known[0].amount.label)) in names.alone:
        return known[0]
    wholes = [money for money in known if label_key(money.amount.label) in names.whole]
    if len(wholes) != 1:
        return None
    whole = wholes[0]
    return whole if all(_is_part(money, whole) for money in known if money is not whole) else None


def sum_of_sources(known: Sequence[Money], labels: Labels) -> Amount | None:
    """What the sources of money add up to where no total stands beside them, ``None`` where one of them may
    be part of another."""
    amounts = [money.amount for money in known]
    values = [amount.value for amount in amounts]
    if len(amounts) < _FEWEST or not all(_is_source(amount.label, labels) for amount in amounts):
        return None
    same = len({(amount.unit, amount.block) for amount in amounts}) == 1
    total = sum(values, Decimal(0))
    if not same or len({amount.label for amount in amounts}) < len(amounts) or 2 * max(values) == total:
        return None
    text = "、".join(f"{amount.label}{amount.stated}" for amount in amounts)
    return replace(amounts[0], value=total, label=_SOURCES, text=text)


def _is_source(label: str, labels: Labels) -> bool:
    """Whether a label names a source of money, no part of one and nothing that was spent."""
    key = label_key(label)
    if without_lead_in(key) != key or any(word in key for word in labels.source.money_words.no_sources):
        return False
    hit = labels.field(label)
    return key in labels.fund_sources or (hit is not None and hit.field == "amount")


def _is_part(money: Money, whole: Money) -> bool:
    """Whether an amount can be a source of another: in its unit and no larger."""
    part = money.amount.in_unit(whole.amount.unit) if whole.amount.unit else money.amount.value
    return part is not None and part <= whole.amount.value
