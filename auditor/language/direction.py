"""Which way is better, from an indicator's name alone.

Compositional: the measure at the end of the name, the word nearest before it that says what is measured, and
the verbs that turn a bad thing into a good deed. 投诉率 ↓, 投诉处置率 ↑, 重新犯罪率 ↓, 失业率下降幅度 ↑.
What the name does not decide is unknown; what it decides only by habit is not ``sure``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from auditor.language.facts import Direction, DirectionFact, Measure, UnitFact
from auditor.language.measures import MeasureLexicon
from auditor.lexicons import LexiconModel, Lexicons

_ROLES = (
    "inert", "falls", "rises", "bad", "demand", "weak", "handles", "good", "planned", "transparent",
)  # fmt: skip
_OPPOSITE = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER}
_WORDS = {
    Direction.HIGHER: "越高（多）越好",
    Direction.LOWER: "越低（少）越好",
    Direction.EXACT: "应等于规定值",
    Direction.UNKNOWN: "名称看不出高好还是低好",
}


class DirectionLexicon(LexiconModel):
    """lexicons/direction.yaml."""

    good: tuple[str, ...]
    bad: tuple[str, ...]
    handles: tuple[str, ...]
    falls: tuple[str, ...]
    rises: tuple[str, ...]
    demand: tuple[str, ...]
    planned: tuple[str, ...]
    open_ended: tuple[str, ...]
    weak: tuple[str, ...]
    transparent: tuple[str, ...]
    inert: tuple[str, ...]
    population: tuple[str, ...]
    averting: tuple[str, ...]
    happening: tuple[str, ...]
    negating: tuple[str, ...]
    waits: tuple[str, ...]
    serves: tuple[str, ...]
    capped: tuple[str, ...]
    defaults: Mapping[str, Direction]

    def words(self) -> Iterator[str]:
        """Every word that decides."""
        for role in _ROLES:
            yield from getattr(self, role)


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    roles: frozenset[str]
    start: int
    end: int


class _Vocabulary:
    """Finds words from the end of a text, the longest first."""

    def __init__(self, words: Mapping[str, frozenset[str]]) -> None:
        self._words = words
        self._longest = max(map(len, words))

    def scan(self, text: str) -> Iterator[_Word]:
        end = len(text)
        while end > 0:
            word = self._ending(text, end)
            if word is not None:
                yield word
            end = word.start if word else end - 1

    def _ending(self, text: str, end: int) -> _Word | None:
        for start in range(max(0, end - self._longest), end):
            roles = self._words.get(text[start:end])
            if roles is not None:
                return _Word(text[start:end], roles, start, end)
        return None


def _roles(lexicon: DirectionLexicon, names: tuple[str, ...]) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for name in names:
        for word in getattr(lexicon, name):
            table[word] = table.get(word, frozenset()) | {name}
    return table


def _either(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


class DirectionReader:
    """Reads directions by lexicons/direction.yaml and the measures' families of lexicons/measures.yaml."""

    def __init__(
        self,
        lexicons: Lexicons,
        measure: Callable[[str], Measure | None],
        unit: Callable[[str], UnitFact],
    ) -> None:
        self._lexicon = words = lexicons.load("direction", DirectionLexicon)
        self._kinds = lexicons.load("measures", MeasureLexicon).kinds
        self._measure = measure
        self._unit = unit
        self._events = _Vocabulary(_roles(words, _ROLES))
        self._times = _Vocabulary(_roles(words, (*_ROLES, "waits", "serves")))
        self._population = re.compile(_either(words.population))
        filler = _either((*words.happening, *words.transparent))
        self._averted = re.compile(f"{_either(words.averting)}{filler}*$")
        self._negated = re.compile(f"{_either(words.negating)}(?:按时|按期|及时|有效|全部|完全)?$")
        manner = "(?:有效|大幅|逐步|进一步|持续|切实|全面|稳步|不断)?"
        self._leading_fall = re.compile(
            f"{manner}{_either(tuple(w for w in words.falls if len(w) > 1))}(?=.)"
        )
        self._leading_rise = re.compile(
            f"{manner}{_either(tuple(w for w in words.rises if len(w) > 1))}(?=.)"
        )

    def read(self, name: str, unit: str | None = None) -> DirectionFact:
        """The direction of an indicator; the unit only helps to tell what the name measures."""
        measure = self._measure(name)
        led = self._led(name, measure, unit)
        if led is not None:
            return led
        if measure is None:
            return self._bare(name, unit)
        return self._measured(name, measure)

    def _led(self, name: str, measure: Measure | None, unit: str | None) -> DirectionFact | None:
        """A name that begins with a verb of change (降低失业率, 提高入学率)."""
        fall, rise = self._leading_fall.match(name), self._leading_rise.match(name)
        verb = fall or rise
        if verb is None or (measure is not None and measure.start < verb.end()):
            return None
        rest = self.read(name[verb.end() :], unit)
        if rise:
            kept = rest.direction in (Direction.HIGHER, Direction.UNKNOWN)
            return self._fact(
                Direction.HIGHER if kept else Direction.UNKNOWN, measure, verb.group(), sure=False
            )
        if rest.direction is Direction.HIGHER and rest.sure and rest.event not in self._lexicon.falls:
            return self._fact(Direction.UNKNOWN, measure, verb.group(), sure=False)
        # 降低失业率 may state the rate to reach or the points to take off: only the unit can tell
        to_reach = measure is not None and measure.term.endswith("率") and not self._in_points(unit)
        to_reach = to_reach or (measure is not None and self._same_kind(measure, unit))
        return self._fact(
            Direction.UNKNOWN if to_reach else Direction.HIGHER, measure, verb.group(), sure=False
        )

    def _in_points(self, unit: str | None) -> bool:
        return unit is not None and "points" in self._unit(unit).kinds

    def _same_kind(self, measure: Measure, unit: str | None) -> bool:
        lower = self._kinds[measure.kind].family == "lower"
        return lower and unit is not None and "ratio" not in self._unit(unit).kinds

    def _measured(self, name: str, measure: Measure) -> DirectionFact:
        family = self._kinds[measure.kind].family
        if family == "event":
            return self._by_event(name, measure)
        if family == "time":
            return self._by_time(name, measure)
        if family in ("rise", "fall"):
            return self._changed(measure.object, measure, measure.term, falling=family == "fall")
        if family == "lower":
            return self._to_be_low(measure)
        if family in ("date", "rank"):
            return self._fact(Direction.LOWER, measure, measure.term, sure=False)
        return self._fact(Direction(family), measure, measure.term, sure=True)

    def _to_be_low(self, measure: Measure) -> DirectionFact:
        """Costs, limits, use of resources; what was saved or treated of them is to be high."""
        last = self._deciding(self._events.scan(measure.object))
        if last is not None and last.end == measure.start and last.roles & {"falls", "handles"}:
            saved = last.roles & {"falls"} or self._kinds[measure.kind].title == "资源用量"
            if saved:
                return self._fact(Direction.HIGHER, measure, last.text, sure=False)
        return self._fact(Direction.LOWER, measure, measure.term, sure=self._kinds[measure.kind].sure)

    def _changed(self, rest: str, measure: Measure | None, verb: str, *, falling: bool) -> DirectionFact:
        """Growth or decline of ``rest``."""
        inner = self.read(rest).direction if rest else Direction.UNKNOWN
        known = inner in _OPPOSITE
        if not falling:
            return self._fact(inner if known else Direction.HIGHER, measure, verb, sure=known)
        # less of a good thing may be meant well (检查减少次数), so only less of a bad one is sure
        sure = inner is Direction.LOWER
        return self._fact(_OPPOSITE.get(inner, Direction.HIGHER), measure, verb, sure=sure)

    def _by_event(self, name: str, measure: Measure) -> DirectionFact:
        words = self._deciding_words(name[: measure.end])
        if not words:
            return self._default(measure)
        word = words[0]
        gap = name[word.end : measure.start]
        if self._population.search(gap):
            return self._attributive(name, measure, words)
        if word.roles & {"falls", "rises"} and not word.roles & {"good"} and word.start > 0:
            return self._changed(name[: word.start], measure, word.text, falling="falls" in word.roles)
        return self._judged(name, measure, words)

    def _judged(self, name: str, measure: Measure | None, words: list[_Word]) -> DirectionFact:
        word = words[0]
        rate = measure is not None and self._kinds[measure.kind].title == "率"
        before = name[: word.start]
        if "bad" in word.roles:
            return self._bad(before, measure, words, rate=rate)
        if word.roles & {"demand", "weak"} and not rate:
            return self._fact(Direction.UNKNOWN, measure, word.text, sure=False)
        if self._negated.search(before):
            return self._fact(Direction.LOWER, measure, word.text, sure=True)
        return self._fact(
            Direction.HIGHER,
            measure,
            word.text,
            sure=(rate and "weak" not in word.roles) or not word.roles & {"planned", "weak"},
        )

    def _bad(self, before: str, measure: Measure | None, words: list[_Word], *, rate: bool) -> DirectionFact:
        word = words[0]
        if self._averted.search(before):
            return self._fact(Direction.HIGHER, measure, word.text, sure=True)
        deed = next((w for w in words[1:] if w.roles & {"handles"} and self._governs(w, word, before)), None)
        if deed is None:
            return self._fact(Direction.LOWER, measure, word.text, sure=True)
        direction = Direction.UNKNOWN if rate else Direction.HIGHER
        return self._fact(direction, measure, deed.text, sure=False)

    def _governs(self, deed: _Word, thing: _Word, before: str) -> bool:
        """A verb governs a noun that it stands right before, or that follows it when it opens the name."""
        between = before[deed.end : thing.start]
        return (
            deed.start == 0 or not between or bool(re.fullmatch(_either(self._lexicon.transparent), between))
        )

    def _attributive(self, name: str, measure: Measure, words: list[_Word]) -> DirectionFact:
        """The event describes a group (失业人员); a verb that opens the name goes first (慰问困难儿童)."""
        opening = words[-1]
        if opening.start == 0 and opening is not words[0] and opening.roles & {"good", "handles"}:
            demand = "demand" in opening.roles
            direction = Direction.UNKNOWN if demand else Direction.HIGHER
            return self._fact(direction, measure, opening.text, sure=not demand)
        word = words[0]
        if "demand" in word.roles:
            return self._fact(Direction.UNKNOWN, measure, word.text, sure=False)
        bad = "bad" in word.roles and not self._averted.search(name[: word.start])
        direction = (
            Direction.LOWER
            if bad
            else Direction.HIGHER
            if word.roles & {"good", "bad"}
            else Direction.UNKNOWN
        )
        return self._fact(direction, measure, word.text, sure=False)

    def _by_time(self, name: str, measure: Measure) -> DirectionFact:
        word = self._deciding(self._times.scan(name[: measure.end]))
        if word is None:
            return self._fact(Direction.UNKNOWN, measure, None, sure=False)
        if word.roles & {"falls", "rises"} and word.start > 0:
            return self._changed(name[: word.start], measure, word.text, falling="falls" in word.roles)
        if "bad" in word.roles and self._averted.search(name[: word.start]):
            return self._fact(Direction.HIGHER, measure, word.text, sure=True)
        if word.roles & {"serves"} and not word.roles & {"waits"}:
            return self._fact(Direction.HIGHER, measure, word.text, sure=True)
        if word.roles & {"waits", "bad"}:
            return self._fact(Direction.LOWER, measure, word.text, sure=True)
        return self._fact(Direction.UNKNOWN, measure, word.text, sure=False)

    def _bare(self, name: str, unit: str | None) -> DirectionFact:
        """A name without a measure: what it speaks of decides, and never for sure."""
        words = self._deciding_words(name)
        if not words:
            return self._fact(Direction.UNKNOWN, None, None, sure=False)
        word = words[0]
        if word.roles & {"falls", "rises"} and "good" not in word.roles and word.start > 0:
            return replace(
                self._changed(name[: word.start], None, word.text, falling="falls" in word.roles), sure=False
            )
        if unit is not None and self._unit(unit).kinds & {"money", "duration", "days"}:
            return self._fact(Direction.UNKNOWN, None, word.text, sure=False)
        return replace(self._judged(name, None, words), sure=False)

    def _default(self, measure: Measure) -> DirectionFact:
        direction = self._lexicon.defaults.get(measure.kind, Direction.UNKNOWN)
        return self._fact(direction, measure, None, sure=False)

    def _deciding_words(self, text: str) -> list[_Word]:
        """From the last to the first; a weak noun gives way to an event right before it (违法案件)."""
        words = [word for word in self._events.scan(text) if self._decides(word)]
        while len(words) > 1 and "weak" in words[0].roles and words[1].end == words[0].start:
            words = words[1:]
        return words

    def _deciding(self, words: Iterator[_Word]) -> _Word | None:
        return next(filter(self._decides, words), None)

    @staticmethod
    def _decides(word: _Word) -> bool:
        return not word.roles & {"transparent", "inert"}

    @staticmethod
    def _fact(
        direction: Direction, measure: Measure | None, event: str | None, *, sure: bool
    ) -> DirectionFact:
        about = "、".join(
            part
            for part in (f"度量“{measure.term}”" if measure else "", f"关键词“{event}”" if event else "")
            if part
        )
        habit = "" if sure or direction is Direction.UNKNOWN else "（按习惯推断）"
        reason = f"{about or '名称中没有可判断的词'}：{_WORDS[direction]}{habit}"
        return DirectionFact(direction, measure, event, reason, sure)
