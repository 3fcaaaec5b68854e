from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from auditor.words.visible import _dumped, visible
from tests.cases import every_case

TEXTS = st.text(st.characters(exclude_categories=()), max_size=6)


@given(TEXTS)
def test_what_shows_by_itself_is_left_alone(text: str) -> None:
    shown = visible(text)
    assert "\x1b" not in shown
    assert shown == text or "⟦U+" in shown
    assert not text.isprintable() or shown == text


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=8,
    )
)
def test_the_quick_writer_writes_what_json_writes(data: object) -> None:
    assert _dumped(data) == json.dumps(data, ensure_ascii=False, indent=2)


@every_case("number", [1e-5, 9.9e-5, -2.5e-7, 1.5e-10, 1e22, 0.0001, 0.00012])
def test_small_numbers_are_written_alike(number: float) -> None:
    for data in (number, [number], {"a": number, "b": 1}, [[number, 2]]):
        assert _dumped(data) == json.dumps(data, ensure_ascii=False, indent=2)
