"""Nothing to spend by the middle of the year for what costs money every month."""

from __future__ import annotations

from auditor.authoring.scopes import FormExample
from auditor.checks.base import NOT_APPLICABLE, PASSED, Failed, Judgement
from tests.cases import every_case
from tests.checks.single_rows import judged_by

_LABELS = ("支出内容", "半年计划数", "全年预算数")


def _judged(*lines: tuple[str, ...], project: str | None = "灯塔日常维护") -> Judgement:
    rows = [{"name": "灯塔发光率", "value": "99", "unit": "%"}]
    example = {"project": project, "table": lines, "indicators": rows}
    return judged_by("half-year-plan", FormExample.model_validate(example).build())


def test_each_line_without_a_plan_is_told_with_its_sum() -> None:
    found = _judged(
        _LABELS, ("灯器电费", "0", "1,204.5"), ("航标船油料", "3", "8"), (" 值守人工 ", "0.00", "36")
    )
    assert isinstance(found, Failed)
    told = [(hit.values["item"], hit.values["label"], hit.values["sum"]) for hit in found.hits]
    assert told == [("灯器电费", "半年计划数", "1,204.5"), ("值守人工", "半年计划数", "36")]
    assert [[each.text for each in hit.evidence] for hit in found.hits] == [["0", "1,204.5"], ["0.00", "36"]]


@every_case(
    "lines",
    [
        [("灯器电费", "6", "12")],
        [("灯器电费", "0", "0")],
        [("灯器电费", "", "12")],
        [("灯器电费", "/", "12")],
        [("灯器电费", "0", "")],
        [("灯器电费", "0", "约12")],
        [("灯器电费", "0", "NaN")],
        [("灯器电费", "nan", "12")],
        [("灯器电费", "0", "-12")],
        [("灯器电费", "0")],
        [
            ("三级指标", "半年指标值", "全年指标值"),
            ("发光率", "0", "99"),
        ],  # another table's labels end the sums
    ],
)
def test_what_is_planned_blank_or_no_sum_is_not_asked_about(lines: list[tuple[str, ...]]) -> None:
    assert _judged(_LABELS, *lines) is PASSED


@every_case("labels", [("支出内容", "半年计划数"), ("支出内容", "全年预算数"), ("内容", "上半年", "全年")])
def test_both_labels_are_needed(labels: tuple[str, ...]) -> None:
    assert _judged(labels, ("灯器电费", "0", "12")) is PASSED


def test_only_standing_tasks_are_concerned() -> None:
    idle = ("灯器电费", "0", "12")
    assert _judged(_LABELS, idle, project="新建灯塔") is NOT_APPLICABLE
    assert _judged(_LABELS, idle, project=None) is NOT_APPLICABLE
    assert _judged(project="灯塔日常维护") is NOT_APPLICABLE  # no table
    kind = ("项目类型", "经常性项目", "")
    assert isinstance(_judged(kind, _LABELS, idle, project="灯塔"), Failed)
