"""The dictionary that words are cut by: jieba's, with the terms of our lexicons and their parts of speech.

It is our own: ``jieba.add_word`` would change the one that the whole process uses. It is read in memory,
since jieba's cache is a file in a directory that everybody may write to, and saves no time.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from auditor.chinese.marks import HAN

_SILENT = 60  # above logging.CRITICAL: jieba reports its start-up on standard error
_LONGEST_TERM = 6
_HAN = re.compile(rf"[{HAN}]+")
_PIECE = re.compile(r"(?s).{1,400}(?<=[，。；：、！？\n])|.{1,400}")  # jieba's time is the run's square
_LATIN = re.compile(r"[A-Za-z]+")
_REMEMBERED = 8_192  # runs between signs: the texts of a form repeat each other, as do those of offices
OTHER, FOREIGN = "x", "eng"


@contextmanager
def without_module(name: str) -> Iterator[None]:
    """What is imported inside does without a module that it can do without: jieba finds its files without
    pkg_resources, whose import takes longer than jieba's own."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


class Dictionary:
    """Cuts text into words and knows their parts of speech, in jieba's letters (n, v, a, d, m, q …)."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        """``terms`` are words with their part of speech; an empty one is jieba's, or where jieba does not
        know the word, that of the last word that it is made of."""
        jieba = _jieba()
        self._tokenizer: Any = jieba.Tokenizer()
        self._runs: Any = jieba.re_han_default  # jieba cuts what stands between signs each by itself
        self._run = lru_cache(_REMEMBERED)(self._cut)
        self._tags = _read(self._tokenizer)
        for term, tag in sorted(terms.items()):
            if 1 < len(term) <= _LONGEST_TERM and not self._tokenizer.FREQ.get(term) and _HAN.fullmatch(term):
                self._tags[term] = self.tag(self._tokenizer.lcut(term)[-1])
                self._tokenizer.add_word(term)
            if tag:
                self._tags[term] = tag

    def words(self, text: str) -> list[tuple[str, str]]:
        """The words of a text in order with their parts of speech; joined they are the text."""
        pieces = _PIECE.findall(text)
        return [word for piece in pieces for run in self._runs.split(piece) if run for word in self._run(run)]

    def _cut(self, run: str) -> tuple[tuple[str, str], ...]:
        return tuple((word, self.tag(word)) for word in self._tokenizer.cut(run))

    def tag(self, word: str) -> str:
        """The part of speech of a word; ``x`` where the dictionary does not say."""
        known = self._tags.get(word)
        return known or (FOREIGN if _LATIN.fullmatch(word) else OTHER)


def _jieba() -> Any:
    with warnings.catch_warnings(), without_module("pkg_resources"):
        warnings.simplefilter("ignore")  # jieba's sources carry invalid escapes
        import jieba

    jieba.setLogLevel(_SILENT)
    return jieba


def _read(tokenizer: Any) -> dict[str, str]:
    """Fills the tokenizer with jieba's own dictionary and returns its parts of speech."""
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    total = 0
    counts: dict[bytes, int] = {}  # the same few thousand again and again, as are the parts of speech
    with tokenizer.get_dict_file() as file:
        for line in file:
            word, count, tag = line.split()
            frequencies[known := word.decode()] = number = counts.setdefault(count, int(count))
            tags[known] = sys.intern(tag.decode())
            total += number
    for word in tuple(frequencies):
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)  # jieba looks beginnings of words up here
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True
    return tags
