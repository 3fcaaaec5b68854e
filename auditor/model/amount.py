"""An amount of money as a document states it, and the units that it may have."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from auditor.model.location import Location


class MoneyUnit(StrEnum):
    """The unit of an amount; ``UNSTATED`` where neither the cell nor its label nor the form names one."""

    UNSTATED = ""
    YUAN = "元"
    THOUSAND = "千元"
    TEN_THOUSAND = "万元"
    MILLION = "百万元"
    HUNDRED_MILLION = "亿元"

    @classmethod
    def spoken(cls, words: str) -> MoneyUnit:
        """The unit of one of ``SPOKEN_UNIT``: 万 is 万元."""
        return cls(f"{words.removesuffix(cls.YUAN)}{cls.YUAN}")

    @property
    def factor(self) -> Decimal | None:
        """How many 元 one of it is; ``None`` for an unstated unit."""
        return _FACTORS.get(self)


_FACTORS = {
    MoneyUnit.YUAN: Decimal(1),
    MoneyUnit.THOUSAND: Decimal(1_000),
    MoneyUnit.TEN_THOUSAND: Decimal(10_000),
    MoneyUnit.MILLION: Decimal(1_000_000),
    MoneyUnit.HUNDRED_MILLION: Decimal(100_000_000),
}
MONEY_UNIT = "|".join(sorted(filter(None, MoneyUnit), key=len, reverse=True))
"""The units as alternatives of a regular expression, the longest first (百万元 before 万元 before 元)."""
SPOKEN_UNIT = f"{MONEY_UNIT}|万|亿"
"""The same with those that people say without 元."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as the document states it; ``label`` names the field it stands in, ``text`` is the cell.
    ``block`` counts the totals of one label in a form's head: what stands below another of them is no part of
    the same sum."""

    value: Decimal
    unit: MoneyUnit
    label: str
    text: str
    location: Location
    block: int = 0

    @property
    def stated(self) -> str:
        """The number with its unit, as a sentence quotes it: 34.08万元."""
        return as_written(self.value) + self.unit

    def in_unit(self, unit: MoneyUnit) -> Decimal | None:
        """The amount in another unit; ``None`` where one of both is unstated, unless both are the same."""
        return self.value if self.unit is unit else converted(self.value, self.unit, unit)


def converted(value: Decimal, unit: MoneyUnit, to: MoneyUnit) -> Decimal | None:
    """A number of one unit in another; ``None`` where one of both is unstated."""
    if unit.factor is None or to.factor is None:
        return None
    return value * unit.factor / to.factor


def as_written(number: Decimal) -> str:
    """A number as one writes it, without exponent and without trailing zeros: 20.0 → 20, 34.080 → 34.08."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimals(number: Decimal) -> int:
    """How many digits a number prints behind its point."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def half_digit(number: Decimal) -> Decimal:
    """Half of the last digit that a number prints, which rounding explains: 0.5 of 34, 0.005 of 34.08."""
    return Decimal("0.5").scaleb(-decimals(number))
