from __future__ import annotations

import pytest

from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.names.direction import DirectionParams, judge_direction
from tests.checks.single_rows import CONTEXT, only_hit, row

PARAMS = DirectionParams(soft_kinds=frozenset({"resource"}))


def judge(name: str, operator: str, value: str, unit: str) -> Judgement:
    return judge_direction(row(name, operator, value, unit), PARAMS, CONTEXT)


@pytest.mark.parametrize(
    ("name", "target", "better", "expected"),
    [
        ("城镇新增就业人数", ("≤", "6000", "人"), "多", "≥"),
        ("空气质量优良天数", ("<", "300", "天"), "长", "≥"),
        ("人工造林面积", ("≤", "300", "公顷"), "大", "≥"),
        ("故障响应时间", ("≥", "2", "小时"), "短", "≤"),
        ("城镇登记失业率", (">", "3", "%"), "低", "≤"),
    ],
)
def test_inverted(name: str, target: tuple[str, str, str], better: str, expected: str) -> None:
    hit = only_hit(judge(name, *target))
    assert hit.values == {"better": better, "expected_operator": expected}
    assert (hit.field, hit.confidence) == ("operator", None)


def test_use_of_resources_is_a_warning() -> None:
    assert only_hit(judge("用水量", "≥", "300", "吨")).severity == "warning"
    assert only_hit(judge("故障率", "≥", "3", "%")).severity is None


@pytest.mark.parametrize(
    ("name", "operator", "value", "unit"),
    [("群众投诉率", "≥", "95", "%"), ("设施覆盖率", "≤", "5", "%"), ("购买电脑数量", "≤", "3", "台")],
)
def test_what_may_be_read_otherwise_is_asked(name: str, operator: str, value: str, unit: str) -> None:
    assert only_hit(judge(name, operator, value, unit)).confidence == "ask"


@pytest.mark.parametrize(
    ("name", "operator", "value", "unit"),
    [
        ("投诉处置率", "≥", "95", "%"),
        ("会议人数控制", "≤", "50", "人"),
        ("参会人员名额人数", "≤", "50", "人"),
        ("城镇登记失业率", "≤", "不高于上年", "%"),
    ],
)
def test_right_operators_pass(name: str, operator: str, value: str, unit: str) -> None:
    assert judge(name, operator, value, unit) in (PASSED, NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("name", "operator"),
    [("稳控人数", "≤"), ("群众满意度", "="), ("设备维修次数", "≥"), ("低保发放标准", "≤")],
)
def test_what_the_name_does_not_decide_is_not_judged(name: str, operator: str) -> None:
    assert judge(name, operator, "10", "人") is NOT_APPLICABLE
