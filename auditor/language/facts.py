"""What the language room says of a text. Facts depend on the text alone and are computed once per text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from auditor.model import Operator


class Token(NamedTuple):
    """A word of a text; ``start`` and ``end`` count characters, ``tag`` is jieba's part of speech."""

    text: str
    start: int
    end: int
    tag: str = ""


class Direction(StrEnum):
    """Which way is better for the quantity that a name stands for."""

    HIGHER = "higher"
    LOWER = "lower"
    EXACT = "exact"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure a name ends in (…率, …人数, …面积). ``kind`` is a measure kind of lexicons/measures.yaml
    (rate, people, person_times, times, households, entities, area, length, money, price, duration, deadline,
    timeliness, satisfaction, quantity, standard …); ``start``/``end`` is its span in the name; ``object`` is
    what is measured: the name without the measure."""

    term: str
    kind: str
    start: int
    end: int
    object: str


@dataclass(frozen=True, slots=True)
class DirectionFact:
    """``reason`` says in Chinese how the direction follows; ``event`` is the word that decided it; ``sure``
    is False where the lexicons decide only by habit and a reader may see it otherwise."""

    direction: Direction
    measure: Measure | None
    event: str | None
    reason: str
    sure: bool


_MAGNITUDES = "百千万亿"
_SETS = 1_024  # of kinds, more than units have


def is_money(kind: str) -> bool:
    """Whether a kind of units is money or a price."""
    return kind == "money" or is_price(kind)


def is_price(kind: str) -> bool:
    """Whether a kind of units is money per something."""
    return kind.startswith("money/")


@lru_cache(_SETS)
def _of_money(kinds: frozenset[str]) -> bool:
    return any(map(is_money, kinds))


@dataclass(frozen=True, slots=True)
class UnitFact:
    """A unit. ``kinds`` are unit kinds of lexicons/units.yaml (people, person_times, times, area, money,
    ratio, duration …; a compound unit has kinds like ``money/people``, in the order numerator/denominator);
    empty where the unit is unknown. ``base`` and ``factor`` convert: value × factor in ``base``. ``legal`` is
    False for units outside the legal system (亩, 斤 …). ``malformed`` says in Chinese what is wrong with a
    unit that cannot exist as written, else ``None``."""

    text: str
    kinds: frozenset[str]
    base: str
    factor: Decimal
    legal: bool = True
    malformed: str | None = None

    @property
    def of_money(self) -> bool:
        """Whether it is one of money or of prices."""
        return _of_money(self.kinds)

    @property
    def of_prices(self) -> bool:
        """Whether it is one of money per something."""
        return any(map(is_price, self.kinds))

    @property
    def may_be_money(self) -> bool:
        """Whether it is one of money or of prices; a magnitude alone (5万) is, of money, 万元."""
        magnitude = bool(self.text) and not self.text.strip(_MAGNITUDES)
        return magnitude or self.of_money

    @property
    def stroke(self) -> tuple[str, str]:
        """The parts of a compound unit above and below its stroke (元/人); others have nothing below."""
        above, _, below = self.text.replace("／", "/").partition("/")
        return above, below


class Role(StrEnum):
    """What a quantity in running text is."""

    COMMITMENT = "commitment"  # promised for the period
    BACKGROUND = "background"  # stock or fact: 辖区36个少数民族
    REFERENCE = "reference"  # document number, date, list number, slogan, proper name: measures nothing


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit in running text. ``start``/``end`` is its span, ``clause`` the words of the
    clause it stands in and ``clause_start`` where that begins; ``object`` what is counted, ``action`` the
    verb that promises it. ``value`` is for one period of ``frequency`` (每季度1次: value 1, frequency 4);
    ``annual`` is value × frequency. ``operator`` is the comparator written beside it (不少于 → ≥), ``None``
    where none is. ``approximate`` marks 约, 左右, 百余."""

    text: str
    start: int
    end: int
    value: Decimal
    unit: UnitFact
    object: str
    action: str
    operator: Operator | None
    frequency: Decimal
    role: Role
    clause: str
    clause_start: int
    approximate: bool = False

    @property
    def annual(self) -> Decimal:
        return self.value * self.frequency
