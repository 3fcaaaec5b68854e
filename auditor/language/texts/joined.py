"""Texts end to end: what most of them lack is looked for in all at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate


class Joined:
    """Several texts, each on lines of its own."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.joined = "\n".join(texts)
        self._starts = tuple(accumulate((len(text) + 1 for text in texts), initial=0))

    def place(self, at: int) -> tuple[int, int]:
        """The number of the text that stands at a place, and where in it."""
        number = bisect_right(self._starts, at) - 1
        return number, at - self._starts[number]

    def places(self, run: str) -> Iterator[int]:
        """Where a run of characters stands."""
        at = self.joined.find(run)
        while at >= 0:
            yield at
            at = self.joined.find(run, at + 1)

    def holding(self, expression: re.Pattern[str]) -> Iterator[int]:
        """The numbers of the texts in which an expression matches, in order. It must match nothing beyond the
        end of a line, and for it the end of a text must be no other than that of a line."""
        last = -1
        for match in expression.finditer(self.joined):
            number, _ = self.place(match.start())
            if number > last:
                last = number
                yield number
