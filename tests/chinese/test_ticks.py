from __future__ import annotations

import pytest

from auditor.chinese.ticks import ticked


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("☑优 □良 □中", "优"),
        ("□优 ☑良 □中", "良"),
        ("优□ 良√ 中□", "良"),
        ("优（ ） 良（√）", None),
        ("优(□)良(√)", "良"),
        ("☑优 ☑良 □中", None),
        ("□优 □良", None),
        ("√", None),
        ("等次□优☑良", None),  # a mark between words belongs to either
        ("", None),
    ],
)
def test_the_one_that_is_ticked(text: str, chosen: str | None) -> None:
    found = ticked(text)
    assert (found[0] if found else None) == chosen


def test_all_that_is_offered() -> None:
    assert ticked("□≥ ☑= □≤") == ("=", ("≥", "=", "≤"))
