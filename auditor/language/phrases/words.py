"""Words of the lexicons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from auditor.language.phrases.base import Found, Phrase
from auditor.language.scanning import Scan, Scanner

Name = TypeVar("Name", bound=Hashable)


class Words(Phrase):
    """Any of some words."""

    def __init__(self, scanner: Scanner, words: Iterable[str]) -> None:
        self.scanner = scanner
        self._scan = scanner.scan
        self._numbers = scanner.numbers(words)
        self.needs = (self._numbers,)

    def places(self, scan: Scan) -> Iterable[int]:
        return {start for start, _ in scan.ordered(self._numbers)}

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        numbers = self._numbers
        return [end for end, number in reversed(scan.at(at)) if number in numbers]

    def search(self, text: str, start: int = 0) -> Found | None:
        hits = self._hits(text)
        first = bisect_left(hits, (start,)) if start else 0
        if first == len(hits):
            return None
        start, end = hits[first]
        return Found(text[start:-end], start, -end)

    def find(self, text: str, start: int = 0) -> Iterator[Found]:
        return (Found(text[at:end], at, end) for at, end in self.spans(text, start))

    def spans(self, text: str, start: int = 0) -> list[tuple[int, int]]:
        """Start and end of what ``find`` finds, for who goes over many."""
        spans, reached = [], start
        for at, end in self._hits(text):
            if at >= reached:
                reached = -end
                spans.append((at, reached))
        return spans

    def everywhere(self, text: str) -> list[tuple[int, int]]:
        """Start and end of every place, also inside and across others, in order."""
        return [(start, -end) for start, end in self._hits(text)]

    def within(self, text: str) -> bool:
        return not self._numbers.isdisjoint(self._scan(text).present)

    def ending(self, text: str) -> Found | None:
        """The longest of the words that a text ends with."""
        numbers = self._numbers
        for start, number in self._scan(text).closing():
            if number in numbers:
                return Found(text[start:], start, len(text))
        return None

    def endings(self, text: str) -> Iterator[Found]:
        """Those of the words that a text ends with, the longest first."""
        for start, number in self._scan(text).closing():
            if number in self._numbers:
                yield Found(text[start:], start, len(text))

    def _hits(self, text: str) -> Sequence[tuple[int, int]]:
        """Start and negative end, so that at one place the longest is first."""
        numbers, scan = self._numbers, self._scan(text)
        return () if numbers.isdisjoint(scan.present) else scan.ordered(numbers)


class Lists(Generic[Name]):
    """Several lists of words by their names, looked for at once."""

    def __init__(self, scanner: Scanner, lists: Mapping[Name, Iterable[str]]) -> None:
        self._scanner = scanner
        self._names: dict[int, list[Name]] = {}
        for name, words in lists.items():
            for number in scanner.numbers(words):
                self._names.setdefault(number, []).append(name)

    def within(self, text: str) -> frozenset[Name]:
        """The lists of which a text has a word."""
        names = self._names
        present = self._scanner.scan(text).present
        return frozenset(name for number in present & names.keys() for name in names[number])

    def first(self, text: str) -> dict[Name, Found]:
        """The first word of each list that a text has, the longest at its place."""
        names, scan = self._names, self._scanner.scan(text)
        found: dict[Name, tuple[int, int]] = {}
        for number, start, end in scan.hits:
            for name in names.get(number, ()):
                found[name] = min(found.get(name, (start, -end)), (start, -end))
        return {name: Found(text[start:-end], start, -end) for name, (start, end) in found.items()}
