"""Columns that are left out although their label says what they hold: the form may have that field."""

from __future__ import annotations

from auditor.auditing import audit_submission
from auditor.ruleset import load_ruleset
from tests.forms.building import Spec, one, read

LABELS: list[Spec] = ["一级指标", "二级指标", "三级指标", "符号", "指标值", "计量单位", "权重"]
ROWS = [
    ("产出指标", "数量指标", "清淤长度", "≥", "30"),
    ("产出指标", "质量指标", "验收合格次数", "≥", "95"),
    ("效益指标", "社会效益指标", "受益居民数", "≥", "5000"),
]
TITLE = "项目支出绩效目标表"


def _table(units: tuple[str, ...], weights: tuple[str, ...]) -> list[list[Spec]]:
    return [LABELS, *([*row, *more] for row, *more in zip(ROWS, units, weights, strict=True))]


def test_a_filled_column_with_a_plain_label_that_is_left_out_may_hold_its_field() -> None:
    form = one(
        TITLE, _table(("详见附表的说明", "详见附表的说明", "见附件二的说明"), ("重点", "一般", "重点"))
    )
    assert {column.label: column.may_hold for column in form.read if column.may_hold} == {
        "计量单位": "unit",
        "权重": "weight",
    }
    assert form.misplaced == {"unit", "weight"}
    assert not form.doubtful


def test_columns_that_are_read_as_labelled_and_blank_ones_hold_nothing_else() -> None:
    for units in (("公里", "次", "人"), ("", "", "")):
        form = one(TITLE, _table(units, ("20", "20", "60")))
        assert form.misplaced == frozenset()


def test_nothing_is_said_of_a_field_that_another_column_may_hold() -> None:
    ruleset = load_ruleset()
    told = {}
    for unit in ("详见附表的说明", ""):
        report = audit_submission(read(TITLE, _table((unit,) * 3, ("20", "20", "60"))), ruleset)
        told[unit] = {finding.field for finding in report.findings}
    assert "unit" in told[""]
    assert "unit" not in told["详见附表的说明"]


def test_beside_the_form_s_own_column_a_second_label_says_nothing() -> None:
    table = _table(("公里", "次", "人"), ("20", "20", "60"))
    rows = [[*row, more] for row, more in zip(table, ("计量单位", "工程科", "质检科", "综合科"), strict=True)]
    assert one(TITLE, rows).misplaced == frozenset()


def test_a_second_label_of_names_says_nothing_of_a_column_that_holds_none() -> None:
    header: list[list[Spec]] = [
        [("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("应达目标", 1, 2), ("名目", 2, 1)],
        ["年度指标值", "名目"],
    ]
    units = ("公里", "", "人")
    rows: list[list[Spec]] = [[*row[:3], row[4], unit, "20"] for row, unit in zip(ROWS, units, strict=True)]
    form = one(TITLE, [*header, *rows])
    assert [(row.unit, str(row.weight)) for row in form.indicators] == [(unit, "20") for unit in units]


def test_grades_below_a_scale_tell_no_other_target() -> None:
    header: list[Spec] = ["二级指标", "三级指标", "指标值", "优", "良", "中", "差"]
    grades = ("≥95", "≥90", "≥85", "＜85")
    rows: list[list[Spec]] = [[*row[1:3], row[4], *grades] for row in ROWS]
    form = one(TITLE, [header, *rows])
    assert [row.value for row in form.indicators] == [row[4] for row in ROWS]
    assert form.misplaced == frozenset()
