"""The measure that an indicator's name ends in: 城镇新增就业人数 → 人数 (people) of 城镇新增就业."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from auditor.chinese.edges import ending_of
from auditor.chinese.marks import HAN
from auditor.chinese.stops import SIGNS
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
from auditor.language.facts import Measure
from auditor.language.phrases import Words
from auditor.language.scanning import scanner_of

Family = Literal["event", "higher", "lower", "exact", "unknown", "rise", "fall", "time", "date", "rank"]

_NOTE = expression(r"(?<!\s)\s*+[（(【\[][^（()）【】\[\]]*[）)】\]]\s*$")
_BOUND = expression(rf"\s*[≥≤＞＜><=＝≧≦][^{HAN}]*[{HAN}%％]{{0,4}}$")  # 人口数≥**人
_UNPAIRED = expression(r"(?:[（(【\[][^（()）【】\[\]]*|[）)】\]”]+)\s*$")  # 河道长度（公里
_TAIL = expression(rf"(?<![\s{SIGNS}.%％])[\s{SIGNS}.%％]++$")


class MeasureKind(LexiconModel):
    """A kind of measure: ``terms`` are its endings, ``units`` the unit kinds it admits (empty: any),
    ``family`` what the direction follows from and whether it is ``sure``. ``strict``: a unit of another kind
    contradicts the name beyond doubt; ``unit`` is the usual one. ``share``: a part of a whole; ``consumed``:
    what is used up, so that its treatment is good."""

    title: str
    family: Family
    terms: tuple[str, ...]
    units: frozenset[str] = frozenset()
    sure: bool = True
    strict: bool = False
    unit: str | None = None
    share: bool = False
    consumed: bool = False


class MeasureLexicon(LexiconModel):
    """lexicons/measures.yaml."""

    trailing: tuple[str, ...]
    may_exceed: tuple[str, ...]
    over_fulfilled: tuple[str, ...]
    never_whole: tuple[str, ...]
    averages: tuple[str, ...]
    held: tuple[str, ...]
    classes: tuple[str, ...]
    held_units: frozenset[str]
    event_units: Mapping[str, tuple[str, ...]]
    inspected: tuple[str, ...]
    inspected_units: frozenset[str]
    grounds: tuple[str, ...]
    rooms: tuple[str, ...]
    handing: tuple[str, ...]
    incidents: tuple[str, ...]
    goods: tuple[str, ...]
    given: tuple[str, ...]
    acquiring: tuple[str, ...]
    of_long_things: frozenset[str]
    of_wide_things: frozenset[str]
    head_words: tuple[str, ...]
    expected: Mapping[
        Literal["held", "classes", "people", "households", "incidents", "animals", "organisations"], str
    ]
    blood: tuple[str, ...]
    blood_units: frozenset[str]
    blood_measure: str
    participation: tuple[str, ...]
    individuals: tuple[str, ...]
    crowds: tuple[str, ...]
    families: tuple[str, ...]
    aiding: tuple[str, ...]
    offering: tuple[str, ...]
    companies: tuple[str, ...]
    livestock: tuple[str, ...]
    bodies: tuple[str, ...]
    who: tuple[str, ...]
    persons: tuple[str, ...]
    uncut: tuple[str, ...]
    counting: tuple[str, ...]
    not_measures: tuple[str, ...]
    by_unit: Mapping[str, str]
    shares: tuple[str, ...]
    wholes: tuple[str, ...]
    composition: tuple[str, ...]
    unit_terms: frozenset[str]
    times: tuple[str, ...]
    periods: tuple[str, ...]
    of_the_work: tuple[str, ...]
    planned: tuple[str, ...]
    prices: tuple[str, ...]
    handed_out: tuple[str, ...]
    percent_changes: tuple[str, ...]
    kinds: Mapping[str, MeasureKind]

    def words(self) -> Iterator[str]:
        """Every ending."""
        return (term for kind in self.kinds.values() for term in kind.terms)


class MeasureReader:
    """Finds the measure by the longest ending of lexicons/measures.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicon = lexicons.load("measures", MeasureLexicon)
        self._kinds: dict[str, str] = {}
        for kind, entry in self._lexicon.kinds.items():
            for term in entry.terms:
                self._kinds.setdefault(term, kind)
        self._terms = Words(scanner_of(lexicons), self._kinds)
        self._trailing = tuple(sorted(self._lexicon.trailing, key=len, reverse=True))

    def read(self, name: str) -> Measure | None:
        """The measure at the end of a name, notes in brackets and words such as 指标 left out of account."""
        for end in self.ends(name):
            term = self._ending(name[:end])
            if term is not None:
                start = end - len(term)
                return Measure(term, self._kinds[term], start, end, name[:start])
        return None

    @property
    def counting(self) -> tuple[str, ...]:
        """The measure words that only say that something is counted."""
        return self._lexicon.counting

    @property
    def unit_terms(self) -> frozenset[str]:
        """The measure words that are units themselves."""
        return self._lexicon.unit_terms

    def stem(self, name: str) -> str:
        """What is measured: the name without its measure and what stands behind it (蔬菜产量 → 蔬菜)."""
        measure = self.read(name)
        return measure.object if measure else name

    def event_unit(self, name: str) -> str | None:
        """The unit in which such an event, or those who come to it, are counted (召开会议 → 次)."""
        bare = name.strip()
        units = self._lexicon.event_units.items()
        found = [(len(word), unit) for unit, words in units for word in words if bare.endswith(word)]
        return max(found)[1] if found else None

    def is_period(self, name: str) -> bool:
        """Whether a name ends with a period, of which «all the time» says how long it lasts."""
        return name.endswith(self._lexicon.periods)

    def kinds(self) -> tuple[str, ...]:
        """All measure kinds."""
        return tuple(self._lexicon.kinds)

    def kind(self, name: str) -> MeasureKind:
        """The entry of a measure kind. Raises KeyError for a kind that the lexicon does not have."""
        return self._lexicon.kinds[name]

    def _ending(self, text: str) -> str | None:
        if text.endswith(self._lexicon.not_measures):
            return None
        endings = (found.text for found in self._terms.endings(text))
        return next((term for term in endings if not self._cuts_a_word(text, term)), None)

    def _cuts_a_word(self, text: str, term: str) -> bool:
        """Whether the first sign of a measure ends the word before it: 注册数 counts no 册数."""
        if self._takes_a_person(text, term):
            return True
        rest = term[1:]
        return rest in self._kinds and text.removesuffix(rest).endswith(self._lexicon.uncut)

    def _takes_a_person(self, text: str, term: str) -> bool:
        """服务老人次数: the 人 belongs to 老人, and 次数 is the measure."""
        rest = term[1:]
        return (
            term.startswith("人")
            and not term.startswith("人口")
            and rest in self._kinds
            and self._kinds[rest] != self._kinds["数"]
            and text.removesuffix(rest).endswith(self._lexicon.persons)
        )

    def ends(self, name: str) -> Iterator[int]:
        """Where the name could end, with ever more of its trailing notes and empty words left out."""
        text = name
        while text:
            yield len(text)
            shorter = _BOUND.sub("", _UNPAIRED.sub("", _NOTE.sub("", _TAIL.sub("", text))))
            if shorter == text:
                word = ending_of(text, self._trailing)
                shorter = text.removesuffix(word)
            if shorter == text:
                return
            text = shorter
