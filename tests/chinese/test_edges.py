from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from auditor.chinese.edges import beginning_of, ending_of

TEXT = st.text("甲乙丙")
WORDS = st.lists(st.text("甲乙丙", min_size=1)).map(tuple)


@given(TEXT, WORDS)
def test_the_first_of_the_words_is_found(text: str, words: tuple[str, ...]) -> None:
    def first(holds: Callable[[str], bool]) -> str:
        return next((word for word in words if holds(word)), "")

    assert beginning_of(text, words) == first(text.startswith)
    assert ending_of(text, words) == first(text.endswith)
