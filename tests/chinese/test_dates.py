from __future__ import annotations

from datetime import date

from auditor.chinese.dates import find_dates, find_years, last_day, torn_years
from tests.cases import every_case


@every_case(
    ("text", "last"),
    [
        ("2025年6月底前完工", [date(2025, 6, 30)]),
        ("2025年6月18日前", [date(2025, 6, 18)]),
        ("2024.03-2025.02", [date(2024, 3, 31), date(2025, 2, 28)]),
        ("2025/11/30", [date(2025, 11, 30)]),
        ("2025-11-30", [date(2025, 11, 30)]),
        ("2025年3月至9月", [date(2025, 3, 31), date(2025, 9, 30)]),
        ("2024年3月--2024年9月", [date(2024, 3, 31), date(2024, 9, 30)]),
        ("2025年底完成", [date(2025, 12, 31)]),
        ("2024年2月", [date(2024, 2, 29)]),
        ("2025年11月31日前", [None]),
        ("2025年13月", [None]),
        ("2025年完成3座", []),
        ("浙财〔2025〕12号", []),
        ("1.2025.5公里", []),
        ("", []),
    ],
)
def test_dates(text: str, last: list[date | None]) -> None:
    assert [span.last for span in find_dates(text)] == last


def test_years_and_torn_years() -> None:
    assert find_years("2024年底前、2025年度计划，第2026号") == (2024, 2025)
    assert torn_years("落实202年度任务") == ("202年",)
    assert torn_years("2024年度、200年古树、202米") == ()


def test_the_last_day_of_a_month() -> None:
    assert (last_day(2024, 2), last_day(2025, 12)) == (date(2024, 2, 29), date(2025, 12, 31))
