"""What was found out about texts, remembered: all of it as long as one document is judged, whose rules ask of
the same rows one after the other, and of those before it only what is little.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakSet

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_T = TypeVar("_T")
_LITTLE = 8_192  # texts: the names of some 250 files, of which few come again

_all: WeakSet[_lru_cache_wrapper[object]] = WeakSet()


def remembered(find: Callable[..., _T], most: int) -> _lru_cache_wrapper[_T]:
    """A function that remembers at most so many of its results."""
    made = lru_cache(most)(find)
    _all.add(made)
    return made


def next_document() -> None:
    """Another document is judged: where much was found out about those before it, it is forgotten."""
    for each in list(_all):
        if each.cache_info().currsize > _LITTLE:
            each.cache_clear()
