"""Cutting texts into list items and clauses."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from auditor.language.texts.clauses import Item, clause_at, split_clauses, split_items

PAIRS = {"“": "”", "（": "）"}


def test_list_numbers_are_markers_and_not_text() -> None:
    items = split_items("1.修渠3.5公里；2.植树，补苗。（3）护林")
    assert [(item.marker, item.text) for item in items] == [
        ("1.", "修渠3.5公里"),
        ("2.", "植树，补苗"),
        ("（3）", "护林"),
    ]


def test_number_that_goes_on_with_the_count_is_a_marker() -> None:
    items = split_items("1.修渠；2.植树；3.10月至12月收割")
    assert items[-1].marker == "3."
    assert items[-1].text == "10月至12月收割"


def test_decimal_that_does_not_go_on_with_the_count_is_text() -> None:
    assert [item.text for item in split_items("1.修渠；\n3.5公里岸线养护")] == ["修渠", "3.5公里岸线养护"]


def test_thousands_and_quoted_commas_do_not_cut() -> None:
    texts = [clause.text for clause in split_clauses("发放1,200份，宣传“早发现，早处置”，回访")]
    assert texts == ["发放1,200份", "宣传“早发现，早处置”", "回访"]


def test_unpaired_quote_does_not_swallow_the_text() -> None:
    assert [clause.text for clause in split_clauses("宣传“早发现，回访")] == ["宣传“早发现", "回访"]


def test_clause_at_finds_the_clause_of_a_position() -> None:
    text = "修渠，植树"
    found = clause_at(split_clauses(text), text.index("树"))
    assert found is not None
    assert found.text == "植树"
    assert clause_at(split_clauses(text), 2) is None


@given(st.text(alphabet="1２.、，；（）()①一是第“”《》 \n修渠公里,", max_size=60))
def test_offsets_always_point_into_the_text(text: str) -> None:
    for clause in split_clauses(text):
        assert text[clause.start : clause.end] == clause.text
    for item in split_items(text):
        assert text[item.start : item.end] == item.text


@given(st.lists(st.sampled_from([*"“”（）。，", "1,629元", "甲", "乙" * 199, "\n"])).map("".join))
def test_no_clause_ends_within_quotes_that_are_closed(text: str) -> None:
    cut = [(clause.start, clause.end) for clause in split_clauses(text)]
    assert [(clause.start, clause.end) for clause in _walked(text)] == cut


def _walked(text: str) -> Iterator[Item]:
    """The same, character by character."""
    for item in split_items(text):
        closer, opened, left = "", 0, item.start
        for position, char in enumerate(text[item.start : item.end], item.start):
            if closer:
                closer = "" if char == closer or position - opened > 200 else closer
            elif char in PAIRS and text.find(PAIRS[char], position, item.end) > 0:
                closer, opened = PAIRS[char], position
            elif char in "。，\n," and text[position - 1 : position + 4] != "1,629":
                yield from _stripped(text, left, position)
                left = position + 1
        yield from _stripped(text, left, item.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Item]:
    words = text[start:end].strip()
    if words:
        begin = text.index(words, start)
        yield Item(words, begin, begin + len(words))
