"""What a bureau writes beside what is built in, and over it."""

from __future__ import annotations

from auditor.config.merging import extended, overridden

BUILT_IN = {"words": ["甲", "乙"], "limits": {"least": 1, "most": 9}}
OWN = {"words": ["乙", "丙"], "limits": {"most": 5}, "more": True}


def test_lists_are_appended_without_doubles() -> None:
    assert extended(BUILT_IN, OWN) == {
        "words": ["甲", "乙", "丙"], "limits": {"least": 1, "most": 5}, "more": True,
    }  # fmt: skip


def test_lists_are_replaced_and_blanks_leave_what_there_is() -> None:
    assert overridden(BUILT_IN, OWN | {"limits": {"most": None}}) == {
        "words": ["乙", "丙"], "limits": {"least": 1, "most": 9}, "more": True,
    }  # fmt: skip
