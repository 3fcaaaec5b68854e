"""The words of jieba's dictionary by their first two characters: those are read that a text can hold.

A text is cut by the words that begin with two characters that stand together in it. Most of the 350,000 of
the dictionary begin with others; reading all of them takes half a second and 80 MB.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import add
from typing import Any

from auditor.chinese.marks import HAN
from auditor.expressions import expression

_LONGEST_TERM = 6
_HAN = expression(rf"[{HAN}]+")
_LATIN = expression(r"[A-Za-z]+")
OTHER, FOREIGN = "x", "eng"
_BOUND = "g"  # ends the parts of speech of what is no word by itself
_ENDS = b" "  # a word in a line of the file
_BEHIND = b"!"  # comes behind that in the order of lines, and before whatever goes on a word


@dataclass(frozen=True, slots=True)
class Table:
    """What is found out by reading the file once. ``places`` are those of the words with a first character
    in jieba's file, beginnings and ends in turns; ``terms`` are ours with such a one: word, how often jieba
    is to take it to occur (0 for what its own words say) and part of speech; ``total`` is the number of
    occurrences of all."""

    places: Mapping[str, tuple[int, ...]]
    terms: Mapping[str, tuple[tuple[str, int, str], ...]]
    total: int

    @classmethod
    def made(cls, tokenizer: Any, data: bytes, terms: Mapping[str, str]) -> Table:
        """``data`` is jieba's file, ``tokenizer`` a new one of jieba's, which learns what terms need."""
        places = _places(data)
        words = Words(data, cls(places, {}, 0))
        words.lend(tokenizer, sum(map(int, data.split()[1::3])))
        found: dict[str, list[tuple[str, int, str]]] = {}
        for term, tag in sorted(terms.items()):
            words.learn(term)
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
    with 0."""

    def __init__(self, data: bytes, table: Table) -> None:
        self.counts: dict[str, int] = {}
        self.tags: dict[str, str] = {}
        self._data = data
        self._table = table
        self._lines: dict[str, list[bytes]] = {}
        self._terms: dict[str, list[tuple[str, int, str]]] = {}
        self._learned: set[str] = set()
        self._numbers = _Numbers()

    def lend(self, tokenizer: Any, total: int) -> None:
        """Lets a tokenizer of jieba's cut by these words."""
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = self.counts, total, True

    def learn(self, text: str) -> None:
        """Learns the words that a text can hold."""
        for char in set(text).difference(self._lines):
            self._begin(char)
        for pair in set(map(add, text, text[1:])).difference(self._learned):
            self._learned.add(pair)
            lines = self._lines[pair[0]]
            start, end = _beginning_with(lines, pair) if lines else (0, 0)
            if start < end or pair in self._terms:
                self._take(pair, lines[start:end])

    def _begin(self, char: str) -> None:
        """Finds the lines of the words with a first character, and learns it as a word."""
        places = iter(self._table.places.get(char, ()))
        lines = [line for start in places for line in self._data[start : next(places)].splitlines()]
        if lines != sorted(lines):
            lines.sort(key=_word)
        self._lines[char] = lines
        own = self._table.terms.get(char, ())
        for term in own:
            self._terms.setdefault(term[0][:2], []).append(term)
        if lines or any(count for _, count, _ in own):
            self.counts[char] = 0
        self._take(char, lines[: bisect_left(lines, char.encode(errors="surrogatepass") + _BEHIND)])

    def _take(self, beginning: str, lines: Sequence[bytes]) -> None:
        """Learns the words of some lines, each with its count and its part of speech, and those terms of ours
        that begin as these words do."""
        said = b"\n".join(lines).decode().split()
        words = said[::3]
        self.counts.update(zip(words, map(self._numbers.__getitem__, said[1::3]), strict=True))
        self.tags.update(zip(words, map(sys.intern, said[2::3]), strict=True))
        for term, count, tag in self._terms.get(beginning, ()):
            self.tags[term] = tag
            if count:
                self.counts[term] = count
                words.append(term)
        end, longer = len(beginning), [word for word in words if len(word) > len(beginning)]
        while longer:
            for each in {word[:end] for word in longer}:
                self.counts.setdefault(each, 0)
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


def _word(line: bytes) -> bytes:
    return line.partition(_ENDS)[0]


def _beginning_with(lines: Sequence[bytes], pair: str) -> tuple[int, int]:
    """Where the lines begin and end, among lines in order, whose words begin with two characters."""
    first = pair.encode(errors="surrogatepass")
    start = bisect_left(lines, first)
    return start, bisect_left(lines, first[:-1] + bytes((first[-1] + 1,)), start)


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
