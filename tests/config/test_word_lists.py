from __future__ import annotations

from pathlib import Path

from auditor.config.lexicons import Lexicons
from auditor.config.word_lists import WordLists


def lists(folder: Path, text: str) -> WordLists:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return WordLists(Lexicons([folder]))


def test_a_name_stands_for_its_list_and_for_all_below(tmp_path: Path) -> None:
    found = lists(tmp_path, "verbs:\n  build: [新建, 改建]\n  buy: [购置]\nnouns: [桥]\n")
    assert found.lists["own.verbs.build"] == ("新建", "改建")
    assert found.lists["own.verbs"] == ("新建", "改建", "购置")
    assert found.lists["own"] == ("新建", "改建", "购置", "桥")


def test_places_in_a_sequence_count_for_nothing(tmp_path: Path) -> None:
    found = lists(
        tmp_path, "groups:\n  - {kinds: [天], units: {日: 1}}\n  - {kinds: [天, 周], units: {s: 1}}\n"
    )
    assert found.lists["own.groups.kinds"] == ("天", "周")
    assert found.lists["own.groups.units"] == ("日", "s")


def test_both_sides_of_a_mapping_of_words_are_words(tmp_path: Path) -> None:
    assert lists(tmp_path, "phrases: {截止去年: 截至去年}\n").lists["own.phrases"] == ("截止去年", "截至去年")


def test_who_holds_a_word(tmp_path: Path) -> None:
    found = lists(tmp_path, "a: [独有的词]\n")
    assert found.holding("独有的词") == {"own", "own.a"}
    assert found.holding("没有的词") == frozenset()
    assert found.knows("独有的词")
    assert not found.knows("没有的词")
