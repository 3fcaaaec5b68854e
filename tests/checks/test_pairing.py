"""Things with something in common are found by keys."""

from __future__ import annotations

from itertools import combinations

from auditor.checks.pairing import later_partners, pairs_sharing

WORDS = ("清淤河道", "河道保洁", "补种苗木", "苗木养护", "清淤沟渠", "培训")


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
