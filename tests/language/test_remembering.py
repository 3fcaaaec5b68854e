"""What was found out about texts is kept as long as a document is judged, then only where it is little."""

from __future__ import annotations

import pytest

from auditor.config.lexicons import Lexicons
from auditor.language import language_of, remembering
from auditor.language.remembering import next_document, remembered


def test_much_is_kept_within_a_document_and_little_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_LITTLE", 2)
    asked: list[str] = []

    def find(text: str) -> int:
        asked.append(text)
        return len(text)

    found = remembered(find, 100)
    assert [found(text) for text in ("甲", "甲乙", "甲")] == [1, 2, 1]
    next_document()
    assert found("甲") == 1
    assert asked == ["甲", "甲乙"]
    assert [found(text) for text in ("甲乙丙", "甲")] == [3, 1]
    next_document()
    assert found("甲") == 1
    assert asked == ["甲", "甲乙", "甲乙丙", "甲"]


def test_facts_of_names_do_not_outlive_many_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_LITTLE", 5)
    language = language_of(Lexicons())
    for number in range(20):
        language.direction(f"{number}号泵站改造数量", "座")
        language.matter(f"{number}号泵站改造数量")
    assert language.direction.cache_info().currsize >= 20
    next_document()
    assert language.direction.cache_info().currsize == 0
