"""Every list of words in the lexicons under one name: file and keys, joined by points (direction.good)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from auditor.config.lexicons import Lexicons

_KEY = re.compile(r"[a-z][a-z0-9_-]*")


class WordLists:
    """The lists of all lexicons. A name stands for its list and for all lists below it: ``direction`` is
    every word of the file, ``measures.kinds.rate`` every word of that kind."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    @cached_property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """The words of every name in the order of the files, doubles left out."""
        found: dict[str, dict[str, None]] = {}
        for file in self._lexicons.names:
            for path, word in _words((file,), self._lexicons.data(file)):
                for length in range(1, len(path) + 1):
                    found.setdefault(".".join(path[:length]), {})[word] = None
        return {name: tuple(words) for name, words in found.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that has words."""
        return frozenset(self.lists)

    @cached_property
    def _holders(self) -> dict[str, frozenset[str]]:
        holders: dict[str, set[str]] = {}
        for name, words in self.lists.items():
            for word in words:
                holders.setdefault(word, set()).add(name)
        return {word: frozenset(names) for word, names in holders.items()}

    def holding(self, word: str) -> frozenset[str]:
        """The names of all lists that hold exactly this word."""
        return self._holders.get(word, frozenset())


def _words(path: tuple[str, ...], data: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """The words below a place with the keys that lead to them; the places of a sequence count for nothing."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for item in data:
            yield from _words(path, item)
    elif isinstance(data, dict):
        structural = all(_KEY.fullmatch(key) for key in data) and not _numeric(data)
        for key, value in data.items():
            if structural:
                yield from _words((*path, key), value)
            else:  # a mapping from words: its keys are words of the list, and so are the words they map to
                yield path, key
                yield from _words(path, value)


def _numeric(data: dict[str, Any]) -> bool:
    return bool(data) and all(isinstance(value, int | float) for value in data.values())
