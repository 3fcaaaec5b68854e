"""Whether the figures of a form close: price times quantity within the budget, parts that make up their
whole, costs that are the budget. Experts trust a form whose money can be worked out more than any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.model.amount import MoneyUnit
from auditor.scoring.answers import Answer, Answered
from auditor.scoring.covering import covered
from auditor.scoring.products import Price, Products, Side

if TYPE_CHECKING:
    from auditor.model import Amount

_ZERO, _ONE = Decimal(0), Decimal(1)
_WITHIN = Decimal("0.5")  # price × quantity explains part of the budget
_STATED = Decimal("0.3")  # a cost row states the budget again
_PART = Decimal("0.15")  # share of the budget that a product has to explain
_NEAR = Decimal("0.05")
_NEARER = Decimal("0.02")  # of several figures together some come near by chance
_SLIGHT = Decimal("0.01")  # money below this share of the budget is paid for each, not in all
_FEWEST, _MOST = 2, 5  # parts of a whole; rows that show what is worked on
_CLOSED = Decimal("0.9")  # share of the budget that several products have to account for
_CHEAP = frozenset({"people", "person_times", "household_times", "times", "sessions", "documents"})
_LARGE = Decimal(200_000_000)  # 元; hardly any project has more, so that a blank budget may be as much
_SMALL = 3  # a whole below this is a sum by chance


def closing(answers: Sequence[Answered], budget: Amount | None, stated: Sequence[Price] = ()) -> Decimal:
    """0…1: how far the figures of the rows explain each other and the budget; ``stated`` are prices that the
    texts give."""
    if any(_is_whole(answers, at) for at in range(len(answers))):
        return _ONE
    money = budget.in_unit(MoneyUnit.YUAN) if budget is not None else None
    if not money or money < 0:
        return _ZERO
    prices, counts = [*_prices(answers, money), *stated], _counted(answers)
    products = Products(prices, counts)
    close, closer = _near(money, _NEAR), _near(money, _NEARER)
    if products.reach(close) or products.reach_together(closer):
        return _ONE
    share = covered(prices, counts, money)
    if share >= _CLOSED:
        return _ONE
    if products.reach(within := _within(money)) or products.reach_together(within):
        return max(_WITHIN, share)
    return _STATED if any(close(each) == 0 for each in _costs(answers)) else _ZERO


def _near(money: Decimal, share: Decimal) -> Side:
    """On which side of the money a product is that does not come as near to it as this share."""
    most = share * money
    return lambda each: 0 if abs(each - money) <= most else 1 if each > money else -1


def _within(money: Decimal) -> Side:
    """On which side of the products that explain a part of the money another one is."""
    least = _PART * money
    return lambda each: (each > money) - (each < least)


def _counted(answers: Sequence[Answered]) -> list[Answered]:
    return [each for each in answers if each.kind in (Answer.COUNT, Answer.ONE)]


def _prices(answers: Sequence[Answered], money: Decimal) -> Iterator[Price]:
    for each in answers:
        if each.kind is Answer.PRICE or (each.kind is Answer.MONEY and 0 < each.base <= _SLIGHT * money):
            yield Price(each.base, each.unit)


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


def money_per_unit(answers: Sequence[Answered], budget: Amount | None, *, blank: bool) -> Decimal | None:
    """How many 元 the budget spends on each of the persons, times or copies that the rows count, at worst
    where its place is ``blank``; ``None`` where they count anything that may be dear, or nothing at all. A
    number without a unit tells nothing."""
    money = budget.in_unit(MoneyUnit.YUAN) if budget is not None else _LARGE if blank else None
    cheap = _cheap(answers)
    return money / max(sum(cheap, _ZERO), _ONE) if money and cheap else None


def _cheap(answers: Sequence[Answered]) -> list[Decimal]:
    """The persons, times and copies that the rows count, nothing where they count anything else."""
    units = [(each, each.unit.kinds) for each in _counted(answers) if each.unit is not None]
    counted = [(each, kinds) for each, kinds in units if "duration" not in kinds]
    if len(counted) < _FEWEST or not all(kinds & _CHEAP for _, kinds in counted):
        return []
    return [each.base for each, _ in counted]
