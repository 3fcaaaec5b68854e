"""Words of the lexicons in texts, and phrases that are made of them, by what the one pass has found.

A phrase finds what a regular expression with the same words would find: from the left, the longest word and
the most repetitions first, less where the rest needs it.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from auditor.language.scanning import Scan, Scanner

Name = TypeVar("Name", bound=Hashable)

_MANY = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """Words at a place of a text. ``cuts`` are where the parts of a chain end."""

    text: str
    start: int
    end: int
    cuts: tuple[int, ...] = ()


class Phrase:
    """Anything that a text can have at a place. ``empty`` says whether it can be nothing, ``needs`` are the
    numbers of words of which every text that has it has one of each."""

    scanner: Scanner | None = None
    empty = False
    needs: tuple[frozenset[int], ...] = ()

    def places(self, scan: Scan) -> Iterable[int]:
        """The places, in any order, outside which it does not begin, or is nothing."""
        raise NotImplementedError

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        """Where it can end that begins at a place, the preferred end first."""
        raise NotImplementedError

    def walk(self, scan: Scan, at: int) -> Iterator[tuple[int, ...]]:
        """As ``ends``, with the ends of the parts before the last."""
        return ((end,) for end in self.ends(scan, at))

    def search(self, text: str, start: int = 0) -> Found | None:
        """The first place at which a text has it."""
        return next(self._found(self._scanned(text), start), None)

    def find(self, text: str, start: int = 0) -> Iterator[Found]:
        """Every place, none over another."""
        reached = start
        for found in self._found(self._scanned(text), start):
            if found.start >= reached:
                reached = max(found.end, found.start + 1)
                yield found

    def match(self, text: str, start: int = 0) -> Found | None:
        """What a text has at a place."""
        scan = self._scanned(text)
        return self._at(scan, start) if scan else None

    def fullmatch(self, text: str) -> Found | None:
        """The text, where all of it is one."""
        scan = self._scanned(text)
        if scan is None:
            return None
        cuts = next((cuts for cuts in self.walk(scan, 0) if cuts[-1] == len(text)), None)
        return Found(text, 0, len(text), cuts) if cuts else None

    def last(self, text: str) -> Found | None:
        """The last of those that ``find`` gives."""
        found = None
        for found in self.find(text):  # noqa: B007 - the last one is wanted
            pass
        return found

    def within(self, text: str) -> bool:
        """Whether a text has it anywhere."""
        return self.search(text) is not None

    def all(self, text: str) -> tuple[str, ...]:
        """Every place's words."""
        return tuple(found.text for found in self.find(text))

    def without(self, text: str, instead: str = "") -> str:
        """The text with something else in its place."""
        kept, reached = [], 0
        for found in self.find(text):
            kept += [text[reached : found.start], instead]
            reached = found.end
        return "".join((*kept, text[reached:])) if kept else text

    def _scanned(self, text: str) -> Scan | None:
        """The scan of a text, ``None`` for one that lacks a word that it needs."""
        assert self.scanner is not None
        scan = self.scanner.scan(text)
        for words in self.needs:
            if words.isdisjoint(scan.present):
                return None
        return scan

    def _found(self, scan: Scan | None, start: int) -> Iterator[Found]:
        if scan is None:
            return
        for at in range(len(scan.text) + 1) if self.empty else sorted(self.places(scan)):
            if at >= start and (found := self._at(scan, at)) is not None:
                yield found

    def _at(self, scan: Scan, at: int) -> Found | None:
        cuts = next(self.walk(scan, at), None)
        return None if cuts is None else Found(scan.text[at : cuts[-1]], at, cuts[-1], cuts)


class Words(Phrase):
    """Any of some words."""

    def __init__(self, scanner: Scanner, words: Iterable[str]) -> None:
        self.scanner = scanner
        self._scan = scanner.scan
        self._numbers = scanner.numbers(words)
        self.needs = (self._numbers,)

    def places(self, scan: Scan) -> Iterable[int]:
        numbers = self._numbers
        return {start for number, start, _ in scan.hits if number in numbers}

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        numbers = self._numbers
        return [end for end, number in reversed(scan.at(at)) if number in numbers]

    def search(self, text: str, start: int = 0) -> Found | None:
        hits = self._hits(text, start)
        if not hits:
            return None
        start, end = min(hits)
        return Found(text[start:-end], start, -end)

    def find(self, text: str, start: int = 0) -> Iterator[Found]:
        reached = start
        for at, end in sorted(self._hits(text, start)):
            if at >= reached:
                reached = -end
                yield Found(text[at:reached], at, reached)

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

    def _hits(self, text: str, least: int) -> list[tuple[int, int]]:
        """Start and negative end, so that at one place the longest is the least."""
        numbers, scan = self._numbers, self._scan(text)
        if numbers.isdisjoint(scan.present):
            return []
        return [(start, -end) for number, start, end in scan.hits if number in numbers and start >= least]


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


class Signs(Phrase):
    """A run of characters of one kind (a class of a regular expression), as long as it can be."""

    def __init__(self, kind: str, least: int = 1, most: int = _MANY) -> None:
        self._one = re.compile(kind, re.DOTALL)
        self._run = re.compile(f"(?:{kind}){{0,{most}}}", re.DOTALL)
        self._least = least
        self.empty = least == 0

    def places(self, scan: Scan) -> Iterable[int]:
        return (one.start() for one in self._one.finditer(scan.text))

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        run = self._run.match(scan.text, at)
        assert run is not None
        return range(run.end(), at + self._least - 1, -1)


class Form(Phrase):
    """What a regular expression for numbers and signs matches; it may hold no words of lexicons."""

    def __init__(self, expression: str) -> None:
        self._expression = re.compile(expression)

    def places(self, scan: Scan) -> Iterable[int]:
        found = self._expression.search(scan.text)
        while found is not None:
            yield found.start()
            found = self._expression.search(scan.text, found.start() + 1)

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        found = self._expression.match(scan.text, at)
        return (found.end(),) if found else ()


class Text(Phrase):
    """One of some texts that no lexicon holds, in their order."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts
        self.empty = "" in texts

    def places(self, scan: Scan) -> Iterable[int]:
        return {at for text in self._texts if text for at in _occurrences(scan.text, text)}

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        return [at + len(text) for text in self._texts if scan.text.startswith(text, at)]


class End(Phrase):
    """The end of the text."""

    empty = True

    def places(self, scan: Scan) -> Iterable[int]:
        return (len(scan.text),)

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        return (at,) if at == len(scan.text) else ()


class Ahead(Phrase):
    """What has to follow, or must not; it stays where it is."""

    empty = True

    def __init__(self, part: Phrase, *, wanted: bool = True) -> None:
        self.scanner = part.scanner
        self._part, self._wanted = part, wanted

    def places(self, scan: Scan) -> Iterable[int]:  # noqa: ARG002
        return ()

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        follows = next(iter(self._part.ends(scan, at)), None) is not None
        return (at,) if follows is self._wanted else ()


class Some(Phrase):
    """A phrase again and again, as often as it can be."""

    def __init__(self, part: Phrase, least: int = 0, most: int = _MANY) -> None:
        self.scanner = part.scanner
        self.empty = part.empty or least == 0
        self._part, self._least, self._most = part, least, most
        self.needs = () if self.empty else part.needs

    def places(self, scan: Scan) -> Iterable[int]:
        return self._part.places(scan)

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        return self._again(scan, at, 0)

    def _again(self, scan: Scan, at: int, done: int) -> Iterator[int]:
        if done < self._most:
            for end in self._part.ends(scan, at):
                if end > at:
                    yield from self._again(scan, end, done + 1)
        if done >= self._least:
            yield at


class Chain(Phrase):
    """Phrases one behind the other."""

    def __init__(self, *parts: Phrase) -> None:
        self._parts = parts
        self.scanner = next((part.scanner for part in parts if part.scanner), None)
        self.empty = all(part.empty for part in parts)
        self._first = tuple(_until_one_is_needed(parts))
        self.needs = tuple(words for part in parts if not part.empty for words in part.needs)

    def places(self, scan: Scan) -> Iterable[int]:
        return {at for part in self._first for at in part.places(scan)}

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        return (cuts[-1] for cuts in self.walk(scan, at))

    def walk(self, scan: Scan, at: int) -> Iterator[tuple[int, ...]]:
        return self._on(scan, at, 0)

    def _on(self, scan: Scan, at: int, index: int) -> Iterator[tuple[int, ...]]:
        ends = self._parts[index].ends(scan, at)
        if index == len(self._parts) - 1:
            yield from ((end,) for end in ends)
            return
        for end in ends:
            for cuts in self._on(scan, end, index + 1):
                yield (end, *cuts)


class Choice(Phrase):
    """One of some phrases, the first that holds."""

    def __init__(self, *parts: Phrase) -> None:
        self._parts = parts
        self.scanner = next((part.scanner for part in parts if part.scanner), None)
        self.empty = any(part.empty for part in parts)
        if all(part.needs for part in parts):
            self.needs = (frozenset[int]().union(*(part.needs[0] for part in parts)),)

    def places(self, scan: Scan) -> Iterable[int]:
        return {at for part in self._parts for at in part.places(scan)}

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        for part in self._parts:
            yield from part.ends(scan, at)


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _until_one_is_needed(parts: Iterable[Phrase]) -> Iterator[Phrase]:
    for part in parts:
        yield part
        if not part.empty:
            return


def maybe(part: Phrase) -> Some:
    """A phrase or nothing."""
    return Some(part, 0, 1)
