"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.model import MoneyUnit, as_written, half_digit
from tests.cases import every_case


@every_case(
    ("number", "text"),
    [
        ("20.0", "20"),
        ("0.50", "0.5"),
        ("34.080", "34.08"),
        ("0.00", "0"),
        ("510000", "510000"),
        ("1E+2", "100"),
    ],
)
def test_a_number_has_no_exponent_and_no_idle_zeros(number: str, text: str) -> None:
    assert as_written(Decimal(number)) == text


@pytest.mark.parametrize(("said", "unit"), [("万", "万元"), ("亿", "亿元"), ("千元", "千元"), ("元", "元")])
def test_a_unit_may_be_said_without_its_last_character(said: str, unit: str) -> None:
    assert MoneyUnit.spoken(said) == unit


@pytest.mark.parametrize(("printed", "half"), [("34", "0.5"), ("34.0", "0.05"), ("34.08", "0.005")])
def test_what_rounding_explains(printed: str, half: str) -> None:
    assert half_digit(Decimal(printed)) == Decimal(half)
