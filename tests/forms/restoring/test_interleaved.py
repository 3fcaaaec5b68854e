"""Tables with a row for the target and one for the result of each indicator."""

from __future__ import annotations

import pytest

from tests.cases import every_case
from tests.forms.building import Spec, one, target

HEADER: list[Spec] = ["一级指标", "二级指标", "三级指标", "项别", "数值", "分值"]


def rows(name: str, goal: str, result: str, weight: str) -> list[list[Spec]]:
    levels: list[Spec] = [("产出指标", 2, 1), ("数量指标", 2, 1)]
    return [[*levels, (name, 2, 1), "目标值", goal, (weight, 2, 1)], ["实际值", result]]


def test_target_and_result_below_each_other() -> None:
    body = [*rows("补植行道树", "≥300株", "310株", "50"), *rows("修剪绿篱", "≥8公里", "7公里", "40")]
    form = one("2025年项目绩效自评表", [["项目名称", ("城区绿化", 1, 5)], HEADER, *body])
    assert [(row.name, *target(row), row.actual, row.weight) for row in form.indicators] == [
        ("补植行道树", "≥", "300", "株", "310株", 50),
        ("修剪绿篱", "≥", "8", "公里", "7公里", 40),
    ]
    assert {row.levels for row in form.indicators} == {("产出指标", "数量指标")}


@every_case(
    ("goal", "result"),
    [
        ("年初目标", "实际完成"),
        ("年度目标", "全年实际"),
        ("目标", "实际"),
        ("计划", "完成"),
        ("预期目标", "完成情况"),
    ],
)
def test_labels_that_leave_the_value_out(goal: str, result: str) -> None:
    body: list[list[Spec]] = [
        [("补植行道树", 2, 1), goal, "≥300株"],
        [result, "310株"],
        [("修剪绿篱", 2, 1), goal, "≥8公里"],
        [result, "7公里"],
    ]
    form = one("2025年项目绩效自评表", [["三级指标", ("指标值", 1, 2)], *body])
    found = [(row.name, *target(row), row.actual) for row in form.indicators]
    assert found == [("补植行道树", "≥", "300", "株", "310株"), ("修剪绿篱", "≥", "8", "公里", "7公里")]


def test_a_header_that_names_both() -> None:
    body: list[list[Spec]] = [
        [("补植行道树", 2, 1), "目标", "≥300株", ("50", 2, 1)],
        ["完成", "310株"],
        [("修剪绿篱", 2, 1), "目标", "≥8公里", ("40", 2, 1)],
        ["完成", "7公里"],
    ]
    form = one("2025年项目绩效自评表", [["三级指标", ("目标与完成", 1, 2), "分值"], *body])
    assert [(row.value, row.actual, row.weight) for row in form.indicators] == [
        ("300", "310株", 50),
        ("8", "7公里", 40),
    ]


@pytest.mark.parametrize("second", ["修剪绿篱", ""])
def test_rows_that_are_not_merged(second: str) -> None:
    """Where the second row has a name of its own it is an indicator of its own."""
    body: list[list[Spec]] = [
        ["补植行道树", "目标值", "≥300株"],
        [second, "实际值", "310株"],
        ["修剪绿篱", "目标值", "≥8公里"],
        [second, "实际值", "7公里"],
    ]
    form = one("2025年项目绩效自评表", [["三级指标", "项别", "数值"], *body])
    found = [(row.name, row.actual) for row in form.indicators]
    assert (found == [("补植行道树", "310株"), ("修剪绿篱", "7公里")]) == (second == "")
