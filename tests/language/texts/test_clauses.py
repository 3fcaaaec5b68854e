"""Cutting texts into list items and clauses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.language.texts.clauses import clause_at, split_clauses, split_items


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
