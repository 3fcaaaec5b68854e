"""Lines of a scheme of marking that begin like labels of the head."""

from __future__ import annotations

from auditor.model import PassageField
from tests.cases import every_case
from tests.forms.building import Spec, one, read

HEAD: list[list[Spec]] = [["项目名称", "渡口检修", "", ""]]
ROWS: list[list[Spec]] = [
    ["一级指标", "三级指标", "指标值", "分值"],
    ["产出指标", "检修渡船数量", "≥12艘", "60"],
    ["效益指标", "过渡乘客人次", "≥3万人次", "40"],
]


@every_case(
    "line",
    [
        ["立项依据（5分）", "依据的政策是否明确", "", "5"],
        ["立项依据", "依据的政策是否明确", "", "5分"],
        ["立项依据（4分）", "依据是否写清楚", "", ""],
    ],
)
def test_a_criterion_of_marking_is_no_text_of_the_head(line: list[str]) -> None:
    forms = read("渡口检修项目绩效自评表", [*HEAD, line, *ROWS]).forms
    assert [each.passages for each in forms] == [()]


def test_what_has_points_and_asks_nothing_is_a_text_of_the_head() -> None:
    form = one(
        "渡口检修项目绩效自评表", [*HEAD, ["年度绩效目标（80分）", ("检修渡船12艘，方便乘客", 1, 3)], *ROWS]
    )
    assert [(each.field, each.text) for each in form.passages] == [
        (PassageField.GOAL, "检修渡船12艘，方便乘客")
    ]
