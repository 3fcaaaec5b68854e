"""What was found out about texts, remembered: all of it as long as one document is judged, whose rules ask of
the same rows one after the other, and of those before it only what is little.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_T = TypeVar("_T")
_LITTLE = 8_192  # texts: the names of some 250 files, of which few come again

_MANY = 65_536  # texts of one document

_all: WeakKeyDictionary[_lru_cache_wrapper[object], int | None] = WeakKeyDictionary()


def remembered(
    find: Callable[..., _T], most: int = _MANY, *, little: int | None = None
) -> _lru_cache_wrapper[_T]:
    """A function that remembers at most so many of its results, and for the next document as many as are
    ``little``. The rows of a form are asked of in their order by one rule after the other: what remembered
    fewer than there are would remember none."""
    made = lru_cache(most)(find)
    _all[made] = little
    return made


def next_document() -> None:
    """Another document is judged: where much was found out about those before it, it is forgotten."""
    for each, little in list(_all.items()):
        if each.cache_info().currsize > (_LITTLE if little is None else little):
            each.cache_clear()
