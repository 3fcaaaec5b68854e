"""Quantities looked up by their amounts: those that may state the number of another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from operator import itemgetter

from auditor.language.facts import Quantity
from auditor.language.linking.agreement import amounts, is_rough, met

_LESS, _MORE = Decimal("0.999998"), Decimal("1.000002")  # more than what is left where units are converted
_AMOUNT = itemgetter(0)


def agree(one: Quantity, two: Quantity) -> bool:
    """Whether two quantities state one number, by the year or for one period."""
    same = bool({one.annual, one.value} & {two.annual, two.value})
    return same or met(one.value, one.unit, two) or met(two.value, two.unit, one)


class SameAmounts:
    """Some quantities, told by their places. Rough ones, which another may agree with that is not nearly as
    much, are few, and always among those that may agree."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self._count = len(quantities)
        self._rough = [place for place, each in enumerate(quantities) if is_rough(each)]
        self._numbers: dict[Decimal, list[int]] = {}
        for place, each in enumerate(quantities):
            for number in {each.annual, each.value}:
                self._numbers.setdefault(number, []).append(place)
        self._amounts = sorted(
            (amount, place) for place, each in enumerate(quantities) for amount in amounts(each)
        )

    def maybe(self, quantity: Quantity) -> Sequence[int]:
        """The places, in order, of all that agree with a quantity, and of some that do not."""
        if is_rough(quantity):
            return range(self._count)
        found = {
            *self._rough,
            *self._numbers.get(quantity.annual, ()),
            *self._numbers.get(quantity.value, ()),
        }
        for amount in amounts(quantity):
            first = bisect_left(self._amounts, amount * _LESS, key=_AMOUNT)
            behind = bisect_right(self._amounts, amount * _MORE, key=_AMOUNT)
            found.update(place for _, place in self._amounts[first:behind])
        return sorted(found)
