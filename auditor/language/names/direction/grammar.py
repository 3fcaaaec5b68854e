"""What the families of rules share: the lexicons compiled once, a name taken apart, and a verdict on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from auditor.config.lexicons import Lexicons
from auditor.language.facts import Direction, Measure, UnitFact
from auditor.language.names.direction.words import ROLES, DirectionLexicon, Vocabulary, Word, vocabulary
from auditor.language.names.measures import MeasureKind, MeasureLexicon
from auditor.language.texts.vague import either

OPPOSITE = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER}
_DEED = 2  # characters of a deed


@dataclass(frozen=True, slots=True)
class Verdict:
    """A direction, the word that decided it, and whether it holds for more than by habit."""

    direction: Direction
    event: str | None = None
    sure: bool = False

    @property
    def unsure(self) -> Verdict:
        return replace(self, sure=False)


UNDECIDED = Verdict(Direction.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Patterns:
    """Expressions built of the lexicon's lists."""

    failing: re.Pattern[str]
    between: re.Pattern[str]
    consumed: re.Pattern[str]
    population: re.Pattern[str]
    spoiled: re.Pattern[str]
    late: re.Pattern[str]
    held_down: re.Pattern[str]
    kept_within: re.Pattern[str]
    limit: re.Pattern[str]
    averted: re.Pattern[str]
    negated: re.Pattern[str]
    opening_fall: re.Pattern[str]
    opening_rise: re.Pattern[str]
    opening_new: re.Pattern[str]
    per_head: re.Pattern[str]

    @classmethod
    def of(cls, words: DirectionLexicon) -> Patterns:
        filler = either((*words.happening, *words.transparent))
        manner = "(?:有效|大幅|逐步|进一步|持续|切实|全面|稳步|不断)?"
        compiled = {
            "failing": f"{either(words.bad_morphemes)}[\u4e00-\u9fff]$",
            "between": f"{filler}*.?",
            "consumed": f"{either(words.consumed)}(?:年|亩均|人均|户均|平均|单位面积)?$",
            "population": either(words.population),
            "spoiled": f"{either(words.spoiling)}$",
            "late": f"{either(words.late)}$",
            "held_down": f"{either(words.held_down)}控制(?:率|比例|程度)$",
            "kept_within": f"{either(words.kept_within)}(?!.*以上).{{0,14}}$",
            "limit": f"{either(words.held_down)}[\u4e00-\u9fff]{{0,4}}控制(?:数|额|额度|金额|价|总额)?$|"
            f"{either(words.limits)}$",
            "averted": f"{either(words.averting)}{filler}*$",
            "negated": f"{either(words.negating)}"
            "(?:(?<=未|能)[\u4e00-\u9fff]{0,6}|按时|按期|及时|有效|全部|完全)?$",
            "opening_fall": f"{manner}{either(_long((*words.falls, *words.saves)))}(?=.)",
            "opening_rise": f"{manner}{either(_long(words.rises))}(?=.)",
            "opening_new": f"{either(words.brings)}(?=.)",
            "per_head": either(words.per_head),
        }
        return cls(**{name: re.compile(pattern) for name, pattern in compiled.items()})


def _long(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) > 1)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The frozen lexicons of directions, with the readers of measures and units."""

    lexicon: DirectionLexicon
    measures: MeasureLexicon
    kinds: Mapping[str, MeasureKind]
    events: Vocabulary
    times: Vocabulary
    patterns: Patterns
    measure: Callable[[str], Measure | None]
    unit: Callable[[str], UnitFact]

    @classmethod
    def of(
        cls, lexicons: Lexicons, measure: Callable[[str], Measure | None], unit: Callable[[str], UnitFact]
    ) -> Grammar:
        words = lexicons.load("direction", DirectionLexicon)
        measures = lexicons.load("measures", MeasureLexicon)
        events, times = vocabulary(words, ROLES), vocabulary(words, (*ROLES, "waits", "serves"))
        return cls(words, measures, measures.kinds, events, times, Patterns.of(words), measure, unit)


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. ``words`` decide, from the last to the first; ``again`` reads a part of it."""

    text: str
    unit: UnitFact | None
    measure: Measure | None
    words: tuple[Word, ...]
    grammar: Grammar
    again: Callable[[str, UnitFact | None], Verdict]

    @property
    def kind(self) -> MeasureKind | None:
        return self.grammar.kinds[self.measure.kind] if self.measure else None

    @property
    def share(self) -> bool:
        """Whether a share of something is measured: by the measure, or by the unit of a name without one."""
        return self.kind.share if self.kind else bool(self.units & {"ratio"})

    @property
    def units(self) -> frozenset[str]:
        return self.unit.kinds if self.unit else frozenset()

    @property
    def end(self) -> int:
        """Where the measure begins, or the name ends."""
        return self.measure.start if self.measure else len(self.text)

    def gap(self, word: Word) -> str:
        """What stands between a word and the measure."""
        return self.text[word.end : self.end]


def take_apart(
    text: str,
    unit: UnitFact | None,
    grammar: Grammar,
    again: Callable[[str, UnitFact | None], Verdict],
) -> Name:
    """A name with its measure and the words that decide."""
    measure = grammar.measure(text)
    words = _deciding(text[: measure.end] if measure else text, grammar)
    return Name(text, unit, measure, words, grammar, again)


def _deciding(text: str, grammar: Grammar) -> tuple[Word, ...]:
    """A weak noun gives way to an event right before it (违法案件)."""
    words = [word for word in grammar.events.scan(text) if word.decides]
    while len(words) > 1 and words[0].has("weak") and _describes(words[1], words[0], grammar):
        words = words[1:]
    return tuple(words)


def _describes(event: Word, noun: Word, grammar: Grammar) -> bool:
    """An event right before a weak noun, or a bad manner with an unknown deed between (非法狩猎案件)."""
    gap = noun.start - event.end
    return gap == 0 or (gap <= _DEED and event.text in grammar.lexicon.spoiling)
