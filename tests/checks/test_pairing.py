"""Things with a key in common are paired, and those that answer one with those that have it."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from auditor.checks.pairing import Answers, later_partners, pairs_sharing

WORDS = ("清淤河道", "河道保洁", "补种苗木", "苗木养护", "清淤沟渠", "培训")
KEYS = st.sampled_from("渠坝闸")
THINGS = st.lists(st.lists(st.one_of(KEYS, st.builds(Answers, KEYS)), max_size=3), max_size=8)


def meet(one: list[str | Answers], other: list[str | Answers]) -> bool:
    asked = [{key for key in each if not isinstance(key, Answers)} for each in (one, other)]
    answered = [{key.key for key in each if isinstance(key, Answers)} for each in (one, other)]
    return bool(asked[0] & asked[1] or asked[0] & answered[1] or asked[1] & answered[0])


@given(THINGS)
def test_the_pairs_are_those_that_going_through_all_would_find(things: list[list[str | Answers]]) -> None:
    expected = [
        (one, two) for one, two in combinations(range(len(things)), 2) if meet(things[one], things[two])
    ]
    found = later_partners(things)
    assert [(one, two) for one, others in found.items() for two in others] == expected
    assert list(pairs_sharing(range(len(things)), things.__getitem__)) == expected


def _pairs_of_characters(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(len(word) - 1)}


def test_pairs_that_share_a_key_are_those_of_going_through_all() -> None:
    every = [
        (one, other)
        for one, other in combinations(WORDS, 2)
        if _pairs_of_characters(one) & _pairs_of_characters(other)
    ]
    assert list(pairs_sharing(WORDS, _pairs_of_characters)) == every
    assert every == [("清淤河道", "河道保洁"), ("清淤河道", "清淤沟渠"), ("补种苗木", "苗木养护")]


def test_nothing_is_its_own_partner() -> None:
    assert later_partners([["a", "a"], ["a"], [], ["b"]]) == {0: [1]}
    assert later_partners([]) == {}
