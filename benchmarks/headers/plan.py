"""What is odd about a form: a plan is drawn at random, and its difficulties are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TypeVar

_Kind = TypeVar("_Kind")


class Levels(StrEnum):
    COLUMNS = "columns"
    SECOND_ONLY = "second only"
    PATH = "path in one column"
    TREE = "tree in one column"
    NONE = "none"


class Parts(StrEnum):
    """How sign, value and unit are spread over columns."""

    APART = "sign | value | unit"
    SIGN_VALUE = "sign+value | unit"
    VALUE_UNIT = "sign | value+unit"
    FUSED = "sign+value+unit"
    NO_SIGN = "value | unit"


class Periods(StrEnum):
    ONE = "one"
    MID_TERM = "mid-term beside annual"
    HALVES = "two halves with names of their own"
    ADJUSTED = "adjusted beside initial"
    CONTEXT = "last or half year beside"
    PLACES = "places as columns"


class Merging(StrEnum):
    MERGED = "merged"
    REPEATED = "repeated"
    ONCE = "written once"


@dataclass(frozen=True, slots=True)
class Plan:
    """How one form is laid out. ``odd`` is the share of labels with unlisted words, ``garbage`` of labels
    without meaning."""

    levels: Levels
    parts: Parts
    periods: Periods
    merging: Merging
    odd: float
    garbage: float
    dropped: bool = False  # 一级 and 二级 are not printed: one label over all levels, or none
    grouped: bool = False
    shuffled: bool = False
    extras: int = 0
    weight: bool = True
    review: bool = False
    numbering: bool = False  # a row of column numbers below the header
    remarks: bool = False
    spaced: bool = False
    slips: bool = False
    traditional: bool = False
    head: str = "none"  # none, paragraphs, rows
    total: bool = False
    foot: bool = False
    blank_rows: bool = False
    header_again: bool = False
    continued: bool = False  # an indicator goes on below: two lines of one column beside merged cells
    sideways: bool = False

    def difficulties(self) -> list[str]:
        """The names under which rows are counted."""
        named = [
            f"levels: {self.levels}",
            f"target: {self.parts}",
            f"periods: {self.periods}",
            f"levels are {self.merging}",
        ]
        switches = {
            "labels unlisted": self.odd > 0,
            "labels garbage": self.garbage > 0,
            "一级, 二级 dropped": self.dropped,
            "two-line header": self.grouped,
            "columns shuffled": self.shuffled,
            "extra columns": self.extras > 0,
            "no weights": not self.weight,
            "self-review": self.review,
            "column numbers": self.numbering,
            "remarks in labels": self.remarks,
            "blanks in labels": self.spaced,
            "slips in labels": self.slips,
            "traditional labels": self.traditional,
            "head in the table": self.head == "rows",
            "sum below": self.total,
            "signatures, notes below": self.foot,
            "empty template rows": self.blank_rows,
            "header printed again": self.header_again,
            "two lines an indicator": self.continued,
            "sideways": self.sideways,
        }
        return [*named, *(name for name, on in switches.items() if on)]


def _drawn(rng: Random, shares: Mapping[_Kind, float]) -> _Kind:
    kinds: Sequence[_Kind] = list(shares)
    return rng.choices(kinds, weights=list(shares.values()))[0]


def plan(rng: Random) -> Plan:
    """A plan at random; one form in four is rather plain."""
    calm = 0.3 if rng.random() < 0.25 else 1.0

    def chance(share: float) -> bool:
        return rng.random() < share * calm

    if chance(0.015):
        return _sideways(rng)
    if chance(0.06):
        return _halves(rng)
    levels = _drawn(
        rng,
        {Levels.COLUMNS: 62, Levels.SECOND_ONLY: 12, Levels.PATH: 8, Levels.TREE: 9 * calm, Levels.NONE: 9},
    )
    periods = _drawn(
        rng,
        {
            Periods.ONE: 60,
            Periods.MID_TERM: 10 * calm,
            Periods.ADJUSTED: 8 * calm,
            Periods.CONTEXT: 14 * calm,
            Periods.PLACES: 8 * calm,
        },
    )
    review = periods in (Periods.ONE, Periods.ADJUSTED) and chance(0.3)
    header_rows = chance(0.35)
    return Plan(
        levels=levels,
        parts=_drawn(
            rng,
            {Parts.APART: 34, Parts.SIGN_VALUE: 14, Parts.VALUE_UNIT: 14, Parts.FUSED: 26, Parts.NO_SIGN: 12},
        ),
        periods=periods,
        merging=_drawn(rng, {Merging.MERGED: 60, Merging.REPEATED: 25, Merging.ONCE: 15}),
        odd=rng.choice((0.3, 0.6, 1.0)) if chance(0.9) else 0.0,
        garbage=rng.choice((0.15, 0.3)) if chance(0.15) else 0.0,
        dropped=levels is Levels.COLUMNS and chance(0.2),
        grouped=header_rows or periods is Periods.PLACES,
        shuffled=chance(0.35),
        extras=rng.randint(1, 4) if chance(0.5) else 0,
        weight=rng.random() < 0.7 or review,
        review=review,
        numbering=chance(0.12),
        remarks=chance(0.2),
        spaced=chance(0.15),
        slips=chance(0.1),
        traditional=chance(0.05),
        head=_drawn(rng, {"none": 30, "paragraphs": 30, "rows": 40}),
        total=chance(0.25),
        foot=chance(0.35),
        blank_rows=chance(0.15),
        header_again=chance(0.06),
        continued=levels is not Levels.TREE and chance(0.08),
    )


def _sideways(rng: Random) -> Plan:
    return Plan(
        Levels.COLUMNS,
        rng.choice((Parts.APART, Parts.FUSED)),
        Periods.ONE,
        Merging.REPEATED,
        0.3,
        0,
        sideways=True,
    )


def _halves(rng: Random) -> Plan:
    return Plan(
        Levels.COLUMNS,
        Parts.FUSED,
        Periods.HALVES,
        rng.choice((Merging.MERGED, Merging.REPEATED)),
        rng.choice((0.0, 0.3, 0.6)),
        0,
        weight=False,
        grouped=True,
        head=rng.choice(("none", "paragraphs", "rows")),
        foot=rng.random() < 0.3,
    )
