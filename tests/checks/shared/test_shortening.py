from __future__ import annotations

from auditor.checks.shared.shortening import shorten


def test_only_what_is_worth_it_is_cut() -> None:
    assert shorten("村" * 30) == "村" * 30
    assert shorten("村" * 31) == "村" * 24 + "……"
