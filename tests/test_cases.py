from __future__ import annotations

import pytest

from tests.cases import every_case


def test_each_case_that_fails_is_told_with_its_line_and_why() -> None:
    @every_case(("one", "other"), [(1, 1), (1, 2), (0, 0)])
    def holds(one: int, other: int) -> None:
        assert one == other
        if not one:
            pytest.fail("nothing")

    with pytest.raises(AssertionError) as caught:
        holds()
    told = str(caught.value).splitlines()
    assert told[0] == "2 of 3 cases fail:"
    assert told[1].startswith("{'one': 1, 'other': 2}, line 11: ")
    assert told[-1] == "{'one': 0, 'other': 0}, line 13: nothing"


def test_cases_that_hold_pass_in_a_class_too() -> None:
    seen: list[str] = []

    class Held:
        @every_case("word", ["a", "b"])
        def holds(self, word: str) -> None:
            seen.append(word)

    Held().holds()
    assert seen == ["a", "b"]
