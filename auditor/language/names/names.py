"""How an indicator's name is built: a name or a sentence, one measure or several, with a subject or without.

Decided by word classes and regular expressions on the raw text (lexicons/name-patterns.yaml); the measure
reader only supports. Names arrive without their level prefix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from auditor.chinese.marks import HAN
from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.language.facts import Measure, UnitFact
from auditor.language.names.adjuncts import Adjuncts
from auditor.language.names.compounds import CompoundReader
from auditor.language.names.measures import MeasureLexicon
from auditor.language.names.subjects import OddMeasure, SubjectFault, SubjectReader
from auditor.language.phrases import Ahead, Chain, Choice, End, Signs, Some, Text, Words, maybe
from auditor.language.scanning import scanner_of
from auditor.language.texts.vague import VagueLexicon, VaguePhrases


class NameLexicon(LexiconModel):
    goal_verbs: tuple[str, ...]
    noun_continuations: tuple[str, ...]
    verb_nouns: tuple[str, ...]
    abstract_nouns: tuple[str, ...]
    slogan_frames: tuple[Expression, ...]
    hard_endings: tuple[str, ...]
    soft_endings: tuple[str, ...]
    soft_measures: tuple[str, ...]
    adjuncts: tuple[str, ...]
    joiners: tuple[str, ...]
    not_joiners: tuple[str, ...]
    money_endings: tuple[str, ...]
    rate_qualifiers: tuple[str, ...]
    vague_subjects: tuple[str, ...]
    vague_prefixes: tuple[str, ...]
    generic_nouns: tuple[str, ...]
    odd_measures: tuple[OddMeasure, ...]
    stock_rates: tuple[str, ...]
    stock_objects: tuple[str, ...]
    known_rates: tuple[str, ...]
    bare_satisfaction: tuple[str, ...]
    gain_endings: tuple[str, ...]
    people_endings: tuple[str, ...]
    done_to_people: tuple[str, ...]
    wishes: tuple[str, ...]
    event_endings: tuple[str, ...]
    hosting_verbs: tuple[str, ...]
    self_evident_units: tuple[str, ...]
    task_endings: tuple[str, ...]
    measure_by_unit: Mapping[str, str]


class Sentence(StrEnum):
    """Why a name is a sentence."""

    PERIOD = "period"  # it ends like one
    CLAUSES = "clauses"  # several clauses with predicates
    GOAL = "goal"  # opens with a verb of purpose
    TREND = "trend"  # says that something goes up or gets better
    FRAME = "frame"  # a slogan's frame
    LONG = "long"  # longer than any name, without a measure


@dataclass(frozen=True, slots=True)
class NameShape:
    """``sentence`` is None for a proper name, ``sentence_sure`` False where a reader may take it for one.
    ``slogans`` are the words that make it a slogan, ``measures`` short names of the measures found inside,
    ``parts`` the names that a compound splits into (``parts_sure`` False: a question). ``core`` is the name
    without opening adverbs and verbs of purpose. ``measured`` says that it ends in a measure word."""

    clauses: tuple[str, ...]
    core: str
    measured: bool
    sentence: Sentence | None = None
    sentence_sure: bool = True
    slogans: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    parts_sure: bool = True
    subject: SubjectFault | None = None
    subject_word: str = ""
    odd: OddMeasure | None = None


_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LAST_NOTE = re.compile(r"[（(][^（）()]*[）)]$")
_CLAUSE = re.compile(r"[，,；;。！!]")
_LONGEST_NAME = 40
_SHORTEST_SUBJECT = 2
_GOALS = 2  # so many clauses opening with a verb of purpose are a sentence, whatever it ends in
_GAINED = ("money", "ratio", "points", "mass")
_TERM = re.compile(rf"[{HAN}]{{2,6}}期(?:内|间|限内)(?=.{{2}})")  # 服务周期内
_NOUN_PHRASE = re.compile(
    r"^对.{2,}的(?:影响|作用|贡献|促进|改善|带动|推动)(?:程度|情况|水平|大小)?$|的(?:影响|作用|贡献|改善|提升|带动)程度$"
)
_PROMISE = re.compile(r"无|不发生|未发生|杜绝|零")
_PREDICATE = re.compile(rf"(?:^|[{HAN}])(?:{_PROMISE.pattern})[{HAN}]{{2}}|是.+之")
_INNER_MEASURE = re.compile(
    rf"[{HAN}]{{2,60}}?(?:知晓率|知晓度|满意度|就业率|发案率|参与率|覆盖率|利用率|合格率|达标率|[{HAN}]{{2}}率)"
)


class NameReader:
    """Reads the build of names by lexicons/name-patterns.yaml and vague-words.yaml."""

    def __init__(
        self,
        lexicons: Lexicons,
        measure: Callable[[str], Measure | None],
    ) -> None:
        words = lexicons.load("name-patterns", NameLexicon)
        vague = lexicons.load("vague-words", VagueLexicon)
        self._measure = measure
        self._people = tuple(words.people_endings)
        self._wishes = tuple(words.wishes)
        self._done_to_people = tuple(words.done_to_people)
        self._gains = tuple(words.gain_endings)
        self._events = tuple(words.event_endings)
        scanner = scanner_of(lexicons)
        hosting = Chain(Words(scanner, words.hosting_verbs), Signs("[和、及]", 0, 1))
        self._hosting = Some(hosting, 1)
        self._tasks = tuple(words.task_endings)
        self._self_evident = frozenset(words.self_evident_units)
        self._measure_by_unit = words.measure_by_unit
        self._phrases = VaguePhrases(lexicons)
        adverbs = self._adverbs = Words(scanner, vague.adverbs)
        trends = self._trends = Words(scanner, (*vague.rising, *vague.falling))
        verbs = self._verbs = Words(scanner, (*words.goal_verbs, *vague.rising, *vague.falling))
        self._abstract = Words(scanner, words.abstract_nouns)
        wished = Chain(Signs(f"[{HAN}]", 0), self._abstract, End())
        noun = Chain(Words(scanner, words.noun_continuations), Ahead(wished, wanted=False))
        opening = Some(adverbs, 0, 5)
        self._lead = Chain(opening, verbs, Ahead(noun, wanted=False), Signs("[^\n]", 2))
        self._opening = Chain(opening, verbs, maybe(Text("了", "好")))
        self._tail = Chain(Some(Choice(adverbs, Text("得到", "有所")), 0, 5), trends, End())
        self._nouns = frozenset(vague.noun_like)
        self._wish = Chain(adverbs, verbs)
        self._frames = tuple(re.compile(frame.replace(".{", "[^，,。；;]{")) for frame in words.slogan_frames)
        self._hard = Words(scanner, words.hard_endings)
        self._not_hard = Words(scanner, words.soft_endings)
        self._soft = Words(scanner, words.soft_measures)
        self._money = tuple(words.money_endings)
        self._verb_nouns = tuple(words.verb_nouns)
        self._adjuncts = Adjuncts(scanner, words.adjuncts)
        self._compounds = CompoundReader(
            scanner, joiners=words.joiners, not_joiners=words.not_joiners, qualifiers=words.rate_qualifiers,
            ends_in_measure=lambda text: self.ends_in_measure(text) and not text.endswith(self._money),
            stem=self._stem,
        )  # fmt: skip
        self._subjects = SubjectReader(
            scanner, vague_subjects=words.vague_subjects, vague_prefixes=words.vague_prefixes,
            generic_nouns=words.generic_nouns, bare_satisfaction=words.bare_satisfaction,
            odd_measures=words.odd_measures, stock_rates=words.stock_rates, stock_objects=words.stock_objects,
            known_rates=words.known_rates,
            shares=lexicons.load("measures", MeasureLexicon).shares, stem=self._stem,
        )  # fmt: skip

    def _stem(self, text: str) -> str:
        measure = self._measure(text)
        return measure.object if measure else text

    def ends_in_measure(self, text: str) -> bool:
        """Whether a text ends in a measure word that can be counted (率, 人数, 面积 …)."""
        return self._hard.ending(text) is not None and self._not_hard.ending(text) is None

    def read(self, name: str) -> NameShape:
        """The shape of a name without level prefix."""
        text = re.sub(r"\s+", "", name)
        plain = self._adjuncts.without(_BRACKETS.sub("", text)) or text
        clauses = tuple(clause for clause in _CLAUSE.split(plain) if clause)
        measured = bool(clauses) and self.ends_in_measure(clauses[-1])
        core = self._core(plain)
        subject, word = self._subjects.subject(plain)
        if found := self._sentence(plain, clauses, measured):
            sentence, sure = found
            return NameShape(
                clauses=clauses, core=core, measured=measured, sentence=sentence, sentence_sure=sure,
                slogans=self._slogans(plain), measures=self._inner_measures(clauses),
            )  # fmt: skip
        parts, parts_sure = self._parts(core, clauses, measured)
        return NameShape(
            clauses=clauses, core=core, measured=measured or self._counts(plain), parts=parts,
            parts_sure=parts_sure, subject=subject, subject_word=word, odd=self._subjects.odd(plain),
        )  # fmt: skip

    def counts_itself(self, name: str) -> bool:
        """Whether a name ends in people or things that its unit counts (巡河志愿者 2人), or opens with what
        is done to people (慰问归侨 120人)."""
        return name.endswith(self._people) or name.startswith(self._done_to_people)

    def wishes(self, name: str) -> bool:
        """Whether a name opens with a verb that makes something better (保护生态环境)."""
        return name.startswith(self._wishes)

    def states_gain(self, name: str, unit: UnitFact) -> bool:
        """Whether a name ends in a gain that its unit measures (户均增收 5000元, 带动增收 10%)."""
        return name.endswith(self._gains) and any(kind.startswith(_GAINED) for kind in unit.kinds)

    def measure_word(self, name: str, unit: str) -> str:
        """The measure word that a name without one needs for its unit."""
        word = self._measure_by_unit.get(unit.strip(), "数量")
        if word == "人数" and not self.counts_itself(name):
            return "参加人数" if name.endswith(self._events) else "受益人数"
        return "完成率" if word == "率" and name.endswith(self._tasks) else word

    def abstract(self, name: str) -> bool:
        """Whether a name ends in something that has no number of its own (意识, 能力, 氛围)."""
        return self._abstract.ending(name.strip()) is not None

    def self_evident(self, unit: str) -> bool:
        """Whether a unit says what is counted whatever the name."""
        return unit.strip() in self._self_evident

    def proposal(self, name: str, measure_word: str) -> str:
        """The name with its measure word before a closing note; «take part in» and «hold» go where people
        are counted."""
        if measure_word == "参加人数":
            hosting = self._hosting.match(name)
            name = (name[hosting.end :] if hosting else name) or name
        note = _LAST_NOTE.search(name)
        return name[: note.start()] + measure_word + note.group() if note else name + measure_word

    def _counts(self, text: str) -> bool:
        return self._soft.ending(text) is not None or self._measure(text) is not None

    def _core(self, text: str) -> str:
        opening = self._opening.match(text)
        rest = text[opening.end :] if opening else text
        return rest if len(rest) >= 3 and self.ends_in_measure(rest) else text

    def _parts(self, core: str, clauses: tuple[str, ...], measured: bool) -> tuple[tuple[str, ...], bool]:
        if len(clauses) >= 2 and measured and any(map(self._predicates, clauses[:-1])):
            return tuple(self._core(_bare(clause)) for clause in clauses), self._promises(clauses[:-1])
        return self._compounds.split(core)

    def _promises(self, clauses: tuple[str, ...]) -> bool:
        """Whether an earlier clause has a result of its own (无越级上访)."""
        return any(_PROMISE.search(clause) or self.ends_in_measure(clause) for clause in clauses)

    def _sentence(self, text: str, clauses: tuple[str, ...], measured: bool) -> tuple[Sentence, bool] | None:
        if text.endswith(("。", "！", "!")):
            return Sentence.PERIOD, True
        if measured and sum(self._opening.match(clause) is not None for clause in clauses) < _GOALS:
            return None
        if len(clauses) >= 2:
            return (Sentence.CLAUSES, True) if any(map(self._predicates, clauses)) else None
        return self._clause(text)

    def _predicates(self, clause: str) -> bool:
        """Whether a clause says that something is done, gets better or does not happen."""
        return (
            self._wish.within(clause)
            or self._verbs.match(clause) is not None
            or self._trends.ending(clause) is not None
            or self._adverbs.ending(clause) is not None
            or _PREDICATE.search(clause) is not None
        )

    def _clause(self, text: str) -> tuple[Sentence, bool] | None:
        text = _TERM.sub("", text, count=1) if _TERM.match(text) else text
        if _NOUN_PHRASE.search(text):
            return None
        if any(frame.search(text) for frame in self._frames):
            return Sentence.FRAME, True
        if not text.startswith(self._verb_nouns) and (lead := self._lead.match(text)):
            opened, verb, rest = lead.cuts[0] > 0, text[lead.cuts[0] : lead.cuts[1]], text[lead.cuts[1] :]
            if not opened and not self._trends.fullmatch(verb) and self._soft.fullmatch(rest):
                return None  # 宣传效果, 保障水平: a verb that only says of what the quality is
            if self._abstract.within(rest):
                return Sentence.GOAL, opened or self._abstract.ending(rest) is not None
            if opened:
                return Sentence.GOAL, False
        return self._trend(text) or ((Sentence.LONG, False) if len(text) > _LONGEST_NAME else None)

    def _trend(self, text: str) -> tuple[Sentence, bool] | None:
        tail = self._tail.search(text)
        if tail is None or tail.start < _SHORTEST_SUBJECT:
            return None
        adverbs, verb = tail.cuts[0] > tail.start, text[tail.cuts[0] :]
        return (Sentence.TREND, adverbs) if adverbs or verb not in self._nouns else None

    def _slogans(self, text: str) -> tuple[str, ...]:
        frames = (match.group() for frame in self._frames if (match := frame.search(text)))
        return tuple(dict.fromkeys((*frames, *self._phrases.all(text))))

    def _inner_measures(self, clauses: tuple[str, ...]) -> tuple[str, ...]:
        found = (match.group() for clause in clauses if (match := _INNER_MEASURE.search(clause)))
        return tuple(dict.fromkeys(self._core(name) for name in found if self.ends_in_measure(name)))


def _bare(clause: str) -> str:
    """完成…完成率 without the verb that its measure repeats."""
    return clause.removeprefix("完成") if clause.endswith("完成率") else clause
