"""Text cut into words: numbers and the units after them by the first layer, all else by the dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from auditor.language.facts import Token
from auditor.language.layers.dictionary import Dictionary
from auditor.language.layers.raw import CLASSIFIER, NUMBER, Span

_NUMERAL = "m"
Spans = Callable[[str], Iterable[Span]]


class Cutter:
    """Cuts texts. It needs no spaCy, which only token patterns ask for."""

    def __init__(self, dictionary: Dictionary, counted: Spans) -> None:
        """``counted`` gives the numbers and units of a text."""
        self._dictionary = dictionary
        self._counted = counted

    def cut(self, text: str) -> list[tuple[str, str]]:
        """The words of a text with their parts of speech; joined they are the text."""
        pieces: list[tuple[str, str]] = []
        end = 0
        for span in self._counted(text):
            if span.start >= end:
                pieces += self._dictionary.words(text[end : span.start])
                pieces.append((span.text, _NUMERAL if NUMBER in span.labels else CLASSIFIER))
                end = span.end
        return pieces + self._dictionary.words(text[end:])

    def tokens(self, text: str) -> Iterator[Token]:
        """The words in order with their places, white space left out."""
        start = 0
        for word, tag in self.cut(text):
            if not word.isspace():
                yield Token(word, start, start + len(word), tag)
            start += len(word)
