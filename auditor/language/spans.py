"""Places in a text: searching without blanks, and quoting the words around a place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_STOPS = "。；;！!？?\n"


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without white space; ``offsets[i]`` is where character ``i`` stands in the original."""

    text: str
    original: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original for ``start``..``end`` of the squeezed text, which is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def squeeze(text: str) -> Squeezed:
    """The text without any white space, for searching across layout blanks («截止 2024 年»)."""
    kept = [(index, char) for index, char in enumerate(text) if not char.isspace()]
    return Squeezed("".join(char for _, char in kept), text, tuple(index for index, _ in kept))


def quote(text: str, start: int, end: int, before: int = 14, after: int = 14) -> str:
    """The words at ``start``..``end`` with the characters around them, cut at sentence ends."""
    left = start
    while left > 0 and start - left < before and text[left - 1] not in _STOPS:
        left -= 1
    right = end
    while right < len(text) and right - end < after and text[right] not in _STOPS:
        right += 1
    return text[left:right].strip()


@lru_cache(16_384)  # every text is compared with many others
def plain(text: str) -> str:
    """A text for comparison: NFKC, lower case, only letters, digits, Han characters and %."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum() or char == "%")
