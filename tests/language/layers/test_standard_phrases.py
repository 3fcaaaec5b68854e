"""Phrases that are written with one character too few or with a wrong one."""

from __future__ import annotations

import pytest

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.layers.standard_phrases import StandardPhrases
from auditor.language.texts.confusions import Confusions
from auditor.language.texts.joined import Joined
from tests.cases import every_case

LEXICONS = Lexicons()
PHRASES = LEXICONS.load("standard-phrases", StandardPhrases)
ALIKE = LEXICONS.load("confusions", Confusions).easily_taken
SEGMENT = language_of(LEXICONS).segment


@pytest.mark.parametrize(
    ("text", "right", "sure"),
    [
        ("保障义务教阶段学生就学", "义务教育阶段", True),
        ("开展预算绩效管里培训", "预算绩效管理", True),
        ("服务香村振兴战略", "乡村振兴战略", False),
        ("全县，常人口32万人", "常住人口", True),
    ],
)
def test_slips(text: str, right: str, sure: bool) -> None:
    (slip,) = PHRASES.slips(text, SEGMENT, ALIKE)
    assert (slip.right, slip.sure, text[slip.start : slip.end]) == (right, sure, slip.wrong)


def test_what_is_left_of_a_phrase_may_be_words_where_the_form_has_the_phrase() -> None:
    text, whole = "救助农村困难群众救", "农村困难群众救助"
    assert not list(PHRASES.slips(text, SEGMENT, ALIKE, whole.__contains__))
    text, whole = "开展独生子死亡慰问", "独生子女死亡家庭"
    assert not list(PHRASES.slips(text, SEGMENT, ALIKE))
    assert [slip.sure for slip in PHRASES.slips(text, SEGMENT, ALIKE, whole.__contains__)] == [False]


@every_case(
    "text",
    [
        "保障义务教育阶段学生就学",
        "做好困难群体救助",  # another word in its place
        "城乡居民养老保险",  # a phrase of its own
        "基本公共卫生服",  # what is cut off
        "经常人口抽样统计",  # behind a character that it may belong to
    ],
)
def test_what_is_none(text: str) -> None:
    assert not list(PHRASES.slips(text, SEGMENT, ALIKE))


def test_texts_with_slips_are_among_the_suspects() -> None:
    slipped, clipped = "保障义务教阶段学生就学", "全县，常人口32万人"
    texts = ["开展活动", slipped, f"开展活动，{slipped}", clipped, ""]
    assert PHRASES.suspects(Joined(texts)) == [1, 2, 3]
    assert [number for number, text in enumerate(texts) if list(PHRASES.slips(text, SEGMENT, ALIKE))] == [
        1,
        2,
        3,
    ]
