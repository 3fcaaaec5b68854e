from __future__ import annotations

from auditor.forms.periods import last_month, month_in
from auditor.forms.text import label_key
from tests.cases import every_case

MONTHS = {
    "1—7月执行情况": 7, "1-10月执行数": 10, "1至6月执行情况": 6, "一至九月完成值": 9, "截至6月底完成值": 6,
    "截止8月末执行情况": 8,
    "2025年1～11月份执行率": 11, "上半年执行情况": 6, "半年度执行情况": 6, "前三季度完成值": 9,
    "第三季度执行情况": 9, "1-12月执行数": 12,
    "01-07月执行数": 7, "截至2025年7月31日": 7,
}  # fmt: skip


@every_case(("label", "month"), MONTHS.items())
def test_the_last_month_of_a_period(label: str, month: int) -> None:
    assert last_month(label) == month


@every_case("label", ["全年执行情况", "实际完成值", "每月巡查", "12个月", "", "年度指标值", "月均值"])
def test_other_labels_name_no_period(label: str) -> None:
    assert last_month(label) is None
    assert "〈期〉" not in label_key(label)


def test_labels_are_looked_up_without_their_months() -> None:
    labels = ("1—7月执行数", "1-10 月 执行数", "截至6月底执行数", "上半年执行数", "2025年1-7月执行数")
    assert {label_key(label) for label in labels} == {"〈期〉执行数"}


def test_a_date_names_its_month() -> None:
    dates = ("2025年7月31日", "7月", "2025年1-8月", "07月15日", "全年")
    assert [month_in(text) for text in dates] == [7, 7, 8, 7, None]
