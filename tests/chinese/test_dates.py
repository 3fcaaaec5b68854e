from __future__ import annotations

from datetime import date

from auditor.chinese.dates import (
    A_DATE,
    A_MONTH,
    DATES,
    find_dates,
    find_years,
    last_day,
    quarter_end,
    torn_years,
)
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


def test_the_last_month_of_a_quarter() -> None:
    assert [quarter_end(sign) for sign in "一2三4"] == [3, 6, 9, 12]


def test_words_of_a_date_are_no_durations() -> None:
    dated = ["2025年6月", "2025.6.1", "6 月", "9月底", "年末", "上半年", "每月25日前", "季度末", "第三季度"]
    assert all(map(A_DATE.search, dated))
    assert not any(
        map(A_DATE.search, ["12个月", "6月龄", "3年", "90%", "每季度一次", "1次/季度", "1905.1208", ""])
    )
    assert A_MONTH.search("1月至6月")
    assert A_MONTH.search("6个月") is None


def test_dates_are_taken_away_whole() -> None:
    assert DATES.sub("", "2025年6月30日开工、9月验收，2026年投用") == "开工、验收，投用"
