"""Whether two indicator names say the same thing, judged by their build and never by mere likeness.

A name is an object and a measure: 开展消防演练活动场次 → 消防演练 + times. Two names are near duplicates
where the objects are the same and the measures are spellings of one. 完成率 and 及时率 are two measures;
人大 and 政协 are two objects, however alike the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from auditor.chinese.edges import beginning_of, ending_of
from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression
from auditor.language.facts import Measure
from auditor.language.spans import plain

_LEAST_SHORTENED = 4  # characters of an object that a shorter spelling keeps
_LEFT_OUT = 4  # characters at most that it leaves out
_REMEMBERED = 8_192  # names
_BEGINNING = 2  # characters that tell two things apart
_LEAST_OBJECT = 2  # an object of one character is no object
_UNIT_IN_BRACKETS = expression(r"[（(][^（）()]{1,6}[)）]\s*$")
_WHEN = expression(r"^[^，,]{1,12}(?:内|期间|期|后|时|前)[，,]")  # 服务期内，居民满意度
_LEAST_SENTENCE = 6
_RATE = "率"
_OF = "的"


@dataclass(frozen=True, slots=True)
class NameBuild:
    """``object`` is what is measured in canonical words, ``measure`` the canonical measure or empty."""

    object: str
    measure: str


class Likeness(StrEnum):
    """How alike two names are."""

    SAME = "same"  # another spelling of one indicator
    RELATED = "related"  # the same object by a neighbouring measure (人数 and 人次)
    SHORTENED = "shortened"  # one object is the other with a few characters left out
    DIFFERENT = "different"


class NameStructure(LexiconModel, lexicon="name-structure"):
    """lexicons/name-structure.yaml."""

    lead: tuple[str, ...]
    tail: tuple[str, ...]
    measures: tuple[tuple[str, ...], ...]
    related: tuple[tuple[str, ...], ...]
    concepts: tuple[tuple[str, ...], ...]
    adverbs: tuple[str, ...]
    everybody: tuple[str, ...]
    anybody: str
    satisfied: str
    people: tuple[str, ...]
    counts: frozenset[str]
    heads: frozenset[str]
    ratios: tuple[str, ...]
    public: tuple[str, ...]
    general: frozenset[str]

    @cached_property
    def _measures(self) -> Mapping[str, str]:
        pairs = ((spelling, group[0]) for group in self.measures for spelling in group)
        return dict(sorted(pairs, key=lambda pair: -len(pair[0])))

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return tuple(self._measures)

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
        return self._builds(name, measure)

    @cached_property
    def _builds(self) -> Callable[[str, Callable[[str], Measure | None]], NameBuild]:
        return lru_cache(_REMEMBERED)(self._build)

    def _build(self, name: str, measure: Callable[[str], Measure | None]) -> NameBuild:
        bare = plain(_WHEN.sub("", _UNIT_IN_BRACKETS.sub("", name)))
        words = _measure_last(self._as_rate(bare), self.adverbs)
        ending = ending_of(words, self._endings)
        if ending and len(words) > len(ending):
            canonical = self._measures[ending]
            thing = words[: -len(ending)]
            return NameBuild(
                self._people(thing) if canonical == self.satisfied else self._object(thing), canonical
            )
        if self._measures.get(words) == self.satisfied:
            return NameBuild("", self.satisfied)
        fact = measure(name)
        if fact is not None and fact.object:
            return NameBuild(self._object(plain(fact.object)), fact.term)
        return NameBuild(self._object(words), "")

    def compare(self, one: str, other: str, measure: Callable[[str], Measure | None]) -> Likeness:
        """How two names relate. Names that are equal but for punctuation are not asked here."""
        first, second = self.build(one, measure), self.build(other, measure)
        if first.measure == second.measure == self.satisfied:
            nobody = not (first.object and second.object)  # named: the others may be meant
            if nobody or self._of_the_same(first.object, second.object):
                return Likeness.RELATED
        shorter = _shortened(first.object, second.object) or self._in_general(first.object, second.object)
        if first.measure and first.measure == second.measure and shorter:
            return Likeness.SHORTENED
        if sorted(first.object) != sorted(second.object) or len(first.object) < _LEAST_OBJECT:
            return Likeness.DIFFERENT
        if first.measure == second.measure:
            return Likeness.SAME if first.measure and not _of_two_things(one, other) else Likeness.DIFFERENT
        pair = {first.measure, second.measure}
        if "" in pair and pair & self.counts:  # 检测水样 and 水样检测数量
            return Likeness.SAME
        if "" in pair and pair & self.heads:  # 电商培训 and 电商培训人数, where the units agree
            return Likeness.RELATED
        return Likeness.RELATED if any(pair <= set(group) for group in self.related) else Likeness.DIFFERENT

    def same_satisfaction(self, one: str, other: str, measure: Callable[[str], Measure | None]) -> bool:
        """Whether two names measure how satisfied the same people are."""
        first, second = self.build(one, measure), self.build(other, measure)
        return first == second and first.measure == self.satisfied

    def same_words(self, one: str, other: str) -> bool:
        """Whether two sentences are made of the same words in another order, generic ones left out."""
        first, second = self.words_of(one), self.words_of(other)
        return len(first) >= _LEAST_SENTENCE and first == second

    def words_of(self, sentence: str) -> str:
        """The letters of a sentence in the order of the alphabet, generic words left out."""
        return "".join(sorted(self._object(plain(sentence))))

    def _in_general(self, one: str, other: str) -> bool:
        """Whether one is all the work (工程) and the other the same with what it is (加固工程)."""
        short, long = sorted((one, other), key=len)
        return short in self.general and long.endswith(short) and 0 < len(long) - len(short) <= _LEFT_OUT

    def _as_rate(self, words: str) -> str:
        """覆盖比率 is 覆盖率."""
        ratio = ending_of(words, self.ratios)
        return words.removesuffix(ratio) + _RATE if ratio and len(words) > len(ratio) else words

    def _people(self, words: str) -> str:
        """Who is satisfied, whatever with: 市民对园区环境的满意度 is one of 市民."""
        named = words if words in self.everybody else words.partition("对")[0] or words
        people = self._object(named)
        return self.anybody if {named, people} & {*self.everybody} else people

    def _of_the_same(self, one: str, other: str) -> bool:
        """Whether one names people and the other the same people with what they are satisfied with (市民,
        市民出行) or which of them are meant (村民, 受益村民); whom a project serves may be the public."""
        short, long = sorted((one, other), key=len)
        chosen = short in self.people and long.endswith(short)
        rest = long.removesuffix(short) if chosen else long.removeprefix(short)
        if self.anybody in (one, other):
            return any(short.endswith(each) or long.endswith(each) for each in self.public)
        people = chosen or any(short.endswith(person) for person in self.people)
        return people and long not in (short, rest) and not any(each in rest for each in self.people)

    def _object(self, words: str) -> str:
        for spelling, canonical in self._concepts:
            if canonical in spelling or canonical not in words:
                words = words.replace(spelling, canonical)
        return self._strip(words.replace(_OF, ""))

    def _strip(self, words: str) -> str:
        lead = beginning_of(words, self._leads)
        tail = ending_of(words, self._tails)
        if lead and len(words) - len(lead) >= _LEAST_OBJECT:
            return self._strip(words[len(lead) :])
        if tail and len(words) - len(tail) >= _LEAST_OBJECT:
            return self._strip(words[: -len(tail)])
        return words


def keys_of(build: NameBuild, structure: NameStructure) -> Iterator[tuple[str, str]]:
    """What another name has to have one of, or to answer, to be SAME or RELATED: the letters of the object,
    or who is satisfied. One that is SHORTENED has the same measure."""
    yield "object", "".join(sorted(build.object))
    if build.measure == structure.satisfied:
        yield "satisfied", build.object


def answers_of(build: NameBuild, structure: NameStructure) -> Iterator[tuple[str, str]]:
    """Keys of other names that a name may be RELATED to, though it has them not itself: they name nobody, the
    public, or the same people in fewer words."""
    thing = build.object
    if build.measure == structure.satisfied and thing:
        ends = (part for at in range(1, len(thing)) for part in (thing[:at], thing[at:]))
        public = (structure.anybody,) if thing.endswith(structure.public) else ()
        yield from (("satisfied", people) for people in ("", *ends, *public))


def _of_two_things(one: str, other: str) -> bool:
    """Whether what people think of begins differently: 学生对食堂的满意度, 学生对宿舍的满意度."""
    first, second = (plain(each).partition("对")[2][:_BEGINNING] for each in (one, other))
    return bool(first and second) and first != second


def _shortened(one: str, other: str) -> bool:
    """Whether one object is the other with a few characters left out, in whatever order."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST_SHORTENED or not 0 < len(long) - len(short) <= _LEFT_OUT:
        return False
    left = Counter(long) - Counter(short)
    return left.total() == len(long) - len(short) and not any(map(str.isdigit, left))


def _measure_last(words: str, adverbs: Sequence[str]) -> str:
    """How well something is done, moved behind it: 资金及时发放率 is 资金发放及时率."""
    if not words.endswith(_RATE):
        return words
    for adverb in adverbs:
        at = words.find(adverb, 1)
        if at > 0 and at + len(adverb) + 2 < len(words):
            return words[:at] + words[at + len(adverb) : -1] + adverb + _RATE
    return words
