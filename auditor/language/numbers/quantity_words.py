"""The lexicons behind quantities in prose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from auditor.config.lexicons import LexiconModel


class Sides(LexiconModel):
    """Words that stand before a number, and words that stand after its unit."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    def stand_beside(self, left: str, right: str) -> bool:
        """Whether one of the words is right before or right behind a number (约50万元, 50万元左右)."""
        return left.rstrip().endswith(self.before) or right.startswith(self.after)


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


class PaidPer(LexiconModel):
    """What money is per: long units behind 每 and 单, and averages (人均); the ``days`` and ``months`` it is
    paid by, how a number of months is written, and what short words (每生) are ``meant`` to count."""

    units: tuple[str, ...]
    averages: tuple[str, ...]
    days: frozenset[str]
    months: frozenset[str]
    month_count: str
    meant: Mapping[str, str]

    def plainly(self, word: str) -> str:
        """The unit that a short word stands for, else the word."""
        return self.meant.get(word, word)


class QuantityWords(LexiconModel):
    """lexicons/quantity-words.yaml."""

    comparators: Mapping[str, Sides]
    approximate: Sides
    bounds: tuple[str, ...]
    beside: tuple[str, ...]
    introducing: tuple[str, ...]
    placing: tuple[str, ...]
    periods: tuple[Period, ...]
    every: tuple[str, ...]
    average: Mapping[str, Decimal]
    per_time: tuple[PerTime, ...]
    paid_per: PaidPer
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
    unsaid: tuple[str, ...]
    sizes: tuple[str, ...]


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
    finishing: tuple[str, ...]
    done: tuple[str, ...]
    staging: tuple[str, ...]
    tails: tuple[str, ...]
    measured: tuple[str, ...]
    grants: tuple[str, ...]
    heads: frozenset[str]
    enjoyed: str
    counted: str
    built: str
    held: str
    reaching: frozenset[str]
    exact: frozenset[str]
    teaching: frozenset[str]
    taught: tuple[str, ...]
    sizes: tuple[str, ...]
    uncounted: frozenset[str]


class NoTask(LexiconModel):
    """Words of numbers in an overview that are no tasks: how work is arranged, and bills that are paid."""

    arranged: tuple[str, ...]
    bills: tuple[str, ...]
    paying: tuple[str, ...]


class CommitmentWords(LexiconModel, lexicon="commitment"):
    """lexicons/commitment.yaml."""

    planned: tuple[str, ...]
    verbs: Mapping[str, tuple[str, ...]]
    background: Background
    zero: Zero
    no_task: NoTask
    cost: Cost
    naming: Naming
