"""Which way is better, from an indicator's name alone.

Compositional: the measure at the end of the name, the word nearest before it that says what is measured, and
the verbs that turn a bad thing into a good deed. 投诉率 ↓, 投诉处置率 ↑, 重新犯罪率 ↓, 失业率下降幅度 ↑.
What the name does not decide is unknown; what it decides only by habit is not ``sure``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from auditor.config.lexicons import Lexicons
from auditor.language.direction_words import ROLES, DirectionLexicon, Vocabulary, Word, roles_of
from auditor.language.facts import Direction, DirectionFact, Measure, UnitFact
from auditor.language.measures import MeasureLexicon
from auditor.language.vague import either

_WORKS = frozenset({"area", "length"})
_OPPOSITE = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER}
_RESERVE = re.compile("可(?!持续)[\u4e00-\u9fff]{2,4}$")  # how long a reserve lasts (基金结余可支付月数)
_AHEAD = re.compile("提前[\u4e00-\u9fff]{0,4}$")  # how long before (预警提前发布时间)
_DEED = 2  # characters of a deed
_WORDS = {
    Direction.HIGHER: "越高（多）越好",
    Direction.LOWER: "越低（少）越好",
    Direction.EXACT: "应等于规定值",
    Direction.UNKNOWN: "名称看不出高好还是低好",
}


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
        self._events = Vocabulary(roles_of(words, ROLES))
        self._times = Vocabulary(roles_of(words, (*ROLES, "waits", "serves")))
        self._failing = re.compile(f"{either(words.bad_morphemes)}[\u4e00-\u9fff]$")
        self._between = re.compile(f"{either((*words.transparent, *words.happening))}*.?")
        self._consumed = re.compile(f"{either(words.consumed)}(?:年)?$")
        self._population = re.compile(either(words.population))
        self._spoiled = re.compile(f"{either(words.spoiling)}$")
        self._held_down = re.compile(f"{either(words.held_down)}控制(?:率|比例|程度)$")
        filler = either((*words.happening, *words.transparent))
        self._averted = re.compile(f"{either(words.averting)}{filler}*$")
        self._negated = re.compile(f"{either(words.negating)}(?:按时|按期|及时|有效|全部|完全)?$")
        manner = "(?:有效|大幅|逐步|进一步|持续|切实|全面|稳步|不断)?"
        self._leading_fall = re.compile(f"{manner}{either(tuple(w for w in words.falls if len(w) > 1))}(?=.)")
        self._leading_rise = re.compile(f"{manner}{either(tuple(w for w in words.rises if len(w) > 1))}(?=.)")

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
        if fall and measure is not None and self._saves(name[verb.end() : measure.start], measure):
            return self._fact(Direction.HIGHER, measure, verb.group(), sure=False)
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

    def _saves(self, thing: str, share: Measure) -> bool:
        """A share of a quantity that is to be low, taken off it (缩短|办理时间|比例)."""
        inner = self._measure(thing) if share.term in ("比例", "幅度", "程度", "百分比") else None
        return inner is not None and self.read(thing).direction is Direction.LOWER

    def _in_points(self, unit: str | None) -> bool:
        return unit is not None and "points" in self._unit(unit).kinds

    def _same_kind(self, measure: Measure, unit: str | None) -> bool:
        lower = self._kinds[measure.kind].family == "lower"
        return lower and unit is not None and "ratio" not in self._unit(unit).kinds

    def _measured(self, name: str, measure: Measure) -> DirectionFact:
        family = self._kinds[measure.kind].family
        if self._held_down.search(name[: measure.end]):
            return self._fact(Direction.LOWER, measure, "控制", sure=False)
        if measure.kind == "life" and self._waited(measure):
            return self._fact(Direction.LOWER, measure, measure.term, sure=True)
        if family == "event":
            fact = self._by_event(name, measure)
            return replace(fact, sure=False) if measure.term in self._lexicon.inputs else fact
        if family == "time":
            return self._by_time(name, measure)
        if family in ("rise", "fall"):
            return self._changed(measure.object, measure, measure.term, falling=family == "fall")
        if family == "lower":
            return self._to_be_low(measure)
        if family in ("date", "rank"):
            return self._fact(Direction.LOWER, measure, measure.term, sure=False)
        return self._fact(Direction(family), measure, measure.term, sure=True)

    def _waited(self, measure: Measure) -> bool:
        """Whether a term is one to be kept by who acts (审理期限), not one to be enjoyed (使用期限)."""
        word = self._deciding(self._times.scan(measure.object))
        if word is None or word.end != measure.start:
            return False
        return "waits" in word.roles and "serves" not in word.roles

    def _to_be_low(self, measure: Measure) -> DirectionFact:
        """Costs, limits, use of resources; what was saved or treated of them is to be high."""
        words = list(filter(self._decides, self._events.scan(measure.object)))
        last, opening = (words[0], words[-1]) if words else (None, None)
        averted = opening is not None and opening.start == 0 and opening.roles & {"falls", "handles", "good"}
        if measure.kind == "loss" and opening is not None and averted:  # 挽回受援人经济损失
            return self._fact(Direction.HIGHER, measure, opening.text, sure=False)
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
        if words and "weak" in words[0].roles and words[0].start >= measure.start:
            words = words[1:]  # the measure itself (人口): what stands before it decides
        failing = self._failing.search(measure.object)
        if failing and (not words or words[0].end <= failing.start()) and not self._known(measure.object):
            return self._fact(Direction.LOWER, measure, failing.group(), sure=False)
        if not words:
            return self._default(measure)
        word = words[0]
        gap = name[word.end : measure.start]
        if self._population.search(gap):
            return self._attributive(name, measure, words)
        if word.roles & {"falls", "rises"} and not word.roles & {"good"} and word.start > 0:
            return self._changed(name[: word.start], measure, word.text, falling="falls" in word.roles)
        fact = self._judged(name, measure, words)
        far = self._rate(measure) and not self._between.fullmatch(gap)
        return replace(fact, sure=False) if far else fact

    def _known(self, text: str) -> bool:
        """Whether a text ends in a word that the lexicon knows, though it may decide nothing."""
        return next((word.end == len(text) for word in self._events.scan(text)), False)

    def _rate(self, measure: Measure | None) -> bool:
        return measure is not None and self._kinds[measure.kind].title == "率"

    def _judged(self, name: str, measure: Measure | None, words: list[Word]) -> DirectionFact:
        word = words[0]
        rate = self._rate(measure)
        before = name[: word.start]
        if word.text in self._lexicon.uses and not rate and self._consumed.search(before):
            return self._fact(Direction.LOWER, measure, before[-4:] + word.text, sure=False)
        if "bad" in word.roles:
            return self._bad(before, measure, words, rate=rate)
        if word.roles & {"demand", "weak"} and not rate:
            if self._planned_work(measure, words):
                return self._fact(Direction.HIGHER, measure, words[-1].text, sure=False)
            return self._fact(Direction.UNKNOWN, measure, word.text, sure=False)
        if self._negated.search(before) or ("handles" not in word.roles and self._spoiled.search(before)):
            return self._fact(Direction.LOWER, measure, word.text, sure=True)
        return self._fact(
            Direction.HIGHER,
            measure,
            word.text,
            sure=(rate and "weak" not in word.roles) or not word.roles & {"planned", "weak"},
        )

    @staticmethod
    def _planned_work(measure: Measure | None, words: list[Word]) -> bool:
        """Works counted in area or length (校舍维修面积), or an opening verb that takes the stock in hand
        (评估老旧电梯台数)."""
        if measure is None:
            return False
        first, opening = words[0], words[-1]
        if measure.kind in _WORKS and "handles" in first.roles:
            return True
        takes = opening.roles & {"good", "handles"} and "demand" not in opening.roles
        return opening is not first and opening.start == 0 and bool(takes) and "handles" not in first.roles

    def _bad(self, before: str, measure: Measure | None, words: list[Word], *, rate: bool) -> DirectionFact:
        word = words[0]
        if self._averted.search(before):
            return self._fact(Direction.HIGHER, measure, word.text, sure=True)
        deed = next((w for w in words[1:] if w.roles & {"handles"} and self._governs(w, word, before)), None)
        if deed is None:
            return self._fact(Direction.LOWER, measure, word.text, sure=True)
        direction = Direction.UNKNOWN if rate else Direction.HIGHER
        return self._fact(direction, measure, deed.text, sure=False)

    def _governs(self, deed: Word, thing: Word, before: str) -> bool:
        """A verb governs a noun that it stands right before, or that follows it when it opens the name."""
        between = before[deed.end : thing.start]
        if deed.start > 0 and not between and thing.text in self._lexicon.lapses:
            return False
        return (
            deed.start == 0 or not between or bool(re.fullmatch(either(self._lexicon.transparent), between))
        )

    def _attributive(self, name: str, measure: Measure, words: list[Word]) -> DirectionFact:
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
        early = _RESERVE.search(measure.object) or _AHEAD.search(measure.object)
        if early is not None:
            return self._fact(Direction.HIGHER, measure, early.group(), sure=False)
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

    def _deciding_words(self, text: str) -> list[Word]:
        """From the last to the first; a weak noun gives way to an event right before it (违法案件)."""
        words = [word for word in self._events.scan(text) if self._decides(word)]
        while len(words) > 1 and "weak" in words[0].roles and self._describes(words[1], words[0]):
            words = words[1:]
        return words

    def _describes(self, event: Word, noun: Word) -> bool:
        """An event right before a weak noun, or a bad manner with an unknown deed between (非法狩猎案件)."""
        gap = noun.start - event.end
        return gap == 0 or (gap <= _DEED and event.text in self._lexicon.spoiling)

    def _deciding(self, words: Iterator[Word]) -> Word | None:
        return next(filter(self._decides, words), None)

    @staticmethod
    def _decides(word: Word) -> bool:
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
