"""Phrases find what a regular expression with the same words finds."""

from __future__ import annotations

import random
import re
from functools import cached_property

import pytest

from auditor.config.lexicons import Lexicons
from auditor.language import Language
from auditor.language.linking import linker_of
from auditor.language.phrases import (
    Ahead,
    Chain,
    Choice,
    End,
    Form,
    Found,
    Lists,
    Phrase,
    Signs,
    Some,
    Text,
    Words,
    maybe,
    meets,
)
from auditor.language.readers import Readers
from auditor.language.scanning import Scanner, scanner_of

SCANNER = Scanner(["甲", "甲乙", "乙丙", "丙", "丁丁"])
A = Words(SCANNER, ["甲", "甲乙"])
B = Words(SCANNER, ["乙丙", "丙", "丁丁"])
_A, _B = "(?:甲乙|甲)", "(?:丁丁|乙丙|丙)"
PAIRS: list[tuple[Phrase, str]] = [
    (A, _A),
    (B, _B),
    (Chain(A, B), _A + _B),
    (Chain(Some(A, 0, 2), B), f"{_A}{{0,2}}{_B}"),
    (Chain(Some(A, 1), maybe(Text("了")), End()), f"{_A}+了?$"),
    (Chain(A, Signs("[甲乙丙了]", 0, 3), B), f"{_A}[甲乙丙了]{{0,3}}{_B}"),
    (Chain(Signs("[甲乙]", 1), B), f"[甲乙]+{_B}"),
    (Choice(Chain(A, B), B, Form(r"\d+")), rf"{_A}{_B}|{_B}|\d+"),
    (Some(Choice(A, B, Text("了")), 1), f"(?:{_A}|{_B}|了)+"),
    (Chain(A, Ahead(B, wanted=False)), f"{_A}(?!{_B})"),
    (Chain(A, Ahead(B)), f"{_A}(?={_B})"),
    (Chain(Some(A), End()), f"{_A}*$"),
]


def _texts() -> list[str]:
    chance = random.Random(3)
    return ["", *("".join(chance.choices("甲乙丙丁了1", k=chance.randint(1, 9))) for _ in range(1_500))]


def _span(found: Found | None) -> tuple[int, int] | None:
    return (found.start, found.end) if found else None


@pytest.mark.parametrize(("phrase", "expression"), PAIRS, ids=[expression for _, expression in PAIRS])
def test_a_phrase_finds_what_its_expression_finds(phrase: Phrase, expression: str) -> None:
    pattern = re.compile(expression)
    for text in _texts():
        searched, whole, first = pattern.search(text), pattern.fullmatch(text), pattern.match(text)
        assert _span(phrase.search(text)) == (searched.span() if searched else None), text
        assert _span(phrase.fullmatch(text)) == (whole.span() if whole else None), text
        assert _span(phrase.match(text)) == (first.span() if first else None), text
        assert phrase.within(text) == (searched is not None), text
        full = [match.group() for match in pattern.finditer(text) if match.group()]
        assert [found for found in phrase.all(text) if found] == full, text


@pytest.mark.parametrize("phrase", [A, B])
def test_the_longest_ending_is_told_first(phrase: Words) -> None:
    assert [found.text for found in Words(SCANNER, ["甲乙", "乙丙", "丙"]).endings("甲乙丙")] == [
        "乙丙",
        "丙",
    ]
    assert phrase.ending("") is None


def test_the_parts_of_a_chain_are_told_by_their_ends() -> None:
    found = Chain(maybe(A), Signs(r"\d", 0), B).search("了甲12丙")
    assert found == Found("甲12丙", 1, 5, (2, 4, 5))


def test_what_is_found_can_be_left_out_or_put_otherwise() -> None:
    assert A.without("了甲乙丙甲") == "了丙"
    assert A.without("了甲乙丙甲", "|") == "了|丙|"
    assert A.without("丙丙") == "丙丙"


def test_words_are_told_everywhere_inside_and_across_others_too() -> None:
    words = Words(Scanner(), ["甲乙", "乙", "乙丙"])
    assert sorted(words.everywhere("甲乙丙甲")) == [(0, 2), (1, 2), (1, 3)]
    assert words.everywhere("丁") == []


def test_lists_are_looked_for_at_once() -> None:
    lists = Lists(SCANNER, {"a": ["甲", "甲乙"], "b": ["乙丙"], "c": ["丁丁"]})
    assert lists.within("了甲乙丙") == {"a", "b"}
    assert lists.first("了甲乙丙甲") == {"a": Found("甲乙", 1, 3), "b": Found("乙丙", 2, 4)}


def test_words_that_come_later_are_looked_for_too() -> None:
    scanner = Scanner(["甲"])
    assert not scanner.scan("甲戊").present - scanner.numbers(["甲"])
    assert Words(scanner, ["戊"]).within("甲戊")
    assert Words(scanner, ["甲"]).within("甲戊")


def test_a_text_is_scanned_once_for_all_readers() -> None:
    lexicons = Lexicons()
    scanner = scanner_of(lexicons)
    assert scanner is scanner_of(lexicons)
    assert scanner.scan("受益群众满意度") is scanner.scan("受益群众满意度")


def test_readers_ask_for_words_that_are_known_from_the_start() -> None:
    """A word that came later would make all texts be scanned again."""
    lexicons = Lexicons()
    scan = scanner_of(lexicons).scan("大力提升群众满意度")
    language = Language(lexicons)
    readers = [name for name, value in vars(Readers).items() if isinstance(value, cached_property)]
    assert len(readers) > 10
    for name in readers:
        if name != "analyser":
            getattr(language, name)
    linker_of(language)
    assert scanner_of(lexicons).scan("大力提升群众满意度") is scan


@pytest.mark.parametrize("place", [0, 1, 7, 2_000, 4_001])
def test_a_long_text_is_searched_like_a_short_one(place: int) -> None:
    chance = random.Random(5)
    text = "".join(chance.choices("甲乙丙丁了1", k=4_000))
    assert len(SCANNER.scan(text).hits) > 512
    for phrase, expression in ((A, _A), (B, _B), (Chain(A, B), _A + _B)):
        pattern = re.compile(expression)
        searched = pattern.search(text, place)
        assert _span(phrase.search(text, place)) == (searched.span() if searched else None)
        assert [found[1:3] for found in phrase.find(text, place)] == [
            match.span() for match in pattern.finditer(text, place)
        ]
    assert A.spans(text, place) == [match.span() for match in re.compile(_A).finditer(text, place)]
    assert [text[start:end] for start, end in B.everywhere(text)] == [
        word for at in range(len(text)) for word in ("丙", "乙丙", "丁丁")[::-1] if text.startswith(word, at)
    ]


def test_places_that_reach_into_a_span_are_told() -> None:
    text = "甲丙甲乙丙丙了甲"
    places = tuple(A.find(text))
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            compared = any(each.start < end and start < each.end for each in places)
            assert meets(places, start, end) == compared
