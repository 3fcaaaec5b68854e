"""The words that decide a direction: lexicons/direction.yaml, and how they are found in a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from auditor.config.lexicons import LexiconModel
from auditor.language.facts import Direction
from auditor.language.scanning import Scanner

_REMEMBERED = 1_024  # parts of names; each is asked for by several rules, one after the other
ROLES = (
    "inert", "falls", "rises", "bad", "demand", "provides", "weak", "handles", "good", "planned",
    "transparent",
)  # fmt: skip


class FoundWords(LexiconModel):
    """How bad things are said to have been found."""

    things: tuple[str, ...]
    ways: tuple[str, ...]
    by: tuple[str, ...]


class DirectionLexicon(LexiconModel):
    """lexicons/direction.yaml."""

    found: FoundWords
    good: tuple[str, ...]
    bad: tuple[str, ...]
    handles: tuple[str, ...]
    falls: tuple[str, ...]
    saves: tuple[str, ...]
    reliefs: tuple[str, ...]
    rises: tuple[str, ...]
    brings: tuple[str, ...]
    gains: tuple[str, ...]
    demand: tuple[str, ...]
    provides: tuple[str, ...]
    planned: tuple[str, ...]
    open_ended: tuple[str, ...]
    weak: tuple[str, ...]
    spoiling: tuple[str, ...]
    wrongs: frozenset[str]
    late: tuple[str, ...]
    costs: tuple[str, ...]
    onsets: frozenset[str]
    benefits: tuple[str, ...]
    works: tuple[str, ...]
    kept_to: tuple[str, ...]
    per_head: tuple[str, ...]
    settles: tuple[str, ...]
    held_down: tuple[str, ...]
    charges: tuple[str, ...]
    no_charges: tuple[str, ...]
    charged: tuple[str, ...]
    limits: tuple[str, ...]
    undirected: tuple[str, ...]
    kept_within: tuple[str, ...]
    kept_above: tuple[str, ...]
    transparent: tuple[str, ...]
    inert: tuple[str, ...]
    population: tuple[str, ...]
    means: tuple[str, ...]
    averting: tuple[str, ...]
    happening: tuple[str, ...]
    negating: tuple[str, ...]
    waits: tuple[str, ...]
    serves: tuple[str, ...]
    capped: tuple[str, ...]
    lapses: frozenset[str]
    good_grades: frozenset[str]
    bad_grades: frozenset[str]
    either_way: tuple[str, ...]
    inputs: frozenset[str]
    controlled: tuple[str, ...]
    uses: frozenset[str]
    consumed: tuple[str, ...]
    averaged: tuple[str, ...]
    manners: tuple[str, ...]
    ways: tuple[str, ...]
    limited: tuple[str, ...]
    portions: frozenset[str]
    bad_morphemes: tuple[str, ...]
    defaults: Mapping[str, Direction]
    bare_units: frozenset[str]
    betters: tuple[str, ...]
    merits: tuple[str, ...]
    taken_in_hand: tuple[str, ...]
    incident_units: frozenset[str]
    notifies: frozenset[str]
    patients: frozenset[str]
    sanctions: tuple[str, ...]
    burdens: tuple[str, ...]
    floors: tuple[str, ...]
    means_of_all: tuple[str, ...]

    def words(self) -> Iterator[str]:
        """Every word that decides."""
        for role in ROLES:
            yield from getattr(self, role)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary in a text, with every role that it has."""

    text: str
    roles: frozenset[str]
    start: int
    end: int

    def has(self, *roles: str) -> bool:
        """Whether the word has one of these roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def decides(self) -> bool:
        return not self.has("transparent", "inert")


class Vocabulary:
    """Finds words from the end of a text, the longest first."""

    def __init__(self, words: Mapping[str, frozenset[str]], scanner: Scanner) -> None:
        self._scanner = scanner
        self._roles = {scanner.number(word): roles for word, roles in words.items()}
        self.scan = lru_cache(_REMEMBERED)(self._scan)

    def _scan(self, text: str) -> tuple[Word, ...]:
        """The words, the last first; none lies over another."""
        return tuple(self._words(text))

    def _words(self, text: str) -> Iterator[Word]:
        roles = self._roles
        hits = [
            (-end, start, number) for number, start, end in self._scanner.scan(text).hits if number in roles
        ]
        reached = len(text)
        for end, start, number in sorted(hits):
            if -end <= reached:
                reached = start
                yield Word(text[start:-end], roles[number], start, -end)


def vocabulary(lexicon: DirectionLexicon, roles: Iterable[str], scanner: Scanner) -> Vocabulary:
    """Every word of the named lists with the lists that hold it."""
    table: dict[str, frozenset[str]] = {}
    for role in roles:
        for word in getattr(lexicon, role):
            table[word] = table.get(word, frozenset()) | {role}
    return Vocabulary(table, scanner)
