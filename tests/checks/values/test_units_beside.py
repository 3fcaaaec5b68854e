"""Units inside values, times under shares, dates as numbers, magnitudes alone, standards per nothing."""

from __future__ import annotations

import pytest

from auditor.checks.base import NOT_APPLICABLE, PASSED, Failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.values.date_serial import judge_date_serial
from auditor.checks.values.per_what import judge_per_what
from auditor.checks.values.unit_in_value import judge_unit_in_value
from auditor.checks.values.unit_object import judge_unit_of_a_thing
from tests.cases import every_case
from tests.checks.single_rows import CONTEXT, judged_by, only_hit, row

NONE = NoParams()


@every_case(
    ("name", "unit", "thing"),
    [
        ("送检样本检测及时率", "工作日", "送检样本检测"),
        ("灯具抢修响应及时率", "小时", "灯具抢修响应"),
        ("用地审批完成率", "天", "用地审批"),
        ("月报报送及时性", "天", "月报报送"),
        ("及时率", "天", "完成"),
    ],
)
def test_a_share_in_time_is_renamed(name: str, unit: str, thing: str) -> None:
    unit_ = row(name, "≤", "3", unit)
    assert only_hit(judged_by("time-as-share", unit_)).values["thing"] == thing
    assert judged_by("unit-measure", unit_) is NOT_APPLICABLE  # told once


@pytest.mark.parametrize(
    ("name", "unit"), [("抢修及时率", "%"), ("抢修及时率", None), ("抢修时限", "小时"), ("", "天")]
)
def test_no_share_in_time(name: str, unit: str | None) -> None:
    assert judged_by("time-as-share", row(name, "≤", "3", unit)) in (PASSED, NOT_APPLICABLE)


@every_case(
    ("value", "unit", "wrong"),
    [
        ("50万元", "元", True),
        ("≥95%", "人", True),
        ("200人次", "人", True),
        ("50万元", "万元", False),
        ("5个", "项", False),
        ("2000平方米", "㎡", False),
        ("50万", "元", False),
        ("3-5天", "小时", False),
        ("良好", "%", False),
        ("", "%", False),
        (None, "%", False),
        ("12", "甔", False),
    ],
)
def test_a_unit_in_the_value_against_the_column(value: str | None, unit: str, wrong: bool) -> None:
    judgement = judge_unit_in_value(row("某项指标", "≥", value, unit), NONE, CONTEXT)
    assert isinstance(judgement, Failed) is wrong


@every_case(
    ("name", "value", "unit", "date"),
    [
        ("主体竣工时间", "45657", None, "2024年12月31日"),
        ("款项拨付时限", "46022", "", "2025年12月31日"),
        ("款项拨付时限", "45657", "小时", None),
        ("植树面积", "45657", None, None),
        ("主体竣工时间", "20241231", None, None),
        ("主体竣工时间", "45657.5", None, None),
        ("主体竣工时间", "12月", None, None),
    ],
)
def test_a_date_kept_as_a_number(name: str, value: str, unit: str | None, date: str | None) -> None:
    judgement = judge_date_serial(row(name, "≤", value, unit), NONE, CONTEXT)
    if date is None:
        assert judgement in (PASSED, NOT_APPLICABLE)
    else:
        assert only_hit(judgement).values["date"] == date


@pytest.mark.parametrize(
    ("name", "unit", "meant"),
    [
        ("监理费用", "万", "万元"),
        ("外包费用", "万/月", "万元/月"),
        ("受训人数", "万", "万人"),
        ("村史馆", "千", None),
    ],
)
def test_a_magnitude_is_no_unit(name: str, unit: str, meant: str | None) -> None:
    hit = only_hit(judged_by("unit-malformed", row(name, "≤", "3", unit)))
    assert hit.values.get("expected_unit") == meant
    assert hit.sure is (meant is not None)


@pytest.mark.parametrize(
    ("name", "unit", "wrong"), [("印制折页", "年", True), ("印制折页", "份", False), ("管护期", "年", False)]
)
def test_a_thing_is_not_counted_in_years(name: str, unit: str, wrong: bool) -> None:
    judgement = judge_unit_of_a_thing(row(name, "=", "1", unit), NONE, CONTEXT)
    assert isinstance(judgement, Failed) is wrong


@pytest.mark.parametrize(
    ("name", "unit", "asked"),
    [
        ("管护员补助标准", "元", True),
        ("管护员补助标准", "元/人·月", False),
        ("每亩管护标准", "元", False),
        ("管护质量标准", "级", False),
    ],
)
def test_a_standard_is_per_something(name: str, unit: str, asked: bool) -> None:
    judgement = judge_per_what(row(name, "=", "800", unit), NONE, CONTEXT)
    assert isinstance(judgement, Failed) is asked
    if asked:
        assert only_hit(judgement).confidence == "ask"
