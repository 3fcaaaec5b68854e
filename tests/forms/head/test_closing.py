"""Texts below the indicators, beside the label that heads these."""

from __future__ import annotations

from auditor.model import PassageField
from tests.cases import every_case
from tests.forms.building import Spec, one

CLOSING = "通过以上工作，进一步提升渡运服务水平，促进渡口高质量发展。"
NAMES = ["检修渡船数量", "验收合格率", "过渡乘客满意度"]
ROWS: list[list[Spec]] = [["检修渡船数量", "≥12艘"], ["验收合格率", "≥95%"], ["过渡乘客满意度", "≥90%"]]


def _texts(*rows: list[Spec]) -> list[tuple[PassageField, str]]:
    form = one("渡口检修项目绩效目标表", [["项目名称", ("渡口检修", 1, 2)], *rows])
    assert [row.name for row in form.indicators] == NAMES
    return [(each.field, each.text) for each in form.passages]


@every_case("label", ["绩效目标", "年度绩效目标", "总体目标"])
def test_a_text_that_closes_the_indicators_is_no_goal(label: str) -> None:
    found = _texts([(label, 5, 1), "指标名称", "指标值"], *ROWS, [(CLOSING, 1, 2)])
    assert found == [(PassageField.OTHER, CLOSING)]


def test_a_text_above_the_indicators_is_the_goal_that_its_label_names() -> None:
    found = _texts([("绩效目标", 5, 1), (CLOSING, 1, 2)], ["指标名称", "指标值"], *ROWS)
    assert found == [(PassageField.GOAL, CLOSING)]


def test_a_text_below_the_indicators_is_the_goal_where_it_has_a_label_of_its_own() -> None:
    found = _texts([("绩效指标", 4, 1), "指标名称", "指标值"], *ROWS, ["绩效目标", (CLOSING, 1, 2)])
    assert found == [(PassageField.GOAL, CLOSING)]


def test_another_text_beside_the_indicators_stays_what_its_label_says() -> None:
    found = _texts([("项目概况", 5, 1), "指标名称", "指标值"], *ROWS, [(CLOSING, 1, 2)])
    assert found == [(PassageField.OVERVIEW, CLOSING)]
