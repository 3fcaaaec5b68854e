"""Set phrases written with characters or words that sound or look alike: 学生心里健康, 近视势力筛查.

Who types by sound takes a whole word for another, so that a dictionary knows what stands there; the words
around it tell. Automata find what sounds or looks like a phrase; only there a dictionary is asked whether the
words that differ lie within it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from auditor.chinese.sounds import LOOSE_SOUNDS
from auditor.language.facts import Token
from auditor.language.texts.slips import Disguises, looking_alike

_SHORT = 3  # characters of a phrase in which no other word may stand
_LONG = 5  # characters of a phrase in which any other word is a slip
_AROUND = 8  # characters on each side that are cut into words with a suspect
_UNKNOWN = "x"  # the part of speech of what no dictionary holds

Segment = Callable[[str], Sequence[Token]]


@dataclass(frozen=True, slots=True)
class HeardSlip:
    """What stands at ``start`` of a text, and the phrase that was meant. ``sure`` is False where a word of
    its own stands in a short phrase."""

    wrong: str
    right: str
    start: int
    sure: bool


def disguised_phrases(phrases: Iterable[str], looks: Iterable[str]) -> Disguises:
    """``phrases`` have three characters or more; ``looks`` are groups of characters that look alike."""
    known = set(phrases)
    heard: dict[str, list[str]] = defaultdict(list)
    seen: dict[str, list[str]] = defaultdict(list)
    partners = looking_alike(looks)
    for phrase in sorted(known):
        heard[phrase.translate(LOOSE_SOUNDS)].append(phrase)
        for written in _mistaken(phrase, partners):
            if written not in known:
                seen[written].append(phrase)
    return Disguises(dict(heard), dict(seen))


class HeardPhrases:
    """``phrases`` are those of the disguises; ``either`` are groups of characters that are both written in
    sound phrases (监测, 检测)."""

    def __init__(self, phrases: Iterable[str], disguises: Disguises, either: Iterable[str]) -> None:
        self._known = frozenset(phrases)
        self._either = tuple(map(frozenset, either))
        self._hearing, self._seeing = AhoCorasick(list(disguises.heard)), AhoCorasick(list(disguises.seen))
        self._by_sound, self._by_sight = tuple(disguises.heard.values()), tuple(disguises.seen.values())

    def slips(self, text: str, segment: Segment) -> Iterator[HeardSlip]:
        """The slips in a text, in order; ``segment`` cuts a text into words of a dictionary."""
        for start, phrase in sorted(self._suspects(text)):
            written = text[start : start + len(phrase)]
            right = "".join(map(self._meant, written, phrase))
            places = [at for at, (one, other) in enumerate(zip(written, right, strict=True)) if one != other]
            sure = _slipped(text, start, right, places, segment) if places else None
            if sure is not None:
                yield HeardSlip(written, right, start, sure)

    def _suspects(self, text: str) -> set[tuple[int, str]]:
        """Where something stands that sounds or looks like a phrase, and which."""
        found: set[tuple[int, str]] = set()
        heard = text.translate(LOOSE_SOUNDS)
        for number, start, end in self._hearing.find_matches_as_indexes(heard, overlapping=True):
            if text[start:end] not in self._known:
                found.update((start, phrase) for phrase in self._by_sound[number])
        for number, start, _ in self._seeing.find_matches_as_indexes(text, overlapping=True):
            found.update((start, phrase) for phrase in self._by_sight[number])
        return found

    def _meant(self, written: str, right: str) -> str:
        """The right character, or the one that is written where it may stand as well."""
        return written if any(written in group and right in group for group in self._either) else right


def _mistaken(phrase: str, partners: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for at, char in enumerate(phrase):
        yield from (f"{phrase[:at]}{other}{phrase[at + 1 :]}" for other in partners.get(char, ()))


def _slipped(text: str, start: int, phrase: str, places: Sequence[int], segment: Segment) -> bool | None:
    """Whether what stands for a phrase is a slip, surely or perhaps; ``None`` where it is none: a word of a
    dictionary reaches beyond it, or stands in a phrase that is short or mostly otherwise."""
    end = start + len(phrase)
    before = text[max(start - _AROUND, 0) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    first, last = len(before), len(before) + len(phrase)
    tokens = segment(before + text[start:end] + after)
    here = [each for each in tokens if any(each.start <= first + at < each.end for at in places)]
    words = [each for each in here if len(each.text) > 1 and each.tag != _UNKNOWN]
    if any(each.start < first or each.end > last for each in words):
        return None
    if any(each.start <= first and each.end >= last for each in words):
        return None
    if not words:
        return len(phrase) > _SHORT or all(each.start >= first and each.end <= last for each in here)
    rest = (each for each in tokens if first <= each.start and each.end <= last and each not in words)
    if 2 * len(places) > len(phrase) or (
        len(phrase) == _SHORT and not any(len(each.text) == 1 for each in rest)
    ):
        return None
    return len(phrase) >= _LONG
