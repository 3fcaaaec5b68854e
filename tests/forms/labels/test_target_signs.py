"""Signs in every spelling, in a column of their own or beside a number."""

from __future__ import annotations

import pytest

from auditor.forms.labels.lexicon import labels_of
from auditor.forms.labels.values import TargetReader
from auditor.model import Operator
from tests.cases import every_case
from tests.forms.building import LEXICONS, one, target

READER = TargetReader(labels_of(LEXICONS))


@every_case(
    ("sign", "text"),
    [("≥", t) for t in ["≥", ">=", "＞=", "≧", "=>", "大于等于", "不低于", "不少于", "不小于", " ≥ ", "\n≥"]]
    + [("≤", t) for t in ["≤", "<=", "＜=", "≦", "小于等于", "不超过", "不高于", "不大于"]]
    + [("=", t) for t in ["=", "＝", "等于", "=="]]
    + [(">", t) for t in [">", "＞", "大于", "超过"]]
    + [("<", t) for t in ["<", "＜", "小于", "低于"]]
    + [("定性", t) for t in ["定性", "定性指标", "定 性"]],
)
def test_operator_column(sign: str, text: str):
    assert READER.sign(text) == sign


@every_case(
    ("sign", "texts"),
    [
        ("≥", "以上 及以上 ≮ ≽ ⪰ GE ge >/="),
        ("≤", "以内 之内 以下 ≯ ≼ ⪯ LE 封顶 前 之前"),
        ("=", "EQ 恰好 持平 固定值 保持不变"),
        (">", "gt"),
        ("<", "LT"),
    ],
)
def test_signs_in_words_and_rare_marks(sign: str, texts: str):
    assert [text for text in texts.split() if READER.sign(text) != sign] == []


@pytest.mark.parametrize("cell", ["LED显示屏12块", "GEF项目3个", "内河航道2条"])
def test_a_word_of_the_sign_column_is_no_sign_in_a_value(cell: str):
    assert READER.read(None, cell, None).operator not in (Operator.AT_LEAST, Operator.AT_MOST)


@every_case("text", ["", "定量", "百分比", "N/A", "≥≤"])
def test_what_is_no_operator(text: str):
    assert READER.sign(text) is None


def test_a_sign_behind_how_often_is_read():
    for words, sign, value, unit in (
        ("每年不低于5万元", "≥", "5", "万元"), ("全年不少于12场", "≥", "12", "场"),
        ("每年≤3起", "≤", "3", "起"),
        ("每年12场", None, "12", "场"),
    ):  # fmt: skip
        found = READER.read(None, words, None)
        assert (found.operator and found.operator.value, found.value, found.unit) == (sign, value, unit), (
            words
        )


def test_however_many_is_no_number():
    for name, words in (
        ("配备课桌椅", "一批"), ("购置灭火器材", "一批。"), ("更新路灯", "一大批"), ("配发农机具", "一些"),
        ("制作展板", "一系列"), ("添置健身器材", "一小批"),
    ):  # fmt: skip
        (row,) = one([["三级指标", "指标值"], [name, words]]).indicators
        assert (row.operator, row.unit) == (Operator.QUALITATIVE, None), (name, words)
    counted = one([["三级指标", "指标值"], ["购置水泵", "一台"], ["购置苗木", "1批"]]).indicators
    assert [target(row)[1:] for row in counted] == [("一", "台"), ("1", "批")]
