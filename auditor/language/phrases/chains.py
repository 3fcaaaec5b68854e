"""Phrases made of phrases: one behind the other, again and again, this or that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.language.phrases.base import MANY, Phrase
from auditor.language.scanning import Scan


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

    def __init__(self, part: Phrase, least: int = 0, most: int = MANY) -> None:
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


def _until_one_is_needed(parts: Iterable[Phrase]) -> Iterator[Phrase]:
    for part in parts:
        yield part
        if not part.empty:
            return


def maybe(part: Phrase) -> Some:
    """A phrase or nothing."""
    return Some(part, 0, 1)
