"""Rows are read again from the words of their cells, as if the file said them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.forms.editing import FormEditor, renamed
from auditor.model import Form, Operator, Submission

from .building import LEXICONS, read

HEAD = ["项目名称", "助餐服务"]
COLUMNS = ["一级指标", "二级指标", "指标名称", "指标值", "权重"]
ROWS = [
    [("产出指标", 3, 1), ("数量指标", 2, 1), "助餐人次", "≥1.8万人次", "30"],
    ["培训人次", "≤120人次", "30"],
    ["质量指标", "抽检合格率", "≥98%", "20"],
    ["效益指标", "社会效益指标", "覆盖村数", "25个", "20"],
]
PREFIXED = [["指标名称", "计算符号", "指标值", "计量单位"], ["产出-数量-助餐人次", "≥", "900", "人次"],
            ["效益-社会效益-覆盖村数", "≥", "25", "个"]]  # fmt: skip


def edited(submission: Submission, row: int, **texts: str) -> Form:
    """The only form, with other words in a row."""
    (form,) = submission.forms
    editor = FormEditor(submission.document, LEXICONS)
    words = [editor.words(each) for each in form.indicators]
    old = words[row - 1]
    words[row - 1] = replace(old, cells={**old.cells, **texts})
    return editor.with_rows(form, words)[0]


@pytest.mark.parametrize("table", [[HEAD, COLUMNS, *ROWS], PREFIXED])
def test_rows_that_nobody_changed_are_read_as_they_were(table: list[list[str]]) -> None:
    submission = read(table)
    (form,) = submission.forms
    editor = FormEditor(submission.document, LEXICONS)
    assert editor.editable(form) == {row.row for row in form.indicators}
    assert editor.with_rows(form, [editor.words(row) for row in form.indicators])[0] == form


def test_a_cell_that_holds_sign_figure_and_unit_is_read_as_a_whole() -> None:
    form = edited(read([HEAD, COLUMNS, *ROWS]), 2, value="≥150人次")
    row = form.indicators[1]
    assert (row.operator, row.value, row.unit) == (Operator.AT_LEAST, "150", "人次")
    assert row.levels == ("产出指标", "数量指标")


def test_a_blank_cell_and_a_word_for_a_number_are_what_they_are() -> None:
    submission = read([HEAD, COLUMNS, *ROWS])
    assert edited(submission, 1, value="").indicators[0].value == ""
    form = edited(submission, 1, weight="三十")
    assert (form.indicators[0].weight, form.indicators[0].weight_text) == (None, "三十")


def test_the_levels_in_front_of_a_name_follow_the_name() -> None:
    form = edited(read(PREFIXED), 1, name="产出-质量-助餐合格率")
    assert form.indicators[0].levels == ("产出", "质量")
    assert form.indicators[0].name == "助餐合格率"


def test_a_level_gets_another_name() -> None:
    assert renamed(("产出指标", "数量指标"), "level2", "质量指标") == ("产出指标", "质量指标")
    assert renamed((), "level1", "效益指标") == ("效益指标",)
    assert renamed(("产出指标", "数量指标"), "level2", "") == ("产出指标",)


def test_a_row_made_of_a_list_in_one_cell_keeps_its_words() -> None:
    table = [HEAD, ["指标名称", "指标值"], ["培训场次、培训人次", "≥12场、≥300人次"], ["覆盖村数", "≥25个"]]
    submission = read(table)
    (form,) = submission.forms
    editable = FormEditor(submission.document, LEXICONS).editable(form)
    assert [row.name for row in form.indicators] == ["培训场次", "培训人次", "覆盖村数"]
    assert editable == {3}
