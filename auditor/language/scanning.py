"""The one pass over a text: it finds every word of the lexicons, and readers see those that they ask for.

Words inside and across other words are kept, so that a reader sees of its own words what a search for them
alone would show: from the left, the longest at each place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick

from auditor.config.lexicons import Lexicons
from auditor.language.remembering import remembered

_SEVERAL = 4  # places of a text
_LONG = 512  # words of a text of which so many lists are asked for that a table of them pays
_UNASKED = frozenset("0123456789.。》")  # figures and stops are in every text, and no words
_ELSEWHERE = frozenset({
    "confusions", "form-labels", "indicator-library", "laws", "layouts", "placeholders", "regions",
    "standard-phrases", "traditional",
})  # lexicons that no reader looks for by a scan, nor those of forms/  # fmt: skip
_REMEMBERED = 4_096  # texts and parts of them, of ten files; what readers make of them is remembered longer


class Scan:
    """A text with its words. ``hits`` hold number, start and end of each, ``present`` the numbers of all."""

    __slots__ = ("_asked", "_by_number", "_closing", "_ordered", "_starting", "hits", "present", "text")

    def __init__(self, text: str, hits: list[tuple[int, int, int]]) -> None:
        self.text = text
        self.hits = hits
        self.present = frozenset([number for number, _, _ in hits])
        self._asked = 0
        self._starting: dict[int, list[tuple[int, int]]] | None = None
        self._closing: list[tuple[int, int]] | None = None
        self._by_number: dict[int, list[tuple[int, int]]] | None = None
        self._ordered: dict[frozenset[int], list[tuple[int, int]]] | None = None

    def ordered(self, numbers: frozenset[int]) -> Sequence[tuple[int, int]]:
        """The places of the words with these numbers: start and negative end, so that at one place the
        longest is first."""
        if len(self.hits) < _LONG:
            return sorted([(start, -end) for number, start, end in self.hits if number in numbers])
        if self._by_number is None or self._ordered is None:
            self._by_number, self._ordered = {}, {}
            for number, start, end in self.hits:
                self._by_number.setdefault(number, []).append((start, -end))
        if numbers not in self._ordered:
            found = [place for number in self.present & numbers for place in self._by_number[number]]
            self._ordered[numbers] = sorted(found)
        return self._ordered[numbers]

    def closing(self) -> Sequence[tuple[int, int]]:
        """The words that the text ends with: start and number, the longest first."""
        if self._closing is None:
            size = len(self.text)
            self._closing = sorted([(start, number) for number, start, end in self.hits if end == size])
        return self._closing

    def at(self, start: int) -> Sequence[tuple[int, int]]:
        """The words that begin at a place: end and number, the shortest first."""
        if self._starting is None:
            self._asked += 1
            if self._asked < _SEVERAL:  # most texts are asked of few places, for which no table pays
                return [(end, number) for number, begin, end in self.hits if begin == start]
            self._starting = {}
            for number, begin, end in self.hits:
                self._starting.setdefault(begin, []).append((end, number))
        return self._starting.get(start, ())


class Scanner:
    """Scans texts for the words that it has been given."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._numbers = {word: number for number, word in enumerate(dict.fromkeys(filter(None, words)))}
        self._automaton: AhoCorasick | None = None
        self.scan = remembered(self._scan, little=_REMEMBERED)

    def numbers(self, words: Iterable[str]) -> frozenset[int]:
        """The numbers of words, by which scans show them. Words that are new are looked for from now on."""
        wanted = [word for word in words if word]
        known = len(self._numbers)
        found = frozenset([self._numbers.setdefault(word, len(self._numbers)) for word in wanted])
        if len(self._numbers) > known:
            self._automaton = None
            self.scan.cache_clear()
        return found

    def number(self, word: str) -> int:
        """The number of one word."""
        known = self._numbers.get(word)
        return min(self.numbers((word,))) if known is None else known

    def _scan(self, text: str) -> Scan:
        if self._automaton is None:
            self._automaton = AhoCorasick(list(self._numbers))
        return Scan(text, self._automaton.find_matches_as_indexes(text, overlapping=True))


@lru_cache(8)  # all readers of some lexicons share what has been scanned
def scanner_of(lexicons: Lexicons) -> Scanner:
    """The scanner for all words of some lexicons."""
    words = lexicons.once("words", lambda: _words(lexicons))
    return Scanner(words)


def _words(lexicons: Lexicons) -> list[str]:
    """Each word once, in the order of the files."""
    words: list[str] = []
    for name in lexicons.names:
        if name not in _ELSEWHERE and not name.startswith("forms/"):
            _gather(lexicons.data(name), words)
    return [word for word in dict.fromkeys(words) if word not in _UNASKED]


def _gather(data: Any, words: list[str]) -> None:
    if isinstance(data, str):
        words.append(data)
    elif isinstance(data, dict):
        words += data
        for value in data.values():
            _gather(value, words)
    elif isinstance(data, list):
        for value in data:
            _gather(value, words)
