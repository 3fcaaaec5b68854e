"""The lexicons behind quantities in prose, and the small matchers over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from auditor.config.lexicons import LexiconModel
from auditor.language.numbers.numerals import parse_number
from auditor.language.phrases import Ahead, Chain, Choice, Form, Found, Signs, Words
from auditor.language.scanning import Scanner
from auditor.model import Operator

_OPERATORS = {
    "at_least": Operator.AT_LEAST,
    "more_than": Operator.MORE_THAN,
    "at_most": Operator.AT_MOST,
    "less_than": Operator.LESS_THAN,
    "equal": Operator.EQUAL,
}


class Sides(LexiconModel):
    """Words that stand before a number, and words that stand after its unit."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class Period(LexiconModel):
    """Names of a period, and how often it recurs in a year."""

    words: tuple[str, ...]
    times: Decimal


class PerTime(LexiconModel):
    """Units of time below the bar of a unit (吨/日), and how a text says the same in words (日均)."""

    units: frozenset[str]
    said: tuple[str, ...]


class Articles(LexiconModel):
    """Classifiers with which a numeral one is only an article."""

    always: frozenset[str]
    after: tuple[str, ...]
    unless_built: frozenset[str]
    built_by: tuple[str, ...]


class Names(LexiconModel):
    """Words after a time or distance that make the number part of a name."""

    after: tuple[str, ...]
    time_units: frozenset[str]


class Addresses(LexiconModel):
    """Units of house numbers: those that are never counted by, and those of which a range says where."""

    always: frozenset[str]
    ranged: frozenset[str]


class QuantityWords(LexiconModel):
    """lexicons/quantity-words.yaml."""

    comparators: Mapping[str, Sides]
    approximate: Sides
    bounds: tuple[str, ...]
    beside: tuple[str, ...]
    periods: tuple[Period, ...]
    every: tuple[str, ...]
    average: Mapping[str, Decimal]
    per_time: tuple[PerTime, ...]
    times_units: tuple[str, ...]
    articles: Articles
    slogans: tuple[str, ...]
    idioms: tuple[str, ...]
    slogan_classifiers: frozenset[str]
    names: Names
    addresses: Addresses
    ordinals: tuple[str, ...]
    unit_endings: frozenset[str]
    noun_units: str
    calendar_units: frozenset[str]
    age_units: frozenset[str]
    mile_units: frozenset[str]
    repeatable: frozenset[str]
    leading_bounds: tuple[str, ...]
    light_verbs: tuple[str, ...]
    compound_tails: frozenset[str]
    continuing: tuple[str, ...]
    computed: frozenset[str]
    together: tuple[str, ...]


class Background(LexiconModel):
    """Cues that a quantity is stock, by where they stand."""

    stock: tuple[str, ...]
    before: tuple[str, ...]
    objects: frozenset[str]
    treating: tuple[str, ...]
    done: tuple[str, ...]
    after: tuple[str, ...]


class Zero(LexiconModel):
    """How a promise that nothing bad happens is worded."""

    phrases: tuple[str, ...]
    grades: tuple[str, ...]
    after: tuple[str, ...]
    events: tuple[str, ...]


class Cost(LexiconModel):
    """How cost targets are worded in a goal, and what cost indicators are called."""

    word: str
    plain: tuple[str, ...]
    goal: tuple[str, ...]
    levels: frozenset[str]
    names: tuple[str, ...]
    total_names: tuple[str, ...]
    whole: tuple[str, ...]
    unit_words: tuple[str, ...]

    def is_level(self, levels: Iterable[str]) -> bool:
        """Whether a row's levels say that it states a cost."""
        return any(level in self.levels or self.word in level for level in levels)


class Naming(LexiconModel):
    """Words that do not belong into a name made of what a text promises, and such as shape it."""

    light: tuple[str, ...]
    how: tuple[str, ...]
    whole: tuple[str, ...]
    making: tuple[str, ...]
    measured: tuple[str, ...]
    grants: tuple[str, ...]
    heads: frozenset[str]
    enjoyed: str
    counted: str
    built: str
    held: str
    reaching: frozenset[str]
    exact: frozenset[str]


class NoTask(LexiconModel):
    """Words of numbers in an overview that are no tasks: how work is arranged, and bills that are paid."""

    arranged: tuple[str, ...]
    bills: tuple[str, ...]
    paying: tuple[str, ...]


class CommitmentWords(LexiconModel, lexicon="commitment"):
    """lexicons/commitment.yaml."""

    verbs: Mapping[str, tuple[str, ...]]
    background: Background
    zero: Zero
    no_task: NoTask
    cost: Cost
    naming: Naming


class Comparators:
    """Finds the comparator and the sign of approximation beside a number."""

    def __init__(self, words: QuantityWords, scanner: Scanner) -> None:
        sides = [(_OPERATORS[key], side) for key, side in words.comparators.items()]
        self._operators_before = {word: operator for operator, side in sides for word in side.before}
        self._operators_after = {word: operator for operator, side in sides for word in side.after}
        self._before, self._after = (
            Words(scanner, each) for each in (self._operators_before, self._operators_after)
        )
        self._rough_before = Words(scanner, words.approximate.before)
        self._rough_after = Words(scanner, words.approximate.after)

    def read(self, before: str, after: str, *, time: bool) -> tuple[Operator | None, bool, int, int]:
        """Operator, approximate, and how many characters before and after the number they take."""
        head, tail, rough = before.rstrip(), after.lstrip(), False
        near = self._rough_before.ending(head)
        if near and not self._before.ending(head):
            head, rough = head[: near.start].rstrip(), True
        bound = self._before.ending(head)
        operator = self._operators_before[bound.text] if bound else None
        if bound:
            head = head[: bound.start]
        near = self._rough_after.match(tail)
        if near:
            tail, rough = tail[near.end :], True
        closing = self._after.match(tail)
        word = closing.text if closing else "内" if time and tail.startswith("内") else None
        if word:
            operator = self._closing(operator, word)
            tail = tail[len(word) :]
        return operator, rough, len(before) - len(head), len(after) - len(tail)

    def _closing(self, operator: Operator | None, word: str) -> Operator:
        closing = self._operators_after.get(word, Operator.AT_MOST)
        return closing if operator in (None, Operator.EQUAL, Operator.AT_LEAST) else operator


class Frequencies:
    """Reads how often a year something is to happen."""

    def __init__(self, words: QuantityWords, scanner: Scanner) -> None:
        self._times = {word: period.times for period in words.periods for word in period.words}
        self._averages = words.average
        period, self._average = Words(scanner, self._times), Words(scanner, words.average)
        number = Choice(Signs("[0-9]", 1, 3), Signs("[一二两三四五六七八九十]", 1, 3))
        self._interval = Chain(Form("每隔?|隔"), number, period)
        self._every = Chain(Words(scanner, words.every), period)
        self.phrase = Choice(self._interval, self._every, self._average)
        spaces = Form(r"\s*")
        counted = Chain(spaces, number, spaces, Words(scanner, words.times_units))
        self._reversed = Chain(Signs("[一1]", 1, 1), period, Ahead(counted))
        self._trailing = Chain(Form(r"\s*[/／]"), period)

    def before(self, text: str) -> tuple[Decimal, int] | None:
        """Times a year by the last frequency in the text before a number, and where it begins."""
        found = self.phrase.last(text)  # the last one governs
        return (self._yearly(found.text), found.start) if found else None

    def _yearly(self, words: str) -> Decimal:
        if interval := self._interval.fullmatch(words):
            opening, number, _ = interval.cuts
            return self._times[words[number:]] / (parse_number(words[opening:number]) or 1)
        every = self._every.fullmatch(words)
        return self._times[words[every.cuts[0] :]] if every else self._averages[words]

    def reversed_at(self, text: str, position: int) -> str | None:
        """The period that «一周» of «一周两次» at a position names."""
        found = self._reversed.match(text, position)
        return text[found.cuts[0] : found.cuts[1]] if found else None

    def trailing(self, text: str, position: int) -> Decimal | None:
        """Times a year by what follows a unit that ends at a position: «4次/年», «2场/月»."""
        found = self._trailing.match(text, position)
        return self._times[text[found.cuts[0] : found.end]] if found else None

    def times(self, period: str) -> Decimal:
        """How often a period recurs in a year."""
        return self._times[period]


class Verbs:
    """The verbs of promise in a text."""

    def __init__(self, words: CommitmentWords, scanner: Scanner) -> None:
        self._words = Words(scanner, (verb for group in words.verbs.values() for verb in group))

    def last(self, text: str) -> Found | None:
        """The last verb of promise, which governs the number behind it."""
        return self._words.last(text)

    def first(self, text: str) -> Found | None:
        """The first verb of promise."""
        return self._words.search(text)

    def at_start(self, text: str) -> str | None:
        """The verb of promise that the text begins with."""
        found = self._words.match(text)
        return found.text if found else None
