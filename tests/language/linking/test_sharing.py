"""Texts are found by what they have in common, as if each had been compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.language.linking.content import pairs_of
from auditor.language.linking.sharing import Sharing

TEXTS = st.lists(st.text("渠坝闸泵", max_size=5), max_size=8)


@given(TEXTS, TEXTS)
def test_all_that_share_a_pair_are_found_and_no_other(texts: list[str], asked: list[str]) -> None:
    pairs = [pairs_of([text]) for text in texts]
    sharing = Sharing(pairs[:2])
    for each in pairs[2:]:
        sharing.add(each)
    for wanted in (pairs_of([each]) for each in asked):
        compared = [place for place, each in enumerate(pairs) if not wanted.isdisjoint(each)]
        assert sharing.places(wanted) == compared
