"""Results beside targets: figures with units, shares, dates and words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.authoring.scopes import IndicatorExample
from auditor.checks.results.results import figure, result_of
from auditor.checks.shared.completion import completion_words
from auditor.ruleset.loader import load_files

CONTEXT = load_files([]).context
Row = tuple[str | None, str, str | None, str]  # sign, target, unit, result


def result(row: Row, name: str = "改造数量") -> tuple[bool, Decimal | None] | None:
    operator, value, unit, actual = row
    raw = {"name": name, "operator": operator, "value": value, "unit": unit, "actual": actual}
    unit_judged = IndicatorExample.model_validate(raw).build()
    assert unit_judged.indicator is not None
    read = result_of(unit_judged.indicator, actual, CONTEXT)
    return None if read is None else (read.reached, read.share)


REACHED: list[Row] = [
    ("≥", "95", "%", "96%"),
    ("≥", "95", "%", "0.96"),
    ("≥", "0.95", "%", "96"),
    ("≥", "100", "%", "1"),
    ("≥", "12", "场", "12 场"),
    ("≥", "12", "场", "共12场"),
    ("≥", "12", "场", "≥12"),
    ("≥", "6000", "人", "0.6万人"),
    ("≥", "1,200", "人", "1200人。"),
    ("≤", "0", "起", "0"),
    ("=", "0", "起", "0起"),
    ("≤", "5", "天", "4.5天"),
    ("≤", "2025年10月", None, "2025年10月31日"),
    ("≤", "2025-11-30", None, "2025年11月30日"),
    ("≤", "2025年12月底前", None, "2025年12月5日完成"),
    ("≤", "11月中旬", None, "11月完成"),
    ("≤", "2025年三季度末", None, "2025年9月份"),
    ("≤", "年底前", None, "12月下旬完成"),
    ("≤", "上半年", None, "二季度"),
    ("≥", "12", "场", "已完成"),
    ("≥", "12", "场", "超额完成年度任务"),
    ("≥", "-3", "%", "-1.5%"),
    ("定性", "健全", None, "达成预期指标"),
    ("定性", "健全", None, "健全"),
    ("定性", "健全", None, "已完成"),
]


@pytest.mark.parametrize("row", REACHED, ids=str)
def test_reached(row: Row) -> None:
    read = result(row)
    assert read is not None
    assert read[0]


@pytest.mark.parametrize(
    ("row", "share"),
    [
        (("≥", "12", "场", "9场"), Decimal("0.75")),
        (("≤", "5", "天", "10"), Decimal("0.5")),
        (("≥", "95", "%", "0.76"), Decimal("0.8")),
        (("≥", "5", "%", "-2%"), Decimal(0)),
        (("≤", "0", "起", "2"), None),
        (("=", "0", "起", "1起"), None),
        (("≥", "-3", "%", "-6%"), None),
        (("≤", "2025年10月", None, "2025年11月1日"), None),
        (("≤", "10月底", None, "2025年11月"), None),
        (("≤", "9月30日前", None, "10月8日"), None),
        (("≤", "10月底", None, "11月中旬完成"), None),
        (("≤", "5月上旬", None, "5月下旬"), None),
        (("=", "第三季度", None, "第四季度"), None),
        (("≤", "2025年上半年", None, "2025年7月初"), None),
        (("≥", "12", "场", "未完成"), None),
        (("≥", "12", "场", "基本完成"), None),
        (("定性", "健全", None, "部分达成并具有一定效果"), None),
        (("定性", "健全", None, "未达成年度指标且效果较差"), None),
    ],
    ids=str,
)
def test_missed(row: Row, share: Decimal | None) -> None:
    assert result(row) == (False, share)


@pytest.mark.parametrize(
    "row",
    [
        ("≥", "12", "场", ""),
        ("≥", "12", "场", "较好"),
        ("≥", "12", "场", "80%"),
        ("≥", "12", "场", "12人"),
        ("≥", "3-5", "场", "4"),
        ("≥", "3", "场", "3-5"),
        ("≥", "良好", None, "12"),
        ("≤", "2025年2月30日", None, "2025年2月20日"),
        ("定性", "健全", None, "较为健全"),
    ],
    ids=str,
)
def test_not_to_be_compared(row: Row) -> None:
    assert result(row) is None


def test_without_a_sign_the_name_tells_which_way_is_better() -> None:
    assert result((None, "5", "%", "6%"), "投诉率") == (False, Decimal(5) / Decimal(6))
    assert result((None, "90", "%", "80%"), "群众满意度") == (False, Decimal(80) / Decimal(90))
    assert result((None, "15", "人", "12"), "重点信访人员稳控人数") is None
    assert result((None, "15", "人", "15人"), "重点信访人员稳控人数") == (True, Decimal(1))
    assert result(("=", "5", "%", "6%"), "投诉率") == (False, Decimal(5) / Decimal(6))
    assert result((None, "290", "%", "100%"), "市民满意度调查") is None


def test_a_row_of_digits_is_no_result():
    words = completion_words(CONTEXT.lexicons)
    assert figure("9" * 40, "人", words, CONTEXT) is None
    assert figure("9" * 40 + "人", "人", words, CONTEXT) is None
    assert figure("9" * 9, "人", words, CONTEXT) == 999_999_999
    assert figure("5万", "万", words, CONTEXT) == 5


def test_a_sign_the_wrong_way_round_tells_nothing() -> None:
    assert result(("≥", "2", "%", "1.6%"), "抽样误差率") is None
    assert result(("≤", "90", "%", "94%"), "隐患整改率") is None
    assert result(("≤", "2", "%", "1.6%"), "抽样误差率") == (True, Decimal(1))
