"""Slips in words that everybody uses: two characters that no dictionary knows, one step from such a word.

The steps are a character that sounds or looks alike, two characters that changed places, and one that was
lost of three. Automata find the suspects; only where they stand between words of their own, a dictionary is
asked whether what stands there is none and the right word would fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from ahocorasick_rs import AhoCorasick

from auditor.chinese.marks import HAN
from auditor.chinese.sounds import SOUNDS
from auditor.expressions import expression
from auditor.language.facts import Token
from auditor.language.texts.slips import Disguises, looking_alike

_TWO = 2  # characters of a word
_LONGEST = 3  # characters of what a dictionary does not know, with a neighbour
_AROUND = 8  # characters on each side that are cut into words with a suspect
_ALL_DUE = expression(r"应(.)尽\1$")  # 应发尽发
_DUE = 3  # characters of it before the last one
_NUMBERED = frozenset("〔[【")
_CHARACTER = expression(f"[{HAN}]")
_UNKNOWN = "x"  # the part of speech of what no dictionary holds
_PARTICLES = frozenset("的与及和或为")  # nobody takes them for a part of a word
_NUMERAL = "m"

Segment = Callable[[str], Sequence[Token]]


@dataclass(frozen=True, slots=True)
class WordSlip:
    """What stands at ``start`` of a text, and the word that was meant."""

    wrong: str
    right: str
    start: int


def disguised_words(words: Sequence[str], longer: Iterable[str], alike: Iterable[str]) -> Disguises:
    """``words`` have two characters, ``longer`` three; ``alike`` are groups of characters that look or sound
    alike."""
    known, looks = frozenset(words), looking_alike(alike)
    mistaken = (pair for word in words for pair in _mistaken(word, looks))
    lost = ((word[:at] + word[at + 1 :], word) for word in longer for at in range(len(word)))
    seen = _grouped(pair for pair in chain(mistaken, lost) if pair[0] not in known)
    return Disguises(_grouped((word.translate(SOUNDS), word) for word in words), seen)


class FrequentWords:
    """``words`` are those of the disguises; ``joining`` are characters that make a word with almost any other
    (间数, 校数), ``standing`` such as are words by themselves or short for a place (里, 好, 渝)."""

    def __init__(self, words: Sequence[str], disguises: Disguises, joining: str, standing: str) -> None:
        self._known = frozenset(words)
        self._standing = frozenset(standing)
        self._joining = frozenset(joining)
        self._hearing, self._seeing = AhoCorasick(list(disguises.heard)), AhoCorasick(list(disguises.seen))
        self._by_sound, self._by_sight = tuple(disguises.heard.values()), tuple(disguises.seen.values())

    def slips(self, text: str, segment: Segment) -> Iterator[WordSlip]:
        """The likely slips in a text, in order; ``segment`` cuts a text into words of a dictionary."""
        for start, words in sorted(self._suspects(text).items()):
            free = self._stands_free(text, start) and not _ALL_DUE.search(
                text[max(start - _DUE, 0) : start + 1]
            )
            if free and not _of_document_number(text, start):
                right = next((word for word in words if _fits(text, start, word, segment)), None)
                if right is not None:
                    yield WordSlip(text[start : start + _TWO], right, start)

    def _suspects(self, text: str) -> Mapping[int, list[str]]:
        """Where two characters are no frequent word, and the words that they may stand for."""
        found: dict[int, list[str]] = defaultdict(list)
        heard = text.translate(SOUNDS)
        matches = self._hearing.find_matches_as_indexes(heard, overlapping=True)
        known = self._known  # nearly all that sounds like a word is one
        for number, start, written in [
            (number, start, text[start:end]) for number, start, end in matches if text[start:end] not in known
        ]:
            words = [word for word in self._by_sound[number] if self._one_apart(word, written)]
            if words:
                found[start] += words
        for number, start, end in self._seeing.find_matches_as_indexes(text, overlapping=True):
            words = [word for word in self._by_sight[number] if self._is_slip(word, text[start:end])]
            if words:
                found[start] += words
        return found

    def _is_slip(self, word: str, written: str) -> bool:
        """Whether what differs can be a slip: no character that is a word by itself."""
        changed = set(written) if sorted(word) == sorted(written) else set(written) - set(word)
        return not changed & self._standing

    def _one_apart(self, word: str, written: str) -> bool:
        """Whether one character is the same, and not a last one that joins others."""
        same = [char for char, other in zip(word, written, strict=True) if char == other]
        joined = len(same) == 1 and word[1] in same and word[1] in self._joining
        return len(same) == 1 and not joined and self._is_slip(word, written)

    def _stands_free(self, text: str, start: int) -> bool:
        """Whether no frequent word reaches into two characters, and one, or an edge, stands beside them."""
        end = start + _TWO
        if {text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]} & self._known:
            return False
        before, after = text[max(start - _TWO, 0) : start], text[end : end + _TWO]
        parted = before[-1:] in _PARTICLES and after[:1] in _PARTICLES
        words = {before, after} & self._known
        return parted or bool(words) or not (_CHARACTER.match(before[-1:]) and _CHARACTER.match(after))


def _of_document_number(text: str, start: int) -> bool:
    """Whether two characters stand before or behind a document number (府发〔2021〕, 148号文)."""
    return text[start + _TWO : start + _TWO + 1] in _NUMBERED or text[start - 1 : start].isdigit()


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    groups: dict[str, list[str]] = {}
    for key, word in pairs:
        groups.setdefault(key, []).append(word)
    return groups


def _mistaken(word: str, looks: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """What a word becomes with its characters in the other order, or one that looks like another."""
    first, second = word[0], word[1]
    yield second + first, word
    yield from ((other + second, word) for other in looks.get(first, ()))
    yield from ((first + other, word) for other in looks.get(second, ()))


def _fits(text: str, start: int, word: str, segment: Segment) -> bool:
    """Whether a dictionary finds no word at two characters, and would find one if ``word`` stood there, with
    fewer words in all."""
    end = start + _TWO
    before = text[max(start - _AROUND, 0) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    at = len(before)
    written = segment(before + text[start:end] + after)
    here = [each for each in written if each.start < at + _TWO and each.end > at]
    torn = all(len(each.text) == 1 or each.tag == _UNKNOWN for each in here)
    if not torn or any(each.tag == _NUMERAL or len(each.text) > _LONGEST for each in here):
        return False
    meant = segment(before + word + after)
    last = at + len(word)
    known = any(each.start <= at and each.end >= last and each.tag != _UNKNOWN for each in meant)
    near = (each for each in meant if at - 1 <= each.end and each.start <= last + 1)
    strange = {each.text for each in written if each.tag == _UNKNOWN and each.end <= at}
    clean = all(
        each.tag != _UNKNOWN or not _CHARACTER.match(each.text) or each.text in strange for each in near
    )
    unknown = any(each.tag == _UNKNOWN for each in here)
    return known and clean and len(meant) < len(written) + unknown
