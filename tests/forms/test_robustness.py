"""Whatever a table holds, recognising it does not break, and what it finds stands in the document."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.forms import recognise
from auditor.forms.explain import explain
from auditor.model import Document, Location, Paragraph, Table
from tests.corpus.layouts import LAYOUTS
from tests.forms.building import LEXICONS, Spec, read, table
from tests.forms.fuzzing import corpus_document, cut_after, faults, mutated

WORDS = [
    "", " ", "项目名称", "指标名称", "三级指标", "指标值", "指标权重", "≥", "定性", "%", "10", "是",
    "绩效指标", "年度目标", "产出指标", "数量指标", "合计", "备注：无", "项目支出绩效目标表",
    "单位：万元", "当年预算", "12.5万元", "立项依据", "……", "良好", "指标性质", "中期", "年度",
    "年初预算数", "全年预算数", "分值", "2025年12月底前", "产出-数量-次数", "计量单位", "是否核心", "/",
    "：", "（", "其他资金", "完成值", "得分", "偏差原因分析", "1-7月执行情况", "1—7月执行数",
    "全年预计完成情况",
    "完成目标可能性", "确定能", "有可能", "经费保障", "原因说明", "其他", "√", "项目绩效运行监控表",
    "评价标准", "优", "第二部分 说明", "指标1：", "一、产出指标（50分）",
    "≥95%\n≥90%", "数量指标：\n1.清淤长度30公里",
    "上年指标值", "预算执行率",
]  # fmt: skip
CELL = st.one_of(
    st.sampled_from(WORDS),
    st.decimals(-1000, 10_000, places=2).map(str),
    st.text(max_size=12),
    st.text(st.sampled_from("指标目绩效项资金年度值≥≤%()（）：:、-—/0123456789 \n\t\u3000"), max_size=20),
)
SPANNED = st.tuples(CELL, st.integers(1, 4), st.integers(1, 4))
ROWS = st.lists(st.lists(st.one_of(CELL, SPANNED), max_size=9), max_size=14)


@settings(derandomize=True)
@given(blocks=st.lists(st.one_of(CELL, ROWS), max_size=4))
def test_any_table_is_read_without_breaking(blocks: list[Any]) -> None:
    submission = read(*blocks)
    assert [form.index for form in submission.forms] == list(range(1, len(submission.forms) + 1))
    assert faults(submission, submission.document) == []
    assert "".join(explain(submission.document, LEXICONS))


@settings(derandomize=True)
@given(
    layout=st.sampled_from(sorted(LAYOUTS)),
    content=st.integers(1, 20),
    damage=st.integers(0, 1_000_000),
    times=st.integers(0, 12),
)
def test_a_damaged_form_is_read_without_breaking(layout: str, content: int, damage: int, times: int) -> None:
    document = mutated(corpus_document(layout, content), damage, times)
    assert faults(recognise(document, LEXICONS), document) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_stands_above_a_cut_is_read_as_if_nothing_were_lost(layout: str) -> None:
    whole = corpus_document(layout, 4)
    rows = next(whole.tables()).rows()
    full = recognise(whole, LEXICONS).forms
    for last in range(1, len(rows)):
        document = cut_after(whole, last)
        submission = recognise(document, LEXICONS)
        assert faults(submission, document) == []
        for form, known in zip(submission.forms, full, strict=False):
            assert [row.name for row in form.indicators] == [
                row.name for row in known.indicators[: len(form.indicators)]
            ], f"cut below row {last}"
    assert submission.forms[0].indicators


def test_the_invariants_see_what_is_wrong() -> None:
    document = corpus_document("chongqing-project", 1)
    submission = recognise(document, LEXICONS)
    assert faults(submission, document) == []
    form = submission.forms[0]
    row = form.indicators[0]
    elsewhere = Location(table=77, row=1, column=1)
    for wrong, words in (
        (replace(row, value="7777"), "nobody wrote the value"),
        (replace(row, full_name="没有写过的指标"), "nobody wrote the full_name"),
        (replace(row, levels=("没有写过的层级",)), "nobody wrote the level"),
        (replace(row, location=elsewhere), "no place of the document"),
        (replace(row, locations={"value": elsewhere}), "no place of the document"),
        (replace(row, row=9), "not numbered from 1"),
    ):
        changed = replace(submission, forms=(replace(form, indicators=(wrong, *form.indicators[1:])),))
        assert any(words in fault for fault in faults(changed, document)), words
    invented = replace(submission, forms=(replace(form, project="没有写过的项目"),))
    assert faults(invented, document) == ["nobody wrote '没有写过的项目'"]


def test_damage_leaves_most_forms_to_read() -> None:
    """The mutated documents are no rubble: most still hold a form with indicators."""
    read_forms = 0
    for seed in range(60):
        layout = sorted(LAYOUTS)[seed % len(LAYOUTS)]
        forms = recognise(mutated(corpus_document(layout, 1), seed, 8), LEXICONS).forms
        read_forms += any(form.indicators for form in forms)
    assert read_forms > 50


def _long(rows: int) -> Document:
    header: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重"]
    body: list[list[Spec]] = [
        ["产出指标", "数量指标", f"第{number}项养护里程", "≥", str(number), "公里", "1"]
        for number in range(rows)
    ]
    blocks = (
        Paragraph("项目支出绩效目标表", Location(line=1)),
        table([["项目名称", "养护"], header, *body], 2),
    )
    return Document("long.docx", "docx", blocks)


def _calls(document: Document) -> int:
    """How many functions are called while a document is recognised: work without a clock."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        recognise(document, LEXICONS)
    finally:
        sys.setprofile(before)
    return count


def test_the_work_grows_with_the_rows_and_no_faster() -> None:
    recognise(_long(10), LEXICONS)  # what is only made once
    few, many = _calls(_long(150)), _calls(_long(600))
    assert many < 4.6 * few


def test_more_rows_than_calls_within_calls_are_read_one_by_one() -> None:
    count = sys.getrecursionlimit() + 200
    document = _long(count)
    (form,) = recognise(document, LEXICONS).forms
    assert len(form.indicators) == count
    assert form.indicators[-1].value == str(count - 1)
    assert isinstance(document.blocks[1], Table)
