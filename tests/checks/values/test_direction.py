from __future__ import annotations

import pytest

from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.values.direction import DirectionParams, judge_direction
from tests.cases import every_case
from tests.checks.single_rows import CONTEXT, finding_of, only_hit, row

PARAMS = DirectionParams(soft_kinds=frozenset({"resource"}))


def judge(name: str, operator: str, value: str, unit: str) -> Judgement:
    return judge_direction(row(name, operator, value, unit), PARAMS, CONTEXT)


@every_case(
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


def test_a_sign_that_the_template_left_in_the_name_is_told_where_it_stands() -> None:
    """No such target is written anywhere: the sign and the number stand in two cells."""
    told = finding_of("operator-inverted", row("工程总投入（≥**万元）", "≥", "430", "万元"))
    assert "≥430" not in told.message
    assert told.joins == ("placeholder-left",)


def test_use_of_resources_is_a_warning() -> None:
    assert only_hit(judge("用水量", "≥", "300", "吨")).severity == "warning"
    assert only_hit(judge("故障率", "≥", "3", "%")).severity is None


@pytest.mark.parametrize(
    ("name", "operator", "value", "unit"),
    [("设施覆盖率", "≤", "5", "%"), ("购买电脑数量", "≤", "3", "台")],
)
def test_what_may_be_read_otherwise_is_asked(name: str, operator: str, value: str, unit: str) -> None:
    assert only_hit(judge(name, operator, value, unit)).confidence == "ask"


@pytest.mark.parametrize("operator", ["≥", "="])
@pytest.mark.parametrize("name", ["群众投诉率", "资料差错率", "补贴逾期兑付率", "未按期办结率"])
def test_a_bad_rate_of_almost_everything_needs_another_value(name: str, operator: str) -> None:
    finding = finding_of("operator-inverted", row(name, operator, "100", "%"))
    assert finding.confidence == "certain"
    assert finding.suggestion is not None
    assert finding.suggestion.text.startswith("不允许发生的写“=0”")
    assert finding.suggestion.value is None


@pytest.mark.parametrize("name", ["资料差错率", "设备故障率"])
def test_a_small_bad_rate_may_be_exact(name: str) -> None:
    assert judge(name, "=", "2", "%") is NOT_APPLICABLE


@pytest.mark.parametrize("name", ["检测及时率", "维修响应及时率", "报表报送及时性"])
def test_a_time_under_a_rate_is_no_inversion(name: str) -> None:
    assert judge(name, "≤", "2", "工作日") is NOT_APPLICABLE


@every_case("name", ["人均办案经费", "每场演出经费", "单套器材投入", "人均补贴额度", "生均公用经费"])
def test_a_cap_per_head_is_right(name: str) -> None:
    assert judge(name, "≤", "3", "万元") in (PASSED, NOT_APPLICABLE)


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
