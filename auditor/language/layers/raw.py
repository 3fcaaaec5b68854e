"""The first layer as patterns, tokens and explain see it: words with their labels, numbers with their units.

The words are those that the one pass over the text finds (language/scanning.py), as for all readers. A word
inside a longer known word is none (the 合格 of 不合格), so that both its edges are its own; labels stand
in lexicons/span-labels.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.config.mistakes import unknown_word
from auditor.config.word_lists import WordLists
from auditor.errors import ConfigurationError
from auditor.language.numbers.numerals import find_numbers
from auditor.language.numbers.units import UnitReader
from auditor.language.scanning import scanner_of

NUMBER, UNIT = "number", "unit"
CLASSIFIER = "q"  # jieba's part of speech for units


class SpanLabel(LexiconModel):
    """``lists`` are names of word lists, ``title`` is what a reader calls the label, ``tag`` the part
    of speech of its words."""

    title: str
    lists: tuple[str, ...]
    tag: str = ""


class SpanLabels(LexiconModel):
    """lexicons/span-labels.yaml."""

    labels: Mapping[str, SpanLabel]
    edges: tuple[str, ...] = ()


class Span(NamedTuple):
    """A known word in a text, with everything that it is."""

    text: str
    start: int
    end: int
    labels: frozenset[str]


def span_labels(lexicons: Lexicons) -> frozenset[str]:
    """Every label that a span can have."""
    return frozenset(lexicons.load("span-labels", SpanLabels).labels) | {NUMBER, UNIT}


class RawLayer:
    """Finds the spans of a text."""

    def __init__(self, lexicons: Lexicons, lists: WordLists, units: UnitReader) -> None:
        self._lexicon = lexicons.load("span-labels", SpanLabels)
        self._lists = lists
        self._units = units
        self._scanner = scanner_of(lexicons)
        _check(self._lexicon, lists)

    def words(self, label: str) -> tuple[str, ...]:
        """The words that have a label, as far as lexicons hold them."""
        if label == UNIT:
            return self._units.terms
        return self._of(self._lexicon.labels[label].lists) if label != NUMBER else ()

    def terms(self) -> dict[str, str]:
        """The words that tokens have to be cut by, with their parts of speech where span-labels.yaml says."""
        terms = dict.fromkeys(self._table, "") | dict.fromkeys(self._units.terms, CLASSIFIER)
        for label, entry in self._lexicon.labels.items():
            if entry.tag:
                terms |= dict.fromkeys(self.words(label), entry.tag)
        return terms

    def spans(self, text: str) -> tuple[Span, ...]:
        """The spans in order: known words that lie in no longer one, and numbers with their units."""
        counted = tuple(self._quantities(text))
        words = _outermost([*self._words(text), *counted])
        return tuple(span for span in words if span.labels)

    def counted(self, text: str) -> Iterator[Span]:
        """Those of the spans that are numbers and units, in order: the ones that lie in no longer word."""
        spans = list(self._quantities(text))
        hits = self._scanner.scan(text).hits if spans else ()
        words = sorted([(start, -end) for number, start, end in hits if number in self._labels])
        place, reached = 0, -1
        for span in spans:
            while place < len(words) and words[place] < (span.start, -span.end):
                reached = max(reached, -words[place][1])
                place += 1
            if span.end > reached:
                yield span

    def _words(self, text: str) -> Iterator[Span]:
        labels = self._labels
        for number, start, end in self._scanner.scan(text).hits:
            if number in labels:
                yield Span(text[start:end], start, end, labels[number])

    def _quantities(self, text: str) -> Iterator[Span]:
        for number in find_numbers(
            text, unit_at=lambda where, at: self._units.longest(where, at) is not None
        ):
            yield Span(number.text, number.start, number.end, frozenset({NUMBER}))
            start = number.end + len(text[number.end :]) - len(text[number.end :].lstrip())
            unit = self._units.longest(text, start)
            if unit is not None:
                yield Span(unit, start, start + len(unit), frozenset({UNIT}))

    def _of(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for name in names for word in self._lists.lists[name]))

    @cached_property
    def _table(self) -> dict[str, frozenset[str]]:
        table = dict.fromkeys(self._of(self._lexicon.edges), frozenset[str]())
        for label in self._lexicon.labels:
            for word in self.words(label):
                table[word] = table.get(word, frozenset()) | {label}
        return table

    @cached_property
    def _labels(self) -> dict[int, frozenset[str]]:
        """The labels of every word by the number under which scans show it."""
        return {self._scanner.number(word): labels for word, labels in self._table.items()}


def _outermost(spans: list[Span]) -> Iterator[Span]:
    """The spans that lie in no longer one, in order; two at one place become one with the labels of both."""
    reached, last = -1, None
    for span in sorted(spans, key=lambda each: (each.start, -each.end)):
        if last is not None and (span.start, span.end) == (last.start, last.end):
            last = last._replace(labels=last.labels | span.labels)
        elif span.end > reached:
            if last is not None:
                yield last
            reached, last = span.end, span
    if last is not None:
        yield last


def _check(lexicon: SpanLabels, lists: WordLists) -> None:
    """Raises ConfigurationError for a word list that does not exist."""
    named = [*lexicon.edges, *(name for label in lexicon.labels.values() for name in label.lists)]
    for name in named:
        if name not in lists.names:
            raise ConfigurationError(f"词表span-labels：{unknown_word('词表', name, sorted(lists.names))}")
