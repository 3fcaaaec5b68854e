"""Places in a text: searching without blanks, and quoting the words around a place."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from auditor.chinese.stops import SENTENCE_ENDS, last_end, next_end
from auditor.expressions import expression

_PAUSES = "，,、：:"
_BEFORE, _BEHIND = "的》”）", "的《“（"  # what a quotation may begin behind, and end before
_SIGNS = expression(r"[^\w%]+|_+")
_RUN = expression(r"[0-9A-Za-z０-９.．,%％‰]+")  # a number or a word in letters
_REMEMBERED = 1_024  # texts that are searched by one rule after another
_FARTHER = 8  # characters by which a quotation grows to end with its clause


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without white space; ``offsets[i]`` is where character ``i`` stands in the original."""

    text: str
    original: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original for ``start``..``end`` of the squeezed text, which is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(_REMEMBERED)
def squeeze(text: str) -> Squeezed:
    """The text without any white space, for searching across layout blanks («截止 2024 年»)."""
    words = text.split()
    squeezed = "".join(words)
    if len(squeezed) == len(text):
        return Squeezed(text, text, range(len(text)))
    return Squeezed(squeezed, text, tuple(index for index, char in enumerate(text) if not char.isspace()))


def quote(text: str, start: int, end: int, before: int = 14, after: int = 14) -> str:
    """The words at ``start``..``end`` with about so many characters around them, cut at the ends of clauses
    rather than within a word."""
    first, last = _around(text, start, end, before, after)
    return text[first:last].strip()


def excerpt(text: str, start: int, end: int, before: int = 14, after: int = 14) -> str:
    """The same quotation as a reader is shown it: with …… where it begins or ends within a clause."""
    first, last = _around(text, start, end, before, after)
    ends = SENTENCE_ENDS + _PAUSES
    opened = "" if not text[:first].strip() or text[first - 1] in ends else "……"
    closed = "" if not text[last:].strip() or text[last] in ends or text[last - 1] in ends else "……"
    return f"{opened}{text[first:last].strip()}{closed}"


def _around(text: str, start: int, end: int, before: int, after: int) -> tuple[int, int]:
    first = last_end(text, start) + 1
    left = _edge(text[first:start][::-1], before, _BEFORE)
    right = _edge(text[end : next_end(text, end)], after, _BEHIND)
    return start - left, end + right


def _edge(beside: str, wanted: int, softer: str) -> int:
    """How many characters beside a span to quote: to the end of a clause a little farther, else a little
    nearer than ``wanted``, else to one of the ``softer`` ends, else just so many and the rest of a number or
    a word in letters."""
    if len(beside) <= wanted + _FARTHER:
        return len(beside)
    farther = (at for at in range(wanted, wanted + _FARTHER) if _pauses(beside, at))
    nearer = (at for at in range(wanted - 1, -1, -1) if _pauses(beside, at))
    soft = (at for at in range(wanted + _FARTHER - 1, wanted // 2, -1) if beside[at] in softer)
    return next(farther, next(nearer, next(soft, run_end(beside, wanted))))


def _pauses(text: str, at: int) -> bool:
    return text[at] in _PAUSES and not _in_run(text, at)


def _in_run(text: str, at: int) -> bool:
    """Whether the characters on both sides of one belong to one number: the comma of 1,200."""
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def run_end(text: str, at: int) -> int:
    """The first place from ``at`` that parts no number and no word in letters."""
    run = _RUN.match(text, at)
    inside = at > 0 and _RUN.match(text, at - 1)
    return run.end() if run and inside else at


@lru_cache(16_384)  # every text is compared with many others
def plain(text: str) -> str:
    """A text for comparison: NFKC, lower case, only letters, digits, Han characters and %."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text).casefold())
