"""Phrases that everybody writes alike, with one character dropped or taken for another.

A phrase with one slip still holds one of its halves. Where a half stands, the rest is compared character by
character; only then a dictionary is asked whether what stands there can be words of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ahocorasick_rs import AhoCorasick

from auditor.chinese.marks import HAN
from auditor.chinese.stops import SIGNS
from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression
from auditor.language.facts import Token
from auditor.language.layers.word_table import OTHER
from auditor.language.texts.joined import Joined

_HAN = expression(f"[{HAN}]+")
Segment = Callable[[str], Sequence[Token]]
Alike = Callable[[str, str], bool]
_OPENING = f"{SIGNS} 　"  # what a short phrase stands behind
_LONG = 6  # characters of a phrase that is known without its first one
_AROUND = 12  # characters on each side that are cut into words with the phrase


@dataclass(frozen=True, slots=True)
class PhraseSlip:
    """What stands at ``start``:``end`` of a text, and the phrase that was meant. ``sure`` is False where a
    character was taken for one that neither sounds nor looks like it."""

    wrong: str
    right: str
    start: int
    end: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Half:
    """One half of ``phrase``, which begins at its character ``at``."""

    phrase: str
    at: int
    text: str

    def is_completed(self, text: str, start: int) -> bool:
        """Whether the whole phrase stands where a half begins."""
        return start >= self.at and text.startswith(self.phrase, start - self.at)


class StandardPhrases(LexiconModel, lexicon="standard-phrases"):
    """lexicons/standard-phrases.yaml."""

    phrases: tuple[str, ...]
    short: tuple[str, ...]
    links: str

    @cached_property
    def _all(self) -> str:
        return "|".join((*self.phrases, *self.short))

    @cached_property
    def _halves(self) -> tuple[_Half, ...]:
        return tuple(
            _Half(phrase, begin, phrase[begin:end])
            for phrase in self.phrases
            for begin, end in ((0, len(phrase) // 2), (len(phrase) // 2, len(phrase)))
        )

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick([half.text for half in self._halves])

    @cached_property
    def _clipped(self) -> tuple[tuple[str, str, int], ...]:
        """Short phrases without one of their inner characters: what is left, the phrase, and which."""
        cut = (
            (word[:at] + word[at + 1 :], word, at) for word in self.short for at in range(1, len(word) - 1)
        )
        return tuple((left, word, at) for left, word, at in cut if left not in self._all)

    @cached_property
    def _remnants(self) -> AhoCorasick:
        return AhoCorasick([left for left, _, _ in self._clipped])

    def suspects(self, texts: Joined) -> list[int]:
        """The numbers of the texts in which a half stands without the other, or what is left of a phrase."""
        text = texts.joined
        halves = self._automaton.find_matches_as_indexes(text, overlapping=True)
        places = [start for number, start, _ in halves if not self._halves[number].is_completed(text, start)]
        places += [start for _, start, _ in self._remnants.find_matches_as_indexes(text, overlapping=True)]
        return sorted({texts.place(start)[0] for start in places})

    def slips(
        self, text: str, segment: Segment, alike: Alike, elsewhere: Callable[[str], bool] = lambda _: False
    ) -> Iterator[PhraseSlip]:
        """The slips in a text, in order, none inside another; ``alike`` says of two characters whether one is
        easily taken for the other, ``segment`` cuts a text into words of a dictionary. A phrase that the form
        writes ``elsewhere`` lacks a character also where what is left are words."""
        end = 0
        found = {*self._long(text, segment, alike, elsewhere), *self._short(text, segment)}
        for slip in sorted(found, key=_by_place):
            if slip.start >= end:
                end = slip.end
                yield slip

    def _long(
        self, text: str, segment: Segment, alike: Alike, elsewhere: Callable[[str], bool]
    ) -> Iterator[PhraseSlip]:
        for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for slip, place in _compared(text, self._halves[number], start):
                dropped = len(slip.wrong) < len(slip.right)
                if slip.wrong in self._all or slip.right in text[max(slip.start - 1, 0) : slip.end + 1]:
                    continue
                if dropped and _torn(text, slip, place, segment):
                    yield slip
                elif dropped and elsewhere(slip.right):
                    yield replace(slip, sure=False)
                elif not dropped and text[place] not in self.links:
                    taken = alike(text[place], slip.right[place - slip.start])
                    known = (
                        taken or place < slip.end - 1
                    )  # behind its last character a phrase may go on otherwise
                    if known and _alone(text, slip, place, segment, unknown=taken or place == slip.start):
                        yield replace(slip, sure=taken and place > slip.start)

    def _short(self, text: str, segment: Segment) -> Iterator[PhraseSlip]:
        for number, start, end in self._remnants.find_matches_as_indexes(text, overlapping=True):
            left, word, at = self._clipped[number]
            slip = PhraseSlip(left, word, start, end)
            opened = start == 0 or text[start - 1] in _OPENING
            if opened and _torn(text, slip, start + at, segment):
                yield slip


def _by_place(slip: PhraseSlip) -> tuple[int, int, str]:
    return slip.start, -slip.end, slip.right


def _compared(text: str, half: _Half, start: int) -> Iterator[tuple[PhraseSlip, int]]:
    """What stands beside a half, where it differs from the phrase by an inner character that is dropped, or
    by one that is another, and the place of that."""
    size = len(half.phrase)
    if half.is_completed(text, start):
        return  # most often the phrase is written as it should be
    for dropped in (True, False):
        begin = start - half.at + (dropped if half.at else 0)
        written = text[max(begin, 0) : max(begin, 0) + size - dropped]
        if begin < 0 or not _HAN.fullmatch(written) or len(written) < size - dropped:
            continue
        at = next((i for i, char in enumerate(written) if char != half.phrase[i]), None)
        if at is None or (dropped and at == size - 1) or (at == 0 and (dropped or size < _LONG)):
            continue
        if written[at + (not dropped) :] == half.phrase[at + 1 :]:
            yield PhraseSlip(written, half.phrase, begin, begin + len(written)), begin + at


def _cut(text: str, slip: PhraseSlip, segment: Segment) -> tuple[Sequence[Token], int]:
    """The words in and around a slip, and where in the text they begin."""
    begin = max(slip.start - _AROUND, 0)
    return segment(text[begin : slip.end + _AROUND]), begin


def _torn(text: str, slip: PhraseSlip, gap: int, segment: Segment) -> bool:
    """Whether a dictionary makes single characters, or no known words, of what stands beside a gap."""
    tokens, begin = _cut(text, slip, segment)
    at = gap - begin
    return any(
        len(each.text) == 1 or each.tag == OTHER
        for each in tokens
        if each.start <= at < each.end or each.end == at
    )


def _alone(text: str, slip: PhraseSlip, place: int, segment: Segment, *, unknown: bool) -> bool:
    """Whether the character at a place belongs to no word, or, with ``unknown``, to none of a dictionary."""
    tokens, begin = _cut(text, slip, segment)
    token = next((each for each in tokens if each.start <= place - begin < each.end), None)
    return token is not None and (len(token.text) == 1 or (unknown and token.tag == OTHER))
