"""What was found out about texts: all of it as long as one document is read, whose passes over its rows ask
again and again, and of those before it only what is little.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakValueDictionary

_T = TypeVar("_T")
_ENTRY = 40  # what a text takes beside its characters, in characters
_LITTLE = 1_000_000  # characters: 20,000 labels, some 1 MB a function
_MUCH = 100 * _LITTLE  # more than any document within the limits


class _Remembered(dict[str, _T]):
    """The results of a function by its text: found at the speed of a dictionary, made where there is none."""

    def __init__(self, find: Callable[[str], _T]) -> None:
        super().__init__()
        self._find = find
        self.size = 0

    def __missing__(self, text: str) -> _T:
        if self.size > _MUCH:
            self.forget()
        found = self[text] = self._find(text)
        self.size += len(text) + _ENTRY
        return found

    def forget(self) -> None:
        self.clear()
        self.size = 0


_all: WeakValueDictionary[int, _Remembered[Any]] = WeakValueDictionary()


def remembered(find: Callable[[str], _T]) -> Callable[[str], _T]:
    """A function of a text that remembers what it found."""
    made = _Remembered(find)
    _all[id(made)] = made
    return made.__getitem__


def next_document() -> None:
    """Another document is read: much that was found out about those before it is forgotten."""
    for each in list(_all.values()):
        if each.size > _LITTLE:
            each.forget()
