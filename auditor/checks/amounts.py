"""Amounts, counts and quotations as a message words them."""

from __future__ import annotations

from decimal import Decimal

from auditor.model import Amount

_INNER = str.maketrans("“”", "‘’")
_FACTORS = {"元": Decimal(1), "千元": Decimal(1_000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


def as_text(value: Decimal | int) -> str:
    """A number as one writes it: no exponent, no superfluous zeros."""
    number = Decimal(value)
    return format(
        number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize(), "f"
    )


def as_money(value: Decimal) -> str:
    """An amount with thousands separators and two decimals."""
    return f"{value:,.2f}"


def in_unit(amount: Amount, unit: str) -> Decimal:
    """The amount in another unit (元, 千元, 万元, 亿元). Raises KeyError for a unit that is none of these."""
    return amount.value * _FACTORS[amount.unit] / _FACTORS[unit]


def inner(text: str) -> str:
    """A quotation's words for use inside double quotation marks."""
    return text.translate(_INNER)
