"""Examples in rule files stand for units as a form would give them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from auditor.authoring.scopes import (
    FormExample,
    IndicatorExample,
    PairExample,
    SubmissionExample,
    TextExample,
)
from auditor.model import FormKind, Operator, PassageField


def test_an_indicator_with_its_form() -> None:
    case = {
        "name": "城镇新增就业人数", "operator": "≤", "value": 6000, "unit": "人", "weight": 12.5,
        "core": "是", "levels": ["产出", "数量"],
        "form": {"project": "就业补助", "budget": 20, "goal": "新增就业6000人",
                 "indicators": [{"name": "满意度"}]},
    }  # fmt: skip
    unit = IndicatorExample.model_validate(case).build()
    row, form = unit.indicator, unit.form
    assert (row.row, row.value, row.operator, row.weight, row.core) == (
        1, "6000", Operator.AT_MOST, Decimal("12.5"), True
    )  # fmt: skip
    assert [each.name for each in form.indicators] == ["城镇新增就业人数", "满意度"]
    assert form.budget is not None
    assert (form.budget.value, form.budget.unit) == (20, "万元")
    assert form.columns == {"name", "operator", "value", "unit", "weight", "core", "level1", "level2"}
    passage = form.passage(PassageField.GOAL)
    assert passage is not None
    assert passage.text == "新增就业6000人"
    assert unit.submission.forms == (form,)
    assert row.place("value") != row.place("unit")


def test_absent_is_unread_and_empty_is_blank() -> None:
    row = (
        IndicatorExample.model_validate({"name": "面积", "value": "", "operator": "约", "weight": "两成"})
        .build()
        .indicator
    )
    assert row is not None
    assert row.unit is None
    assert row.value == ""
    assert (row.operator, row.operator_text) == (None, "约")
    assert (row.weight, row.weight_text) == (None, "两成")


@pytest.mark.parametrize(("glyph", "operator"), [(">=", "≥"), ("＝", "="), ("＜", "<"), ("定性", "定性")])
def test_operators_in_other_glyphs(glyph: str, operator: str) -> None:
    row = IndicatorExample.model_validate({"name": "x", "operator": glyph}).build().indicator
    assert row is not None
    assert row.operator == operator
    assert row.operator_text == glyph


def test_a_pair_and_a_text() -> None:
    pair = PairExample.model_validate({"a": {"name": "甲"}, "b": {"name": "乙"}}).build()
    assert pair.indicator is not None
    assert pair.other is not None
    assert (pair.indicator.row, pair.other.row) == (1, 2)
    case = {
        "field": "goal",
        "text": "全年1场",
        "project": "文化",
        "year": 2026,
        "form": {"kind": "department"},
    }
    text = TextExample.model_validate(case).build()
    assert text.passage is not None
    assert text.form is not None
    assert (text.passage.label, text.passage.text) == ("当年绩效目标", "全年1场")
    assert (text.form.project, text.form.year, text.form.kind) == ("文化", 2026, FormKind.DEPARTMENT)


def test_a_form_with_amounts_of_its_own() -> None:
    case = {
        "budget": {"label": "年度资金总额", "value": 3.5, "unit": "亿元"},
        "amounts": [{"label": "其中：财政拨款", "value": 30000}],
        "columns": ["name", "weight"],
        "empty": True,
    }
    form = FormExample.model_validate(case).build().form
    assert form is not None
    assert [(each.label, each.value, each.unit) for each in form.amounts] == [
        ("年度资金总额", Decimal("3.5"), "亿元"),
        ("其中：财政拨款", Decimal(30000), "万元"),
    ]
    assert form.columns == {"name", "weight"}
    assert form.empty


def test_a_submission() -> None:
    case = {
        "forms": [{"project": "甲", "year": 2025}, {"project": "乙"}],
        "paragraphs": ["说明"],
        "tables": [[["a", 1]]],
    }
    submission = SubmissionExample.model_validate(case).build().submission
    assert [form.index for form in submission.forms] == [1, 2]
    assert submission.year == 2025
    assert [paragraph.text for paragraph in submission.document.paragraphs()] == ["说明"]
    assert [cell.text for table in submission.document.tables() for cell in table.cells] == ["a", "1"]


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        IndicatorExample.model_validate({"name": "x", "indicator": "y"})


def test_a_repeated_row_stands_for_numbered_ones() -> None:
    rows = [{"name": "第{n}类课程场次", "repeat": 3, "value": 2}, {"name": "满意度"}]
    form = FormExample.model_validate({"indicators": rows}).build().form
    assert [row.name for row in form.indicators] == [
        "第1类课程场次",
        "第2类课程场次",
        "第3类课程场次",
        "满意度",
    ]
    assert [row.row for row in form.indicators] == [1, 2, 3, 4]
    assert {row.value for row in form.indicators[:3]} == {"2"}


def test_a_repeated_form_stands_for_numbered_projects() -> None:
    forms = [{"kind": "department"}, {"project": "管护{n}期", "repeat": 2, "budget": 5}]
    built = SubmissionExample.model_validate({"forms": forms}).build().submission.forms
    assert [(each.index, each.project) for each in built] == [(1, None), (2, "管护1期"), (3, "管护2期")]


def test_a_repeated_text_is_written_once() -> None:
    unit = TextExample.model_validate({"field": "goal", "text": "修路。", "repeat": 3}).build()
    assert unit.passage.text == "修路。修路。修路。"


@pytest.mark.parametrize("times", [0, 101, "多"])
def test_what_is_no_number_of_times_is_refused(times: object) -> None:
    with pytest.raises(ValidationError):
        IndicatorExample.model_validate({"name": "场次", "repeat": times})
