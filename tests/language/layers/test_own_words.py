"""Words that differ by a character from what a form writes elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.layers.own_words import own_slips

OFTEN = ["血吸虫病防治", "开展血吸虫病防治工作", "血吸虫病防治知识培训场次"]


def slips(*texts: str, subject: str = "") -> list[tuple[str, str]]:
    segment = language_of(Lexicons()).segment
    return [(each.wrong, each.right) for each in own_slips(texts, subject, segment)]


def test_a_dropped_character_is_told_with_its_place() -> None:
    texts = [*OFTEN, "居民对血吸病防治知识知晓率"]
    segment = language_of(Lexicons()).segment
    (slip,) = own_slips(texts, "", segment)
    assert (slip.text, slip.wrong, slip.right) == (3, "血吸病", "血吸虫病")
    assert texts[3][slip.start : slip.end] == "血吸病"


def test_a_confused_character_is_told_of_the_subject_only() -> None:
    texts = ["结核病防治", "结核病患者管理率", "居民洁核病防治知识知晓率"]
    assert slips(*texts, subject="结核病防治") == [("洁核病", "结核病")]
    assert slips(*texts, subject="疾病预防控制") == []


@pytest.mark.parametrize(
    "text", ["居民对血吸虫病防治知识知晓率", "小学生体检率", "第二季度防治工作", "血吸虫防治站建设"]
)
def test_words_that_can_stand_are_none(text: str) -> None:
    assert slips(*OFTEN, "中学生体检率", "中学生体检人数", text, subject="中学生体检") == []


def test_one_other_place_is_not_enough() -> None:
    assert slips("血吸虫病防治知识知晓率", "血吸病防治知识知晓率") == []


@settings(max_examples=40)
@given(st.lists(st.text("血吸虫病防治知晓率 a1，"), max_size=4))
def test_what_is_told_stands_where_it_says(texts: list[str]) -> None:
    segment = language_of(Lexicons()).segment
    for slip in own_slips(texts, "血吸虫病", segment):
        assert texts[slip.text][slip.start : slip.end] == slip.wrong != slip.right
