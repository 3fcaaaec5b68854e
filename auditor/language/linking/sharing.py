"""Texts looked up by what they have in common with another, instead of being gone through for it."""

from __future__ import annotations

from collections.abc import Iterable, Set


class Sharing:
    """Texts by their pairs of characters: what has no two characters that stand side by side in common with
    another text says nothing of it."""

    def __init__(self, texts: Iterable[Set[str]] = ()) -> None:
        self._places: dict[str, list[int]] = {}
        self._count = 0
        for pairs in texts:
            self.add(pairs)

    def add(self, pairs: Set[str]) -> None:
        """One more text, by its pairs of characters."""
        for pair in pairs:
            self._places.setdefault(pair, []).append(self._count)
        self._count += 1

    def places(self, pairs: Set[str]) -> list[int]:
        """The places, in order, of the texts that have one of some pairs."""
        known = self._places
        return sorted({place for pair in known.keys() & pairs for place in known[pair]})
