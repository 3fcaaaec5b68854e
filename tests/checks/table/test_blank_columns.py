"""Columns for a goal and rows of levels that nobody filled in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.authoring.scopes import FormExample
from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.model import ColumnRead, Confidence, Sureness
from tests.cases import every_case
from tests.checks.single_rows import judged_by, only_hit

_LINES = [["盐田修复面积", "80"], ["海盐合格率", "97"]]
_ROWS = [{"name": "盐田修复面积", "value": "80", "unit": "公顷"}, {"name": "海盐合格率", "value": "97"}]
_QUANTITY = {"name": "盐田修复面积", "levels": ["产出指标", "数量指标"], "value": "80", "unit": "公顷"}


def _column(label: str, *texts: str, **form: Any) -> Judgement:
    lines = [[text, *line] for text, line in zip(texts, _LINES, strict=False)]
    table = [[label, "指标名称", "指标值"], *lines]
    read = {"columns": ["name", "value"], "read": ["name", "value"]}
    example = {"project": "盐田修复", "indicators": _ROWS, "table": table, **read, **form}
    return judged_by("blank-goal-column", FormExample.model_validate(example).build())


def _rows(*lines: list[str], indicators: list[dict[str, Any]] | None = None) -> Judgement:
    table = [["二级指标", "三级指标", "指标值"], ["数量指标", "盐田修复面积", "80"], *lines]
    rows = [_QUANTITY] if indicators is None else indicators
    example = {"project": "盐田修复", "indicators": rows, "table": table}
    return judged_by("template-rows-left", FormExample.model_validate(example).build())


@every_case("label", ["绩效目标", "年度 目标", "中长期\n绩效目标"])
def test_a_blank_column_is_told_by_its_label(label: str) -> None:
    hit = only_hit(_column(label, "", " "))
    assert (hit.values["label"], hit.field, hit.confidence) == ("".join(label.split()), "goal", None)
    assert [each.text for each in hit.evidence] == [label]


def test_a_goal_elsewhere_makes_it_a_question() -> None:
    assert only_hit(_column("年度目标", "", "", goal="修复盐田80公顷。")).confidence is Confidence.ASK
    assert only_hit(_column("年度目标", "", "", overview="盐田共240公顷。")).confidence is None


def test_a_text_beside_any_row_fills_the_column() -> None:
    assert _column("年度目标", "修复盐田80公顷", "") is PASSED
    assert _column("年度目标", "", "海盐合格率不低于97%") is PASSED


@every_case(
    ("label", "form"),
    [
        ("备注", {}),
        ("", {}),
        ("年度目标", {"table": []}),
        ("年度目标", {"columns": ["value"], "read": ["value"]}),
        (
            "年度目标",
            {"table": [["年度目标", "修复盐田。"], ["", ""], ["指标名称", "指标值"], ["盐田修复面积", "80"]]},
        ),
    ],
)
def test_no_column_for_goals_is_seen(label: str, form: dict[str, Any]) -> None:
    assert _column(label, "", "", **form) is NOT_APPLICABLE


def test_a_column_read_without_a_label_makes_no_header_of_every_line() -> None:
    lines = [["年度目标", "修复盐田80公顷", ""], ["", "指标名称", "指标值"], ["", *_LINES[0]]]
    example = {"project": "盐田修复", "indicators": _ROWS[:1], "table": lines, "read": ["name", "value"]}
    unit = FormExample.model_validate(example).build()
    read = (ColumnRead("", "note", Sureness.DOUBTFUL), *unit.form.read)
    judgement = judged_by("blank-goal-column", replace(unit, form=replace(unit.form, read=read)))
    assert judgement is NOT_APPLICABLE


def test_a_form_without_rows_is_not_concerned() -> None:
    assert _column("年度目标", "", "", indicators=[]) is NOT_APPLICABLE


def test_levels_without_a_row_are_listed_and_few_are_asked_about() -> None:
    left = [["经济效益 指标", "", ""], ["生态效益指标", "", "—"], ["可持续影响指标", "", "≥"]]
    few = only_hit(_rows(*left))
    assert (few.values["count"], few.confidence) == ("3", Confidence.ASK)
    assert few.values["levels"] == "经济效益指标、生态效益指标、可持续影响指标"
    many = only_hit(_rows(*left, ["满意度指标", "", "定量"]))
    assert (many.values["count"], many.confidence) == ("4", None)
    assert many.evidence[0].text == "经济效益 指标"


@every_case(
    "lines",
    [
        [],
        [["生态效益指标", "", ""]],
        [["经济效益指标", "", "增收"], ["生态效益指标", "滩涂恢复面积", ""]],  # something is written there
        [["经济效益指标"], ["生态效益指标"]],  # no cell is printed for a name
        [["填报人", "", ""], ["联系电话", "", ""]],
        [
            ["经济效益指标", "", ""],
            ["盐业产值", "", ""],
            ["生态效益指标", "", ""],
            ["滩涂面积", "", ""],
        ],  # headings
    ],
)
def test_one_row_and_rows_that_say_something_pass(lines: list[list[str]]) -> None:
    assert _rows(*lines) is PASSED


def test_forms_without_levels_are_not_concerned() -> None:
    left = [["经济效益指标", "", ""], ["生态效益指标", "", ""]]
    assert _rows(*left, indicators=[{"name": "盐田修复面积", "value": "80"}]) is NOT_APPLICABLE
    assert _rows(*left, indicators=[]) is NOT_APPLICABLE


def test_levels_far_from_any_row_are_of_another_part() -> None:
    lines = [["填表说明", "", ""], ["经济效益指标", "", ""], ["生态效益指标", "", ""]]
    assert _rows(*lines) is PASSED
