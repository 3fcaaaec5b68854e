"""Every list of words in the lexicons under one name: file and keys, joined by points (direction.good)."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any

from auditor.config.lexicons import Lexicons
from auditor.expressions import expression

_KEY = expression(r"[a-z][a-z0-9_-]*")


class WordLists:
    """The lists of all lexicons. A name stands for its list and for all lists below it: ``direction`` is
    every word of the file, ``measures.kinds.rate`` every word of that kind."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    @cached_property
    def lists(self) -> dict[str, tuple[str, ...]]:
        """The words of every name in the order of the files, doubles left out."""
        return self._lexicons.once("word-lists", self._gathered)

    def _gathered(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for file in self._lexicons.names:
            _gather((file,), self._lexicons.data(file), found)
        return {name: tuple(words) for name, words in found.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that has words."""
        return frozenset(self.lists)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset[str]().union(*(self.lists.get(file, ()) for file in self._lexicons.names))

    def knows(self, word: str) -> bool:
        """Whether any list holds exactly this word."""
        return word in self._words

    @cached_property
    def _holders(self) -> dict[str, frozenset[str]]:
        holders: dict[str, set[str]] = {}
        for name, words in self.lists.items():
            for word in words:
                holders.setdefault(word, set()).add(name)
        same: dict[frozenset[str], frozenset[str]] = {}  # there are far fewer sets than words
        sets = ((word, frozenset(names)) for word, names in holders.items())
        return {word: same.setdefault(names, names) for word, names in sets}

    def holding(self, word: str) -> frozenset[str]:
        """The names of all lists that hold exactly this word."""
        return self._holders.get(word, frozenset())


@lru_cache(8)  # the lists of some lexicons are gathered once for all who ask
def word_lists_of(lexicons: Lexicons) -> WordLists:
    """The word lists of some lexicons."""
    return WordLists(lexicons)


def _gather(names: tuple[str, ...], data: Any, found: dict[str, dict[str, None]]) -> None:
    """Puts the words below a place under its names: those of the keys that lead to it, each with all keys
    before it; the places of a sequence count for nothing."""
    if isinstance(data, str):
        for name in names:
            found.setdefault(name, {})[data] = None
    elif isinstance(data, list):
        for item in data:
            _gather(names, item, found)
    elif isinstance(data, dict):
        structural = all(map(_KEY.fullmatch, data)) and not _numeric(data)
        for key, value in data.items():
            if structural:
                _gather((*names, f"{names[-1]}.{key}"), value, found)
            else:  # a mapping from words: its keys are words of the list, and so are the words they map to
                _gather(names, key, found)
                _gather(names, value, found)


def _numeric(data: dict[str, Any]) -> bool:
    return bool(data) and all(isinstance(value, int | float) for value in data.values())
