"""The lexicons behind quantities in prose, and the small matchers over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property

from auditor.config.lexicons import LexiconModel
from auditor.language.numbers.numerals import parse_number
from auditor.model import Operator

_NUMERAL = r"[0-9]{1,3}|[一二两三四五六七八九十]{1,3}"
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


class Articles(LexiconModel):
    """Classifiers with which a numeral one is only an article."""

    always: frozenset[str]
    unless_built: frozenset[str]
    built_by: tuple[str, ...]


class Names(LexiconModel):
    """Words after a time or distance that make the number part of a name."""

    after: tuple[str, ...]
    time_units: frozenset[str]


class QuantityWords(LexiconModel):
    """lexicons/quantity-words.yaml."""

    comparators: Mapping[str, Sides]
    approximate: Sides
    periods: tuple[Period, ...]
    every: tuple[str, ...]
    average: Mapping[str, Decimal]
    times_units: tuple[str, ...]
    articles: Articles
    slogans: tuple[str, ...]
    idioms: tuple[str, ...]
    slogan_classifiers: frozenset[str]
    names: Names
    ordinals: tuple[str, ...]
    unit_endings: frozenset[str]
    noun_units: str
    calendar_units: frozenset[str]
    repeatable: frozenset[str]


class Background(LexiconModel):
    """Cues that a quantity is stock, by where they stand."""

    stock: tuple[str, ...]
    before: tuple[str, ...]
    done: tuple[str, ...]
    after: tuple[str, ...]


class Zero(LexiconModel):
    """How a promise that nothing bad happens is worded."""

    phrases: tuple[str, ...]
    after: tuple[str, ...]
    events: tuple[str, ...]


class Cost(LexiconModel):
    """How cost targets are worded in a goal, and what cost indicators are called."""

    goal: tuple[str, ...]
    levels: frozenset[str]
    names: tuple[str, ...]
    total_names: tuple[str, ...]
    whole: tuple[str, ...]
    unit_words: tuple[str, ...]


class Naming(LexiconModel):
    """Words that do not belong into a name made of what a text promises, and such as shape it."""

    light: tuple[str, ...]
    how: tuple[str, ...]
    whole: tuple[str, ...]
    making: tuple[str, ...]
    grants: tuple[str, ...]


class CommitmentWords(LexiconModel):
    """lexicons/commitment.yaml."""

    verbs: Mapping[str, tuple[str, ...]]
    background: Background
    zero: Zero
    cost: Cost
    naming: Naming


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def ends_with(text: str, words: Iterable[str]) -> str | None:
    """The longest of the words that the text ends with."""
    return max((word for word in words if text.endswith(word)), key=len, default=None)


def starts_with(text: str, words: Iterable[str]) -> str | None:
    """The longest of the words that the text begins with."""
    return max((word for word in words if text.startswith(word)), key=len, default=None)


class Comparators:
    """Finds the comparator and the sign of approximation beside a number."""

    def __init__(self, words: QuantityWords) -> None:
        self._words = words
        self._before = {
            word: _OPERATORS[key] for key, side in words.comparators.items() for word in side.before
        }
        self._after = {
            word: _OPERATORS[key] for key, side in words.comparators.items() for word in side.after
        }

    def read(self, before: str, after: str, *, time: bool) -> tuple[Operator | None, bool, int, int]:
        """Operator, approximate, and how many characters before and after the number they take."""
        head, tail, rough = before.rstrip(), after.lstrip(), False
        word = ends_with(head, self._words.approximate.before)
        if word and not ends_with(head, self._before):
            head, rough = head[: -len(word)].rstrip(), True
        word = ends_with(head, self._before)
        operator = self._before[word] if word else None
        if word:
            head = head[: -len(word)]
        mark = starts_with(tail, self._words.approximate.after)
        if mark:
            tail, rough = tail[len(mark) :], True
        word = starts_with(tail, self._after) or ("内" if time and tail.startswith("内") else None)
        if word:
            operator = self._closing(operator, word)
            tail = tail[len(word) :]
        return operator, rough, len(before) - len(head), len(after) - len(tail)

    def _closing(self, operator: Operator | None, word: str) -> Operator:
        closing = self._after.get(word, Operator.AT_MOST)
        return closing if operator in (None, Operator.EQUAL, Operator.AT_LEAST) else operator


class Frequencies:
    """Reads how often a year something is to happen."""

    def __init__(self, words: QuantityWords) -> None:
        self._times = {word: period.times for period in words.periods for word in period.words}
        self._average = words.average
        period = alternation(self._times)
        every = alternation(words.every)
        self.pattern = re.compile(
            rf"(?:(?:每隔?|隔)(?P<n>{_NUMERAL})|(?:{every}))(?P<period>{period})|(?P<average>{alternation(words.average)})"
        )
        unit = alternation(words.times_units)
        self._reversed = re.compile(rf"[一1](?P<period>{period})(?=\s*(?:{_NUMERAL})\s*(?:{unit}))")
        self._trailing = re.compile(rf"\s*[/／](?P<period>{period})")

    def before(self, text: str) -> tuple[Decimal, int] | None:
        """Times a year by the last frequency in the text before a number, and where it begins."""
        match = None
        for match in self.pattern.finditer(text):  # noqa: B007 - the last one governs
            pass
        if match is None:
            return None
        if match["average"]:
            return self._average[match["average"]], match.start()
        count = parse_number(match["n"]) if match["n"] else Decimal(1)
        return (self._times[match["period"]] / (count or 1), match.start())

    def reversed_at(self, text: str, position: int) -> re.Match[str] | None:
        """«一周» of «一周两次» at a position."""
        return self._reversed.match(text, position)

    def trailing(self, text: str) -> Decimal | None:
        """Times a year by what follows the unit: «4次/年», «2场/月»."""
        match = self._trailing.match(text)
        return self._times[match["period"]] if match else None

    def times(self, period: str) -> Decimal:
        """How often a period recurs in a year."""
        return self._times[period]


class Verbs:
    """The verbs of promise in a text."""

    def __init__(self, words: CommitmentWords) -> None:
        self._all = frozenset(verb for group in words.verbs.values() for verb in group)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(alternation(self._all))

    def last(self, text: str) -> re.Match[str] | None:
        """The last verb of promise."""
        found = None
        for found in self.pattern.finditer(text):  # noqa: B007 - the last one governs the number
            pass
        return found

    def first(self, text: str) -> re.Match[str] | None:
        """The first verb of promise."""
        return self.pattern.search(text)

    def at_start(self, text: str) -> str | None:
        """The verb of promise that the text begins with."""
        match = self.pattern.match(text)
        return match.group() if match else None
