from __future__ import annotations

import pytest

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Judgement,
    Undetermined,
)
from auditor.checks.names.operator_bound import BoundParams, judge_bound
from tests.checks.single_rows import CONTEXT, only_hit, row


def judge(aspect: str, name: str, operator: str, value: str | None, unit: str) -> Judgement:
    params = BoundParams.model_validate({"aspect": aspect})
    return judge_bound(row(name, operator, value, unit), params, CONTEXT)


@pytest.mark.parametrize(
    ("aspect", "name", "value", "unit", "expected"),
    [
        ("rate", "群众满意度", "90", "%", "≥"),
        ("rate", "设备故障率", "3", "%", "≤"),
        ("rate", "新生儿死亡率", "3.5", "‰", "≤"),
        ("rate", "投诉处理时限", "24", "小时", "≤"),
        ("activity", "消防演练次数", "4", "次", "≥"),
        ("activity", "村医培训", "2", "期", "≥"),
    ],
)
def test_equality_instead_of_a_bound(aspect: str, name: str, value: str, unit: str, expected: str) -> None:
    hit = only_hit(judge(aspect, name, "=", value, unit))
    assert hit.values == {"expected_operator": expected}
    assert hit.confidence is None


@pytest.mark.parametrize(
    ("aspect", "name", "value", "unit"),
    [("rate", "县级配套比例", "30", "%"), ("activity", "慰问教师人数", "30", "人")],
)
def test_fixed_shares_and_persons_are_asked(aspect: str, name: str, value: str, unit: str) -> None:
    assert only_hit(judge(aspect, name, "=", value, unit)).confidence == "ask"


@pytest.mark.parametrize("aspect", ["rate", "activity"])
@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("补贴发放及时率", "100", "%"),
        ("事故发生率", "0", "%"),
        ("购置救护车数量", "2", "辆"),
        ("新建卫生室", "4", "个"),
        ("图书馆开放天数", "365", "天"),
        ("住户调查户数", "60", "户"),
        ("高龄津贴标准", "200", "元/月"),
    ],
)
def test_where_a_fixed_number_is_in_order(aspect: str, name: str, value: str, unit: str) -> None:
    assert judge(aspect, name, "=", value, unit) is PASSED


def test_other_operators_and_words_are_not_judged() -> None:
    assert judge("rate", "群众满意度", "≥", "90", "%") is NOT_APPLICABLE
    assert judge("rate", "群众满意度", "=", "良好", "%") is NOT_APPLICABLE


@pytest.mark.parametrize("value", ["", None])
def test_a_blank_value_is_undetermined(value: str | None) -> None:
    assert isinstance(judge("rate", "群众满意度", "=", value, "%"), Undetermined)
