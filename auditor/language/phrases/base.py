"""What every phrase can do with a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from auditor.language.scanning import Scan, Scanner

MANY = 1_000
_END = attrgetter("end")


class Found(NamedTuple):
    """Words at a place of a text. ``cuts`` are where the parts of a chain end."""

    text: str
    start: int
    end: int
    cuts: tuple[int, ...] = ()


def meets(places: Sequence[Found], start: int, end: int) -> bool:
    """Whether any of the places that ``find`` has given reaches into a span."""
    first = bisect_right(places, start, key=_END)
    return first < len(places) and places[first].start < end


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
        scan = self._scanned(text)
        return next(self._found(scan, start), None) if scan else None

    def find(self, text: str, start: int = 0) -> Iterator[Found]:
        """Every place, none over another."""
        scan, reached = self._scanned(text), start
        for found in self._found(scan, start) if scan else ():
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
        found = list(self.find(text))
        return found[-1] if found else None

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
        if self.scanner is None:
            raise TypeError("a phrase without words of a lexicon is asked as a part of others")
        scan = self.scanner.scan(text)
        for words in self.needs:
            if words.isdisjoint(scan.present):
                return None
        return scan

    def _found(self, scan: Scan, start: int) -> Iterator[Found]:
        for at in range(len(scan.text) + 1) if self.empty else sorted(self.places(scan)):
            if at >= start and (found := self._at(scan, at)) is not None:
                yield found

    def _at(self, scan: Scan, at: int) -> Found | None:
        cuts = next(self.walk(scan, at), None)
        return None if cuts is None else Found(scan.text[at : cuts[-1]], at, cuts[-1], cuts)
