"""The words by which two texts speak of the same thing: synonyms unified, generic words left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, takewhile
from sys import intern

from ahocorasick_rs import AhoCorasick, MatchKind

from auditor.chinese.marks import unspaced
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
from auditor.language.phrases import Lists, Words
from auditor.language.remembering import remembered
from auditor.language.scanning import scanner_of
from auditor.language.spans import plain

_REMEMBERED = 4_096  # texts with their content, of some 25 files
_SHORTEST = 2  # a shared single character links nothing
_ENDING = 4  # characters that two endings must share to name one thing
_SIGNS = expression(r"[^\w%]+|_")
_COUNT = "数"
_TRAILING_COUNT = expression(rf"{_COUNT}$")


class Deliverables(LexiconModel):
    """Things that can be held, built or provided."""

    events: tuple[str, ...]
    constructions: tuple[str, ...]
    services: tuple[str, ...]


class TopicWords(LexiconModel):
    """lexicons/topics.yaml."""

    generic: Mapping[str, tuple[str, ...]]
    synonyms: tuple[tuple[str, ...], ...]
    deeds: tuple[tuple[str, ...], ...]
    heads: frozenset[str]
    deliverables: Deliverables
    abstract: tuple[str, ...]
    means: tuple[str, ...]
    by_means: tuple[str, ...]
    means_end: tuple[str, ...]
    consisting: tuple[str, ...]
    no_task: tuple[str, ...]
    joining: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """The content of a text: its ``pieces`` in order, ``joined`` by bars, the ``pairs`` of characters that
    stand side by side in them, and its ``size`` in characters."""

    pieces: tuple[str, ...]
    joined: str
    pairs: frozenset[str]
    size: int


class ContentReader:
    """Reduces a text to its content: the pieces between generic words, synonyms in one form."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.words = lexicons.load("topics", TopicWords)
        self._canonical = {word: group[0] for group in self.words.synonyms for word in group}
        generic = {word for group in self.words.generic.values() for word in group}
        self._generic = generic - self._canonical.keys()
        scanner = scanner_of(lexicons)
        known = sorted(self._canonical.keys() | self._generic)
        self._known = AhoCorasick(
            known, matchkind=MatchKind.LeftmostLongest
        )  # no one else asks for its texts
        self._instead = tuple(
            f"|{self._canonical[word]}|" if word in self._canonical else "|" for word in known
        )
        self._measure = Words(scanner, self.words.generic["measures"])
        self._deeds = Lists(scanner, dict(enumerate(self.words.deeds)))
        self.of = remembered(self._of, little=_REMEMBERED)

    def _of(self, text: str) -> Content:
        """What a text is about."""
        pieces = self._pieces(text)
        size = sum([len(piece) for piece in pieces if len(piece) >= _SHORTEST])
        return Content(pieces, "|".join(pieces), pairs_of(pieces), size)

    def together(self, texts: Iterable[str]) -> Content:
        """What several texts are about, put together from what each is."""
        parts = [self.of(text) for text in texts]
        if len(parts) == 1:
            return parts[0]
        pieces = tuple(chain.from_iterable([each.pieces for each in parts]))
        pairs = frozenset().union(*[each.pairs for each in parts])
        return Content(pieces, "|".join(pieces), pairs, sum([each.size for each in parts]))

    def pieces(self, text: str) -> tuple[str, ...]:
        """The content of a text in order, as pieces between generic words and signs."""
        return self.of(text).pieces

    def _pieces(self, text: str) -> tuple[str, ...]:
        folded = unicodedata.normalize("NFKC", text).casefold()
        folded = unspaced(folded)
        if folded.endswith(_COUNT) and not self._measure.ending(folded):
            folded = folded.removesuffix(_COUNT)  # 学校数 is a number of 学校, 参保人数 is cut as a measure
        return tuple(filter(None, _SIGNS.split(self._marked(folded))))

    def _marked(self, text: str) -> str:
        """The text with signs for generic words and around synonyms."""
        marked: list[str] = []
        reached = 0
        for number, start, end in self._known.find_matches_as_indexes(text):
            marked += (text[reached:start], self._instead[number])
            reached = end
        marked.append(text[reached:])
        return "".join(marked)

    def _unmeasured(self, text: str) -> str:
        measure = self._measure.ending(text)
        return text[: measure.start] if measure else text

    def size(self, text: str) -> int:
        """How many characters of content a text has; pieces of one character do not count."""
        return self.of(text).size

    def core(self, text: str) -> str:
        """The content without the words for what is done (培训, 检查 …), where anything else remains."""
        core = "|".join(piece for piece in self.pieces(text) if piece not in self.words.heads)
        return core if self.size(core) >= _SHORTEST else text

    def names(self, thing: str, verb: str, name: str) -> bool:
        """Whether a name is a thing's own, word for word, but for a measure and a verb (采购数据库数量 for
        数据库), however generic its words are."""
        words, whole = plain(thing), plain(name)
        if len(words) < _SHORTEST or words in self._generic:
            return False
        stem = self._unmeasured(whole)
        return bool({words, f"{plain(verb)}{words}"} & {whole, stem})

    def stem(self, name: str) -> str:
        """A name without its measure (村集体经济收入增长率 → 村集体经济收入增长)."""
        return _TRAILING_COUNT.sub("", self._unmeasured(plain(name)))

    def deeds(self, text: str) -> frozenset[int]:
        """Which of the things that can be done (新建, 改造 …) a text names, by their place in the lexicon."""
        return self._deeds.within(text)

    def same_ending(self, thing: str, name: str) -> tuple[bool, bool]:
        """Whether a thing and a name end alike, generic words or not, one saying no more than the other
        (提供数据服务 and 地震数据服务次数); and whether it is the thing that says more."""
        rests = self._before_same_ending(plain(thing), plain(name))
        more = [self.size(rest) > 0 for rest in rests]
        return bool(rests) and not all(more), bool(rests) and more[0]

    def _before_same_ending(self, thing: str, name: str) -> tuple[str, ...]:
        """What stands before the common ending, with the measure of the name or without it."""
        for one, other in ((thing, name), (self._unmeasured(thing), self._unmeasured(name))):
            same = _common_ending(one, other) if one[-_ENDING:] == other[-_ENDING:] else 0
            if same >= _ENDING and self._unmeasured(one[len(one) - same :]):
                return one[: len(one) - same], other[: len(other) - same]
        return ()

    def share_ending(self, thing: str, name: str) -> bool:
        """Whether a thing ends in what a name counts, measure and 数 left out, generic or not."""
        stem = _TRAILING_COUNT.sub("", self._unmeasured(plain(name)))
        counted = _common_ending(plain(thing), stem)
        return counted >= _SHORTEST and stem[len(stem) - counted :] not in self.words.heads

    def coverage(self, text: str, other: str) -> float:
        """The share of the text's content that occurs in the other text (0…1); 0 where it has no content."""
        return coverage(self.of(text), self.of(other))


def _common_ending(one: str, other: str) -> int:
    """How many characters two texts have in common at their ends."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def pairs_of(pieces: Iterable[str]) -> frozenset[str]:
    """The pairs of characters that stand side by side in some words; each is one string for all texts, since
    thousands of them are remembered."""
    pairs = [piece[at : at + 2] for piece in pieces for at in range(len(piece) - 1)]
    return frozenset(map(intern, pairs))


def coverage(one: Content, other: Content) -> float:
    """The share of the one's content that occurs in the other (0…1); 0 where it has no content."""
    if not one.size or one.pairs.isdisjoint(other.pairs):
        return 0.0
    return sum(_shared(piece, other) for piece in one.pieces) / one.size


def _shared(piece: str, other: Content) -> int:
    """How many characters of a piece lie in substrings of two or more that the other text has as well."""
    position = count = 0
    end, pairs, joined = len(piece), other.pairs, other.joined
    while position < end - 1:
        if piece[position : position + _SHORTEST] not in pairs:
            position += 1
            continue
        length = _SHORTEST
        while position + length < end and piece[position : position + length + 1] in joined:
            length += 1
        count += length
        position += length
    return count
