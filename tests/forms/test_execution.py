"""Lines of the execution of the budget in the place of an indicator."""

from __future__ import annotations

from auditor.model import Form
from tests.forms.building import Spec, one

HEADER: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分"]
ROWS: list[list[Spec]] = [
    ["产出指标", "数量指标", "维修桥梁数", "≥12座", "12座", "50", "50"],
    ["满意度指标", "服务对象满意度指标", "行人满意度", "≥90%", "93%", "40", "40"],
]


def _form(*last: list[Spec]) -> Form:
    return one("2025年项目绩效自评表", [HEADER, *ROWS, *last])


def _names(form: Form) -> list[str]:
    return [row.name for row in form.indicators]


def test_a_level_of_the_execution_with_no_name() -> None:
    for first in ("预算执行", "预算执行率", "预算执行率（10分）"):
        for name in ("", "—", "预算86万元，执行84.3万元"):
            form = _form([first, "", name, "86万元", "84.3万元", "10", "9.8"])
            assert _names(form) == ["维修桥梁数", "行人满意度"], (first, name)


def test_money_below_a_line_of_the_level() -> None:
    form = _form(
        [("四、预算执行率（10分）", 1, 7)], ["", "", "预算86万元，执行84.3万元", "100%", "98%", "10", "9.8"]
    )
    assert _names(form) == ["维修桥梁数", "行人满意度"]
    assert form.execution is None or form.execution.points == 10


def test_an_indicator_below_that_level_is_one() -> None:
    form = _form(["预算执行", "执行进度", "预算执行率", "≥95%", "98%", "10", "10"])
    assert _names(form) == ["维修桥梁数", "行人满意度", "预算执行率"]
