"""Whether the figures of a form close: price times quantity within the budget, parts that make up their
whole, costs that are the budget. Experts trust a form whose money can be worked out more than any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, combinations
from typing import TYPE_CHECKING

from auditor.model.amount import MoneyUnit
from auditor.scoring.answers import Answer, Answered

if TYPE_CHECKING:
    from auditor.language.facts import UnitFact
    from auditor.model import Amount

_ZERO, _ONE = Decimal(0), Decimal(1)
_WITHIN = Decimal("0.5")  # price × quantity explains part of the budget
_STATED = Decimal("0.3")  # a cost row states the budget again
_PART = Decimal("0.15")  # share of the budget that a product has to explain
_NEAR = Decimal("0.05")
_SLIGHT = Decimal("0.01")  # money below this share of the budget is paid for each, not in all
_MONTHS = 12
_FEWEST, _MOST = 2, 5  # parts of a whole; rows that show what is worked on
_HEADS = frozenset({"people", "person_times"})
_CHEAP = frozenset({"people", "person_times", "household_times", "times", "sessions", "documents"})
_SMALL = 3  # a whole below this is a sum by chance


@dataclass(frozen=True, slots=True)
class Price:
    """Money for one of something: ``amount`` in 元 for one of the unit's base."""

    amount: Decimal
    unit: UnitFact | None

    @property
    def yearly(self) -> Decimal:
        """What a price for a month comes to in a year."""
        return self.amount * _MONTHS if self.unit and self.unit.base.endswith("/月") else self.amount

    @property
    def base(self) -> str:
        return self.unit.base if self.unit else ""

    def fits(self, count: Answered) -> bool:
        """Whether it can be the price of what is counted; a price that does not say for what fits all."""
        per = {part for kind in (self.unit.kinds if self.unit else ()) for part in kind.split("/")[1:]}
        counted = count.unit.kinds if count.unit else frozenset()
        return not per or bool(per & counted) or (per <= _HEADS and bool(counted & _HEADS))


def closing(answers: Sequence[Answered], budget: Amount | None, stated: Sequence[Price] = ()) -> Decimal:
    """0…1: how far the figures of the rows explain each other and the budget; ``stated`` are prices that the
    texts give."""
    if any(_is_whole(answers, at) for at in range(len(answers))):
        return _ONE
    money = budget.in_unit(MoneyUnit.YUAN) if budget is not None else None
    if not money or money < 0:
        return _ZERO
    products = list(_products(answers, stated, money))
    if any(abs(each - money) <= _NEAR * money for each in products):
        return _ONE
    if any(_PART * money <= each <= money for each in products):
        return _WITHIN
    return _STATED if any(abs(each - money) <= _NEAR * money for each in _costs(answers)) else _ZERO


def _products(answers: Sequence[Answered], stated: Sequence[Price], money: Decimal) -> Iterator[Decimal]:
    """Prices times counts, alone or two of a kind together (two rates of pay, two roads)."""
    prices = [*_prices(answers, money), *stated]
    counts = [each for each in answers if each.kind in (Answer.COUNT, Answer.ONE)]
    for price, paid in chain(((each, each.yearly) for each in prices), _paired(prices)):
        fitting = [each for each in counts if price.fits(each)]
        yield from (paid * each.base for each in fitting)
        yield from (
            paid * (one.base + other.base) for one, other in combinations(fitting, 2) if _alike(one, other)
        )


def _prices(answers: Sequence[Answered], money: Decimal) -> Iterator[Price]:
    for each in answers:
        if each.kind is Answer.PRICE or (each.kind is Answer.MONEY and 0 < each.base <= _SLIGHT * money):
            yield Price(each.base, each.unit)


def _paired(prices: Sequence[Price]) -> Iterator[tuple[Price, Decimal]]:
    pairs = combinations(prices, 2)
    return ((one, one.yearly + other.yearly) for one, other in pairs if one.base == other.base)


def _alike(one: Answered, other: Answered) -> bool:
    return one.unit is not None and other.unit is not None and one.unit.base == other.unit.base


def _costs(answers: Sequence[Answered]) -> Iterator[Decimal]:
    return (each.base for each in answers if each.kind is Answer.MONEY)


def _is_whole(answers: Sequence[Answered], at: int) -> bool:
    """Whether the rows right below, in the same unit, add up to a row."""
    whole = answers[at]
    if whole.kind is not Answer.COUNT or whole.number is None or whole.number < _SMALL:
        return False
    total = _ZERO
    for count, part in enumerate(answers[at + 1 : at + 1 + _MOST], start=1):
        if part.unit is None or whole.unit is None or part.unit.base != whole.unit.base:
            return False
        total += part.base
        if count >= _FEWEST and total == whole.base:
            return True
    return False


def money_per_unit(answers: Sequence[Answered], budget: Amount | None) -> Decimal | None:
    """How many 元 the budget spends on each of the persons, times or copies that the rows count; ``None``
    where they count anything that may be dear, or nothing at all."""
    money = budget.in_unit(MoneyUnit.YUAN) if budget is not None else None
    counts = (each for each in answers if each.kind in (Answer.COUNT, Answer.ONE))
    counted = [each for each in counts if not (each.unit and "duration" in each.unit.kinds)]
    if (
        not money
        or len(counted) < _FEWEST
        or not all(each.unit and each.unit.kinds & _CHEAP for each in counted)
    ):
        return None
    return money / max(sum((each.base for each in counted), _ZERO), _ONE)
