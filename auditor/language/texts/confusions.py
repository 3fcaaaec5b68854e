"""Words that official documents confuse: lexicons/confusions.yaml, found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from auditor.chinese.sounds import sound_alike
from auditor.config.expressions import Expression, searched_by_lines
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
from auditor.language.spans import squeeze
from auditor.language.texts.frequent_words import FrequentWords, disguised_words
from auditor.language.texts.heard_phrases import HeardPhrases, disguised_phrases
from auditor.language.texts.joined import Joined
from auditor.language.texts.slips import reordered, slips_of

_THREE = 3  # characters of a familiar word that is known without one of them


@dataclass(frozen=True, slots=True)
class Confusion:
    """A wrong expression in a text; ``start``/``end`` count characters of the text as given. ``sure`` is
    False where the context may mean something else."""

    wrong: str
    right: str
    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A fixed expression that is wrong, but inside the words of ``unless``."""

    wrong: str
    right: str
    unless: tuple[str, ...] = ()
    ask: bool = False


class Guarded(LexiconModel):
    """A wrong word that is right inside the words of ``unless``."""

    wrong: str
    right: str
    unless: tuple[str, ...] = ()
    ask: bool = False


class Pattern(LexiconModel):
    """A mistake that needs its context. ``example`` is a text that the pattern finds."""

    pattern: Expression
    right: str
    example: str
    ask: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return expression(self.pattern)

    @cached_property
    def _by_lines(self) -> re.Pattern[str] | None:
        return expression(self.pattern, re.MULTILINE) if searched_by_lines(self.pattern) else None

    def holding(self, texts: Joined) -> Iterator[int]:
        """The numbers of the texts that it finds something in."""
        if self._by_lines is None or self._by_lines.search(texts.joined):
            yield from (number for number, text in enumerate(texts.texts) if self.regex.search(text))


class Confusions(LexiconModel, lexicon="confusions"):
    """The lexicon. ``phrases`` and ``questions`` map wrong to right; a question is never more than asked.
    ``familiar`` are words that everybody writes alike, ``alike`` characters that sound or look alike: a slip
    of one character in such a word has one right reading. ``beside`` are characters that end words for people
    and places of one trade, ``exchanged`` such as stand for each other in sound words; ``places``
    end the names of villages, roads and rivers, ``frequent`` are words of two characters,
    ``joining`` characters that make a word with almost any other, ``standing`` such as are words by
    themselves. ``collocations`` are phrases that words of the same sound do not fit, ``looks`` such as
    look alike, to be checked by a dictionary, ``either`` such as are both written in sound phrases.
    ``ordered`` are terms whose words, parted by blanks, stand in this order only."""

    phrases: Mapping[str, str] = {}
    guarded: tuple[Guarded, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    questions: Mapping[str, str] = {}
    familiar: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    exchanged: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    frequent: tuple[str, ...] = ()
    joining: str = ""
    standing: str = ""
    collocations: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()

    @cached_property
    def side_by_side(self) -> frozenset[str]:
        """The characters of ``beside``."""
        return frozenset("".join(self.beside))

    @cached_property
    def interchanged(self) -> frozenset[str]:
        """The characters of ``exchanged``."""
        return frozenset("".join(self.exchanged))

    def easily_taken(self, one: str, other: str) -> bool:
        """Whether two characters sound or look alike."""
        return sound_alike(one, other) or other in self._alike.get(one, "")

    def looks_or_sounds(self, one: str, other: str) -> bool:
        """Whether two characters sound alike, or look alike in whatever way."""
        return self.easily_taken(one, other) or other in self._looks.get(one, "")

    @cached_property
    def _alike(self) -> Mapping[str, str]:
        return _partners(self.alike)

    @cached_property
    def _looks(self) -> Mapping[str, str]:
        return _partners(self.looks)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every fixed expression by its wrong spelling; what is written out wins over slips."""
        plain = [Entry(wrong, right) for wrong, right in self.phrases.items()]
        questions = {**reordered(self.ordered), **self.questions}
        asked = [Entry(wrong, right, ask=True) for wrong, right in questions.items()]
        guarded = [Entry(each.wrong, each.right, each.unless, each.ask) for each in self.guarded]
        written = {entry.wrong: entry for entry in (*asked, *plain, *guarded)}
        return {**self._slips(written), **written}

    def _slips(self, written: Mapping[str, Entry]) -> Mapping[str, Entry]:
        """Slips in familiar words that hold no expression that is written out."""
        known = AhoCorasick(list(written))
        return {
            wrong: Entry(wrong, right)
            for wrong, right in slips_of(self.familiar, self.alike)
            if not known.find_matches_as_indexes(wrong)
        }

    @cached_property
    def automaton(self) -> AhoCorasick:
        return AhoCorasick(list(self.entries), matchkind=MatchKind.LeftmostLongest)

    @cached_property
    def _wrongs(self) -> tuple[Entry, ...]:
        """The entries by their numbers in the automaton."""
        return tuple(self.entries.values())

    def suspects(self, texts: Joined) -> list[int]:
        """The numbers of the texts, given without white space, in which ``find`` finds anything, in order."""
        fixed = self.automaton.find_matches_as_indexes(texts.joined)
        numbers = {texts.place(start)[0] for _, start, _ in fixed}
        return sorted(numbers.union(*(pattern.holding(texts) for pattern in self.patterns)))

    def find(self, text: str) -> tuple[Confusion, ...]:
        """Every wrong expression in order, whatever white space stands inside; overlaps are reported once."""
        squeezed = squeeze(text)
        found = sorted((*self._fixed(squeezed.text), *self._by_pattern(squeezed.text)), key=_by_place)
        result: list[Confusion] = []
        end = 0
        for hit in found:
            if hit.start < end:
                continue
            end = hit.end
            start, stop = squeezed.span(hit.start, hit.end)
            result.append(Confusion(hit.wrong, hit.right, start, stop, hit.sure))
        return tuple(result)

    def _fixed(self, text: str) -> Iterator[Confusion]:
        for index, start, end in self.automaton.find_matches_as_indexes(text):
            entry = self._wrongs[index]
            if not any(_stands_in(text, start, entry.wrong, legal) for legal in entry.unless):
                yield Confusion(entry.wrong, entry.right, start, end, not entry.ask)

    def _by_pattern(self, text: str) -> Iterator[Confusion]:
        for pattern in self.patterns:
            for match in pattern.regex.finditer(text):
                right = match.expand(pattern.right)
                yield Confusion(match[0], right, match.start(), match.end(), not pattern.ask)


@lru_cache(8)
def frequent_words_of(lexicons: Lexicons) -> FrequentWords:
    """The words of ``frequent``, and short ones of ``familiar``, with what they are taken for."""
    words = lexicons.load("confusions", Confusions)
    longer = (word for word in words.familiar if len(word) == _THREE)
    alike = (*words.alike, *words.looks)
    disguises = lexicons.once("frequent-words", lambda: disguised_words(words.frequent, longer, alike))
    return FrequentWords(words.frequent, disguises, words.joining, words.standing)


@lru_cache(8)
def heard_phrases_of(lexicons: Lexicons) -> HeardPhrases:
    """The phrases of ``collocations`` and ``familiar``, with what they are taken for."""
    words = lexicons.load("confusions", Confusions)
    phrases, alike = (*words.familiar, *words.collocations), (*words.alike, *words.looks)
    disguises = lexicons.once("heard-phrases", lambda: disguised_phrases(phrases, alike))
    return HeardPhrases(phrases, disguises, words.either)


def _partners(groups: Iterable[str]) -> Mapping[str, str]:
    """To each character all those of its groups, end to end."""
    found: dict[str, str] = {}
    for group in groups:
        for char in set(group):
            found[char] = found.get(char, "") + group
    return found


def _by_place(hit: Confusion) -> tuple[int, int]:
    return hit.start, -hit.end


def _stands_in(text: str, start: int, wrong: str, legal: str) -> bool:
    offset = legal.find(wrong)
    while offset >= 0:
        if start >= offset and text.startswith(legal, start - offset):
            return True
        offset = legal.find(wrong, offset + 1)
    return False
