from __future__ import annotations

from datetime import date
from decimal import Decimal

from auditor.checks.shared.amounts import as_date, as_money, as_text, as_year, inner
from tests.cases import every_case


@every_case(
    ("value", "told"),
    [
        ("1200", "1200"),
        ("1.2E+3", "1200"),
        ("3.50", "3.5"),
        ("0.00", "0"),
        ("-7.10", "-7.1"),
        ("100.0", "100"),
    ],
)
def test_a_number_is_written_as_one_writes_it(value: str, told: str) -> None:
    assert as_text(Decimal(value)) == told


def test_money_has_separators_and_two_decimals() -> None:
    assert as_money(Decimal("1234567.5")) == "1,234,567.50"


def test_years_and_days_are_chinese() -> None:
    assert as_year(2026) == "2026年"
    assert as_date(date(2026, 3, 1)) == "2026年3月1日"


def test_a_quotation_inside_quotation_marks_has_inner_ones() -> None:
    assert inner("建设“一站式”大厅") == "建设‘一站式’大厅"
