"""Ends of sentences, clauses and items, and the places of those around a position."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from auditor.chinese.stops import (
    CLAUSE,
    CLAUSE_END,
    CLAUSE_ENDS,
    ITEM_END,
    ITEM_ENDS,
    PARAGRAPH_ENDS,
    SENTENCE,
    SENTENCE_END,
    SENTENCE_ENDS,
    SIGNS,
    STOPS,
    gap_before,
    last_end,
    next_end,
)

TEXT = "修桥3座，铺路2公里；种树、养花！完工？\n验收：合格。"


def test_each_grade_cuts_finer_than_the_one_before() -> None:
    assert SENTENCE.findall(TEXT) == ["修桥3座，铺路2公里", "种树、养花", "完工", "验收：合格"]
    assert CLAUSE.findall(TEXT)[:3] == ["修桥3座", "铺路2公里", "种树、养花"]
    assert [each for each in ITEM_END.split(TEXT) if each][2:4] == ["种树", "养花"]
    assert re.split(f"[{PARAGRAPH_ENDS}]", TEXT)[0] == "修桥3座，铺路2公里；种树、养花"
    assert set(STOPS) < set(SENTENCE_ENDS) < set(CLAUSE_ENDS) < set(ITEM_ENDS) < set(SIGNS)
    assert set(PARAGRAPH_ENDS) == set(SENTENCE_ENDS) - set("；;")


def test_both_widths_and_line_ends_end_a_sentence() -> None:
    for sign in "。！!？?；;\n\r":
        assert SENTENCE_END.split(f"甲{sign}乙") == ["甲", "乙"]
    assert CLAUSE_END.split("甲，乙,丙") == ["甲", "乙", "丙"]
    assert SENTENCE_END.search("占比3.5，见（一）、《办法》：甲") is None


def test_the_ends_around_a_place() -> None:
    at = TEXT.index("养花")
    assert TEXT[last_end(TEXT, at) + 1 : next_end(TEXT, at)] == "种树、养花"
    assert TEXT[last_end(TEXT, at, ITEM_ENDS) + 1 : next_end(TEXT, at, ITEM_ENDS)] == "养花"


def test_a_text_without_ends_is_one_sentence() -> None:
    assert last_end("修桥", 1) == -1
    assert next_end("修桥", 1) == len("修桥")
    assert (last_end("", 0), next_end("", 0)) == (-1, 0)
    assert SENTENCE.findall("。；\n") == []


@given(st.text("甲。，\n 、", max_size=300), st.integers(0, 300), st.sampled_from((STOPS, ITEM_ENDS)))
def test_ends_are_found_however_far_away(text: str, at: int, ends: str) -> None:
    at = min(at, len(text))
    assert last_end(text, at, ends) == max((i for i in range(at) if text[i] in ends), default=-1)
    assert next_end(text, at, ends) == next((i for i in range(at, len(text)) if text[i] in ends), len(text))
    assert gap_before(text, at) == len(text[:at].rstrip())


def test_an_end_a_long_way_off_is_found() -> None:
    text = f"甲。{'乙' * 1_000}"
    assert [last_end(text, at) for at in (1, 2, 65, 66, 67, 500, 1_002)] == [-1, 1, 1, 1, 1, 1, 1]
