"""The words of jieba's dictionary by their first characters: those are read that a text can hold.

A text is cut by the words that begin with one of its characters. Most of the 350,000 of the dictionary begin
with others; reading all of them takes half a second and 80 MB.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from auditor.chinese.marks import HAN
from auditor.expressions import expression

_LONGEST_TERM = 6
_HAN = expression(rf"[{HAN}]+")
_LATIN = expression(r"[A-Za-z]+")
OTHER, FOREIGN = "x", "eng"
_BOUND = "g"  # ends the parts of speech of what is no word by itself


@dataclass(frozen=True, slots=True)
class Table:
    """What is found out by reading all words once. ``places`` are those of the words with a first character
    in jieba's file, beginnings and ends in turns; ``terms`` are ours with such a one: word, how often jieba
    is to take it to occur (0 for what its own words say) and part of speech; ``total`` is the number of
    occurrences of all."""

    places: Mapping[str, tuple[int, ...]]
    terms: Mapping[str, tuple[tuple[str, int, str], ...]]
    total: int

    @classmethod
    def made(cls, tokenizer: Any, data: bytes, terms: Mapping[str, str]) -> Table:
        """``data`` is jieba's file, ``tokenizer`` a new one of jieba's, which learns all words."""
        places = _places(data)
        words = Words(data, cls(places, {}, 0))
        words.learn(places)
        words.lend(tokenizer, words.total)
        found: dict[str, list[tuple[str, int, str]]] = {}
        for term, tag in sorted(terms.items()):
            unknown = 1 < len(term) <= _LONGEST_TERM and not words.counts.get(term) and _HAN.fullmatch(term)
            if unknown:
                words.tags[term] = words.part_of_speech(tokenizer.lcut(term, HMM=False)[-1])
                tokenizer.add_word(term)
            if tag:
                words.tags[term] = tag
            if unknown or tag:
                own = (term, words.counts[term] if unknown else 0, words.tags[term])
                found.setdefault(term[0], []).append(own)
        return cls(places, {char: tuple(own) for char, own in found.items()}, tokenizer.total)


class _Numbers(dict[str, int]):
    """Counts by their figures: the same few thousand again and again."""

    def __missing__(self, figures: str) -> int:
        number = self[figures] = int(figures)
        return number


class Words:
    """The words that were learned so far. ``counts`` is as jieba wants it: beginnings of words stand in it
    with 0. ``total`` is the number of occurrences of jieba's own."""

    def __init__(self, data: bytes, table: Table) -> None:
        self.counts: dict[str, int] = {}
        self.tags: dict[str, str] = {}
        self.total = 0
        self._data = data
        self._table = table
        self._learned: set[str] = set()
        self._numbers = _Numbers()

    def lend(self, tokenizer: Any, total: int) -> None:
        """Lets a tokenizer of jieba's cut by these words."""
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = self.counts, total, True

    def learn(self, chars: Iterable[str]) -> None:
        """Learns the words that begin with one of the characters."""
        for char in set(chars).difference(self._learned):
            self._learned.add(char)
            places = iter(self._table.places.get(char, ()))
            own = [word for start in places for word in self._read(start, next(places))]
            for term, count, tag in self._table.terms.get(char, ()):
                self.tags[term] = tag
                if count:
                    self.counts[term] = count
                    own.append(term)
            end, longer = 1, [word for word in own if len(word) > 1]
            while longer:
                for beginning in {word[:end] for word in longer}:
                    self.counts.setdefault(beginning, 0)
                end += 1
                longer = [word for word in longer if len(word) > end]

    def tag(self, word: str) -> str:
        """The part of speech of a word; ``x`` where the dictionary does not say."""
        known = self.tags.get(word)
        return known or (FOREIGN if _LATIN.fullmatch(word) else OTHER)

    def part_of_speech(self, last: str) -> str:
        """That of a term of ours by its last word; a character that is no word by itself does not say."""
        tag = self.tag(last)
        return OTHER if tag.endswith(_BOUND) else tag

    def _read(self, start: int, end: int) -> list[str]:
        """The words of some lines, each with its count and its part of speech."""
        said = self._data[start:end].decode().split()
        words, counts = said[::3], list(map(self._numbers.__getitem__, said[1::3]))
        self.counts.update(zip(words, counts, strict=True))
        self.tags.update(zip(words, map(sys.intern, said[2::3]), strict=True))
        self.total += sum(counts)
        return words


def _places(data: bytes) -> dict[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    at, last = 0, ""
    for line in data.splitlines(keepends=True):
        char = line.decode()[0]
        own = places.setdefault(char, [])
        if char == last:
            own[-1] = at + len(line)
        else:
            own += (at, at + len(line))
        at, last = at + len(line), char
    return {char: tuple(own) for char, own in places.items()}
