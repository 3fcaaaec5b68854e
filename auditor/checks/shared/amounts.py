"""Amounts, counts and quotations as a message words them."""

from __future__ import annotations

from decimal import Decimal

_INNER = str.maketrans("“”", "‘’")


def as_text(value: Decimal | int) -> str:
    """A number as one writes it: no exponent, no superfluous zeros."""
    number = Decimal(value)
    return format(
        number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize(), "f"
    )


def as_money(value: Decimal) -> str:
    """An amount with thousands separators and two decimals."""
    return f"{value:,.2f}"


def inner(text: str) -> str:
    """A quotation's words for use inside double quotation marks."""
    return text.translate(_INNER)
