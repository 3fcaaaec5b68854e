"""What was found out about texts is asked once, and forgotten when it is much and the document is over."""

from __future__ import annotations

import pytest

from auditor.forms import remembered as module
from auditor.forms.remembered import next_document, remembered


def test_texts_are_asked_once_as_long_as_a_document_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LITTLE", 100)
    asked: list[str] = []

    def find(text: str) -> int:
        asked.append(text)
        return len(text)

    found = remembered(find)
    assert [found(text) for text in ("甲", "甲乙", "甲")] == [1, 2, 1]
    next_document()
    assert found("甲") == 1
    assert asked == ["甲", "甲乙"]
    assert found("乙" * 30) == 30
    next_document()
    assert found("甲") == 1
    assert asked == ["甲", "甲乙", "乙" * 30, "甲"]


def test_nothing_grows_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MUCH", 100)
    found = remembered(len)
    for number in range(9):
        assert found("一" * number) == number
    assert len(found.__self__) < 5
