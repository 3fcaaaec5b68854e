"""Whether two indicator names say the same thing, judged by their build and never by mere likeness.

A name is an object and a measure: 开展消防演练活动场次 → 消防演练 + times. Two names are near duplicates
where the objects are the same and the measures are spellings of one. 完成率 and 及时率 are two measures;
人大 and 政协 are two objects, however alike the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from auditor.config.lexicons import LexiconModel
from auditor.language.facts import Measure
from auditor.language.spans import plain

_LEAST_OBJECT = 2  # an object of one character is no object


@dataclass(frozen=True, slots=True)
class NameBuild:
    """``object`` is what is measured in canonical words, ``measure`` the canonical measure or empty."""

    object: str
    measure: str


class Likeness(StrEnum):
    SAME = "same"  # another spelling of one indicator
    RELATED = "related"  # the same object by a neighbouring measure (人数 and 人次)
    DIFFERENT = "different"


class NameStructure(LexiconModel):
    """lexicons/name-structure.yaml."""

    lead: tuple[str, ...]
    tail: tuple[str, ...]
    measures: tuple[tuple[str, ...], ...]
    related: tuple[tuple[str, ...], ...]
    concepts: tuple[tuple[str, ...], ...]

    @cached_property
    def _measures(self) -> Mapping[str, str]:
        pairs = ((spelling, group[0]) for group in self.measures for spelling in group)
        return dict(sorted(pairs, key=lambda pair: -len(pair[0])))

    @cached_property
    def _concepts(self) -> tuple[tuple[str, str], ...]:
        pairs = ((spelling, group[0]) for group in self.concepts for spelling in group[1:])
        return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))

    @cached_property
    def _leads(self) -> tuple[str, ...]:
        return tuple(sorted(self.lead, key=len, reverse=True))

    @cached_property
    def _tails(self) -> tuple[str, ...]:
        return tuple(sorted(self.tail, key=len, reverse=True))

    def build(self, name: str, measure: Callable[[str], Measure | None]) -> NameBuild:
        """The build of a name; ``measure`` tells the measure where the lexicon does not list the ending."""
        words = plain(name)
        ending = next((spelling for spelling in self._measures if words.endswith(spelling)), None)
        if ending is not None and len(words) > len(ending):
            return NameBuild(self._object(words[: -len(ending)]), self._measures[ending])
        fact = measure(name)
        if fact is not None and fact.object:
            return NameBuild(self._object(plain(fact.object)), fact.term)
        return NameBuild(self._object(words), "")

    def compare(self, one: str, other: str, measure: Callable[[str], Measure | None]) -> Likeness:
        """How two names relate. Names that are equal but for punctuation are not asked here."""
        first, second = self.build(one, measure), self.build(other, measure)
        if first.object != second.object or len(first.object) < _LEAST_OBJECT:
            return Likeness.DIFFERENT
        if first.measure == second.measure:
            return Likeness.SAME if first.measure else Likeness.DIFFERENT
        pair = {first.measure, second.measure}
        return Likeness.RELATED if any(pair <= set(group) for group in self.related) else Likeness.DIFFERENT

    def _object(self, words: str) -> str:
        for spelling, canonical in self._concepts:
            if canonical not in words:
                words = words.replace(spelling, canonical)
        return self._strip(words)

    def _strip(self, words: str) -> str:
        lead = next((word for word in self._leads if words.startswith(word)), "")
        tail = next((word for word in self._tails if words.endswith(word)), "")
        if lead and len(words) - len(lead) >= _LEAST_OBJECT:
            return self._strip(words[len(lead) :])
        if tail and len(words) - len(tail) >= _LEAST_OBJECT:
            return self._strip(words[: -len(tail)])
        return words
