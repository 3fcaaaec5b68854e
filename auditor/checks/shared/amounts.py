"""Amounts, counts and quotations as a message words them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from auditor.model import Amount, Evidence, as_written

_INNER = str.maketrans("“”", "‘’")


def as_text(value: Decimal | int) -> str:
    """A number as one writes it: no exponent, no superfluous zeros."""
    return as_written(Decimal(value))


def as_money(value: Decimal) -> str:
    """An amount with thousands separators and two decimals."""
    return f"{value:,.2f}"


def amount_evidence(amount: Amount) -> Evidence:
    """An amount quoted with its label."""
    return Evidence(f"{amount.label} {amount.text}".strip(), amount.location)


def as_year(year: int) -> str:
    """«2025年»."""
    return f"{year}年"


def as_date(day: date) -> str:
    """«2025年3月1日»."""
    return f"{day.year}年{day.month}月{day.day}日"


def inner(text: str) -> str:
    """A quotation's words for use inside double quotation marks."""
    return text.translate(_INNER)
