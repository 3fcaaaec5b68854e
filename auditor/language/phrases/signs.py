"""What no lexicon holds: characters of a kind, figures, fixed texts, the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.expressions import expression
from auditor.language.phrases.base import MANY, Phrase
from auditor.language.scanning import Scan


class Signs(Phrase):
    """A run of characters of one kind (a class of a regular expression), as long as it can be."""

    def __init__(self, kind: str, least: int = 1, most: int = MANY) -> None:
        self._one = expression(kind, re.DOTALL)
        self._run = expression(f"(?:{kind}){{0,{most}}}", re.DOTALL)
        self._least = least
        self.empty = least == 0

    def places(self, scan: Scan) -> Iterable[int]:
        return (one.start() for one in self._one.finditer(scan.text))

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        run = self._run.match(scan.text, at)
        return range(run.end() if run else at, at + self._least - 1, -1)


class Form(Phrase):
    """What a regular expression for numbers and signs matches; it may hold no words of lexicons."""

    def __init__(self, pattern: str) -> None:
        self._expression = expression(pattern)

    def places(self, scan: Scan) -> Iterable[int]:
        found = self._expression.search(scan.text)
        while found is not None:
            yield found.start()
            found = self._expression.search(scan.text, found.start() + 1)

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        found = self._expression.match(scan.text, at)
        return (found.end(),) if found else ()


class Text(Phrase):
    """One of some texts that no lexicon holds, in their order."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts
        self.empty = "" in texts

    def places(self, scan: Scan) -> Iterable[int]:
        return {at for text in self._texts if text for at in _occurrences(scan.text, text)}

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        return [at + len(text) for text in self._texts if scan.text.startswith(text, at)]


class End(Phrase):
    """The end of the text."""

    empty = True

    def places(self, scan: Scan) -> Iterable[int]:
        return (len(scan.text),)

    def ends(self, scan: Scan, at: int) -> Iterable[int]:
        return (at,) if at == len(scan.text) else ()


def _occurrences(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
