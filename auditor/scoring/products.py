"""Whether prices times counts come to a sum of money: alone, two of a kind together (two rates of pay, two
roads), or two products in all (rooms and their rent, meals and their price).

Values that repeat are looked at once, and two counts together are sought from both ends of their sorted
values: thousands of rows need few looks each. A ``Side`` tells what fits: −1 for a product that is too small,
0 for one that fits, 1 for one that is too large.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain, combinations, islice, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.language.facts import UnitFact
    from auditor.scoring.answers import Answered

Side = Callable[[Decimal], int]
_MONTHS = 12
_HEADS = frozenset({"people", "person_times"})
_FEW = 5_000  # looks for two products in all; a form that needs more is none that a person fills in


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

    @property
    def per(self) -> frozenset[str]:
        """The kinds of what it is paid for; empty where it does not say."""
        return _denominators(self.unit.kinds) if self.unit else frozenset()


class Products:
    """The products of ``prices`` with those of ``counts`` that they can be the price of."""

    def __init__(self, prices: Sequence[Price], counts: Sequence[Answered]) -> None:
        self._prices = prices
        self._counts = counts
        self._fitting: dict[frozenset[str], _Sums] = {}

    def reach(self, side: Side) -> bool:
        """Whether a product of one price and one count fits."""
        return any(self._sums(per).alone(price, side) for per, price in self._paid)

    def reach_together(self, side: Side) -> bool:
        """Whether one with two prices or two counts of a kind fits, or two products in all."""
        two = tuple(_together(self._prices))
        return (
            any(self._sums(per).together(price, side) for per, price in chain(self._paid, two))
            or any(self._sums(per).alone(price, side) for per, price in two)
            or self._in_all(side)
        )

    @cached_property
    def _paid(self) -> tuple[tuple[frozenset[str], Decimal], ...]:
        return tuple(dict.fromkeys((each.per, each.yearly) for each in self._prices))

    def _in_all(self, side: Side) -> bool:
        """Whether two products fit together, of two prices and two counts."""
        if len(self._paid) ** 2 * len(self._counts) > _FEW:
            return False
        return any(
            self._sums(other_per).beside(count, other, _rest_of(price * count, side))
            for (per, price), (other_per, other) in combinations(self._paid, 2)
            for count in self._sums(per).values
        )

    def _sums(self, per: frozenset[str]) -> _Sums:
        if per not in self._fitting:
            self._fitting[per] = _Sums(each for each in self._counts if is_price_of(per, each))
        return self._fitting[per]


class _Sums:
    """The values of some counts, alone and two of one unit together."""

    def __init__(self, counts: Iterable[Answered]) -> None:
        alone: set[Decimal] = set()
        alike: dict[str, dict[Decimal, int]] = {}
        for each in counts:
            base = each.base
            alone.add(base)
            if each.unit is not None:
                times = alike.setdefault(each.unit.base, {})
                times[base] = times.get(base, 0) + 1
        self.values = sorted(alone)
        self._alike = [_at_most_twice(times) for times in alike.values()]

    def alone(self, price: Decimal, side: Side) -> bool:
        """Whether the price times a value fits."""
        return any(True for _ in self._fitting(_side_of(price, side)))

    def beside(self, taken: Decimal, price: Decimal, side: Side) -> bool:
        """Whether the price times a value other than the one ``taken`` fits."""
        return any(value != taken for value in self._fitting(_side_of(price, side)))

    def together(self, price: Decimal, side: Side) -> bool:
        """Whether the price times the sum of two values of one unit fits."""
        return any(_two_reach(values, _side_of(price, side)) for values in self._alike)

    def _fitting(self, side: Side) -> Iterator[Decimal]:
        at = bisect_left(self.values, 0, key=side)
        return takewhile(lambda value: side(value) == 0, islice(self.values, at, None))


def _side_of(price: Decimal, side: Side) -> Side:
    """The side of a value by that of its product; the values are sorted, with a price below 0 their products
    fall."""
    turned = 1 if price > 0 else -1
    return lambda value: turned * side(price * value)


def _rest_of(product: Decimal, side: Side) -> Side:
    """The side of what is added to a product."""
    return lambda rest: side(product + rest)


def _two_reach(values: Sequence[Decimal], side: Side) -> bool:
    """Whether the sum of two of these sorted values fits."""
    if len(values) < 2 or side(values[0] + values[1]) > 0 or side(values[-1] + values[-2]) < 0:
        return False
    low, high = 0, len(values) - 1
    while low < high:
        found = side(values[low] + values[high])
        if found == 0:
            return True
        if found < 0:
            low += 1
        else:
            high -= 1
    return False


def _together(prices: Sequence[Price]) -> Iterator[tuple[frozenset[str], Decimal]]:
    """Two prices of one base together, with what the first of them is paid for."""
    alike: dict[str, dict[tuple[frozenset[str], Decimal], list[int]]] = {}
    for at, each in enumerate(prices):
        alike.setdefault(each.base, {}).setdefault((each.per, each.yearly), []).append(at)
    for places in alike.values():
        known = [(per, paid, where[0], where[-1]) for (per, paid), where in places.items()]
        for at, (per, paid, first, last) in enumerate(known):
            if first < last:
                yield per, paid + paid
            for other_per, other, other_first, other_last in known[at + 1 :]:
                if first < other_last:
                    yield per, paid + other
                if other_per != per and other_first < last:
                    yield other_per, paid + other


def _at_most_twice(times: dict[Decimal, int]) -> list[Decimal]:
    return sorted(chain(times, (value for value, count in times.items() if count > 1)))


def is_price_of(per: frozenset[str], count: Answered) -> bool:
    """Whether a price for these can be one of what is counted; one that does not say for what fits all."""
    counted = count.unit.kinds if count.unit else frozenset()
    return not per or bool(per & counted) or (per <= _HEADS and bool(counted & _HEADS))


@lru_cache(1024)
def _denominators(kinds: frozenset[str]) -> frozenset[str]:
    return frozenset(part for kind in kinds for part in kind.split("/")[1:])
