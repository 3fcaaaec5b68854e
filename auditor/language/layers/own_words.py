"""Slips that only a form's own words reveal: 不良应 where it says 不良反应 everywhere else.

A word that stands in several texts is compared with what stands once and differs by one character, dropped or
confused, between the same neighbours. No dictionary is asked before such a pair is found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from auditor.chinese.marks import HAN
from auditor.language.facts import Token
from auditor.language.layers.dictionary import OTHER

_RUN = re.compile(f"[{HAN}]+")
_AROUND = 2  # characters on each side of a dropped one that both texts share
_BEHIND = 2  # and behind a confused one
_OFTEN = 2  # texts in which the right word stands
_SHORTEST = 3  # characters of a word that can be recognised by its others
_INTERCHANGED = frozenset(
    "一二三四五六七八九十两甲乙丙丁上中下前后内外左右东南西北大小新老男女高低正副市县区乡镇省村的了和与及等在对为是之从由向把被将按以至到或并而且各每该此其本所"
)


@dataclass(frozen=True, slots=True)
class OwnSlip:
    """A slip in the text of number ``text``, and the word that was meant."""

    text: int
    start: int
    end: int
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """``rare`` stands once, at ``start`` of a text; ``often`` is the same with the character at ``at``."""

    text: int
    start: int
    rare: str
    often: str
    at: int

    @property
    def dropped(self) -> int:
        """How many characters the rare words have less."""
        return len(self.often) - len(self.rare)


def own_slips(
    texts: Sequence[str], subject: str, segment: Callable[[str], Sequence[Token]]
) -> Iterator[OwnSlip]:
    """Every slip, in the order of the texts. Of ``subject`` (the project) a confused character is told, of
    any word a dropped one; ``segment`` cuts a text into words of a dictionary."""
    pairs = sorted({*_dropped(texts), *_confused(texts, subject)}, key=lambda each: (each.text, each.start))
    for pair in pairs:
        source = next(text for text in texts if pair.often in text)
        place = source.index(pair.often)
        word = next((each for each in segment(source) if each.start <= place + pair.at < each.end), None)
        if word is None or len(word.text) < _SHORTEST or not (pair.dropped or word.text == pair.often):
            continue
        begin, at = pair.start + word.start - place, place + pair.at - word.start
        slip = word.text[:at] + pair.rare[pair.at : pair.at + 1 - pair.dropped] + word.text[at + 1 :]
        rare = texts[pair.text]
        end = begin + len(slip)
        if rare[begin:end] == slip and _torn(segment(rare), begin + at, pair.dropped):
            yield OwnSlip(pair.text, begin, end, slip, word.text)


def _dropped(texts: Sequence[str]) -> Iterator[_Pair]:
    size = 2 * _AROUND
    often, once = _grams(texts, size + 1), _grams(texts, size)
    for gram, places in often.items():
        rare = gram[:_AROUND] + gram[_AROUND + 1 :]
        if len({text for text, _ in places}) >= _OFTEN and len(found := once.get(rare, [])) == 1:
            text, start = found[0]
            yield _Pair(text, start, rare, gram, _AROUND)


def _confused(texts: Sequence[str], subject: str) -> Iterator[_Pair]:
    tails: dict[str, Counter[str]] = {}
    grams = _grams(texts, _BEHIND + 1)
    for gram, places in grams.items():
        tails.setdefault(gram[1:], Counter())[gram[0]] = len({text for text, _ in places})
    for tail, firsts in tails.items():
        (best, count), *others = firsts.most_common()
        if best + tail not in subject or count < _OFTEN:
            continue
        for first, _ in others:
            if not {best, first} & _INTERCHANGED:
                yield from (
                    _Pair(text, start, first + tail, best + tail, 0) for text, start in grams[first + tail]
                )


def _grams(texts: Sequence[str], size: int) -> dict[str, list[tuple[int, int]]]:
    """Every run of so many Chinese characters with its places."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, text in enumerate(texts):
        for run in _RUN.finditer(text):
            for start in range(run.start(), run.end() - size + 1):
                found.setdefault(text[start : start + size], []).append((number, start))
    return found


def _torn(tokens: Sequence[Token], place: int, dropped: int) -> bool:
    """Whether a dictionary makes single characters, or words unknown to it, of what stands at a place, or
    beside the gap before it."""
    beside = [each for each in tokens if each.start <= place < each.end or (dropped and each.end == place)]
    return any(len(each.text) == 1 or each.tag == OTHER for each in beside)
