"""The adjunct of time before a name's first comma (服务期内，居民满意程度)."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.language.phrases import Words
from auditor.language.scanning import Scanner

_LONGEST = 12  # characters before the word that closes an adjunct
_NAME = 3  # characters that a name has at least


class Adjuncts:
    """Finds adjuncts by the words that close them."""

    def __init__(self, scanner: Scanner, words: Iterable[str]) -> None:
        self._words = Words(scanner, words)

    def without(self, name: str) -> str:
        """The name without its adjunct."""
        comma = min((at for sign in "，," if (at := name.find(sign)) >= 0), default=-1)
        if comma < 0 or len(name) - comma - 1 < _NAME:
            return name
        closing = self._words.endings(name[:comma])
        return name[comma + 1 :] if any(1 <= word.start <= _LONGEST for word in closing) else name
