"""Whether an amount in running text is the one that a form states."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.shared.amounts import as_text
from auditor.language.numbers.funding import Funding
from auditor.model import Amount, MoneyUnit, decimals, half_digit

WAN = Decimal(10_000)
"""How many 元 one 万元 is."""


def agrees(found: Funding, amount: Amount, rough: Decimal) -> bool:
    """Whether both are one amount: equal up to the last digit that the text prints; a round number or one
    with 约 by ``rough`` of it. An amount without a unit agrees where its digits are the same."""
    total = amount.in_unit(MoneyUnit.YUAN)
    if total is None:
        return same_digits(found, amount)
    last = half_digit(found.value) * (found.unit.factor or 1)
    exact = not decimals(found.value) and found.unit is MoneyUnit.YUAN
    slack = total * rough if found.approximate else Decimal(0) if exact else last
    return abs(found.yuan - total) <= slack


def same_digits(found: Funding, amount: Amount) -> bool:
    """Whether the numbers differ by a power of ten alone."""
    return _digits(found.value) == _digits(amount.value)


def surely_differs(found: Funding, amount: Amount) -> bool:
    """Whether an amount without a unit is another one whatever its unit would be."""
    return not found.approximate and not same_digits(found, amount)


def yuan_words(yuan: Decimal) -> str:
    """An amount in 元 as one says it: 12.5万元, below 万元 in 元."""
    unit = MoneyUnit.TEN_THOUSAND if yuan >= WAN else MoneyUnit.YUAN
    return f"{as_text(yuan / (unit.factor or 1))}{unit}"


def wan_words(yuan: Decimal) -> str:
    """An amount in 元 in the unit that budgets are stated in: 0.8万元."""
    return f"{as_text(yuan / WAN)}{MoneyUnit.TEN_THOUSAND}"


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits
