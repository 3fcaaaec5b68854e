"""What the families of rules share: the lexicons, a name taken apart, and a verdict on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from auditor.chinese.marks import HAN
from auditor.config.lexicons import Lexicons
from auditor.language.facts import Direction, Measure, UnitFact
from auditor.language.names.direction.words import (
    ROLES,
    DirectionLexicon,
    FoundWords,
    Vocabulary,
    Word,
    vocabulary,
)
from auditor.language.names.measures import MeasureKind, MeasureLexicon
from auditor.language.phrases import Ahead, Chain, Choice, End, Form, Phrase, Signs, Some, Text, Words, maybe
from auditor.language.scanning import Scanner, scanner_of

OPPOSITE = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER}
_ANY = "[^\n]"
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
class Phrases:
    """What is looked for in names, made of the lexicon's lists."""

    failing: Phrase
    between: Phrase
    consumed: Phrase
    population: Words
    spoiling: Words
    wrongs: Words
    late: Words
    held_down: Phrase
    kept_within: Phrase
    kept_above: Phrase
    limit: Phrase
    averted: Phrase
    negated: Phrase
    opening_fall: Phrase
    opening_rise: Phrase
    opening_new: Phrase
    per_head: Words
    settles: Words
    found: Phrase

    @classmethod
    def of(cls, words: DirectionLexicon, scanner: Scanner) -> Phrases:
        def any_of(listed: Iterable[str]) -> Words:
            return Words(scanner, listed)

        filler = Some(any_of((*words.happening, *words.transparent)))
        manner = maybe(any_of(words.manners))
        han, ahead, held = f"[{HAN}]", Ahead(Signs(_ANY, 1, 1)), any_of(words.held_down)
        above = Ahead(Chain(Signs(_ANY, 0), Text("以上")), wanted=False)
        negation = Choice(Form(f"(?<=未|能){han}{{0,6}}"), any_of(words.ways))
        limited = maybe(any_of(words.limited))
        return cls(
            failing=Chain(any_of(words.bad_morphemes), Signs(han, 1, 1), End()),
            between=Chain(filler, Signs(_ANY, 0, 1)),
            consumed=Chain(any_of(words.consumed), maybe(any_of(words.averaged)), End()),
            population=any_of(words.population),
            spoiling=any_of(words.spoiling),
            wrongs=any_of(words.wrongs),
            late=any_of(words.late),
            held_down=Chain(held, Text("控制"), Text("率", "比例", "程度"), End()),
            kept_within=Chain(any_of(words.kept_within), above, Signs(_ANY, 0, 14), End()),
            kept_above=Chain(any_of(words.kept_above), Signs(_ANY, 0, 14), End()),
            limit=Choice(
                Chain(held, Signs(han, 0, 4), Text("控制"), limited, End()),
                Chain(any_of(words.limits), End()),
            ),
            averted=Chain(any_of(words.averting), filler, End()),
            negated=Chain(any_of(words.negating), maybe(negation), End()),
            opening_fall=Chain(manner, any_of(_long((*words.falls, *words.saves))), ahead),
            opening_rise=Chain(manner, any_of(_long(words.rises)), ahead),
            opening_new=Chain(any_of(words.brings), ahead),
            per_head=any_of(words.per_head),
            settles=any_of(words.settles),
            found=_found(words.found, scanner),
        )


def _found(words: FoundWords, scanner: Scanner) -> Phrase:
    """Bad things, and how they were come upon (现象日常巡查中发现)."""
    ways = (maybe(Words(scanner, each)) for each in (words.ways, words.by))
    return Chain(
        Words(scanner, words.things), maybe(Text("等")), *ways, maybe(Text("中", "时")), Text("发现"), End()
    )


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
    phrases: Phrases
    measure: Callable[[str], Measure | None]
    unit: Callable[[str], UnitFact]

    @classmethod
    def of(
        cls, lexicons: Lexicons, measure: Callable[[str], Measure | None], unit: Callable[[str], UnitFact]
    ) -> Grammar:
        words = lexicons.load("direction", DirectionLexicon)
        measures = lexicons.load("measures", MeasureLexicon)
        scanner = scanner_of(lexicons)
        events = vocabulary(words, ROLES, scanner)
        times = vocabulary(words, (*ROLES, "waits", "serves"), scanner)
        phrases = Phrases.of(words, scanner)
        return cls(words, measures, measures.kinds, events, times, phrases, measure, unit)


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
