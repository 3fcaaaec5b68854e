"""Products are found without trying all pairs; they are those that all pairs would give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, permutations, product

from hypothesis import given
from hypothesis import strategies as st

from auditor.language.facts import UnitFact
from auditor.scoring.answers import Answer, Answered
from auditor.scoring.products import Price, Products

HEADS = frozenset({"people", "person_times"})


def unit(base: str, *kinds: str) -> UnitFact:
    return UnitFact(base, frozenset(kinds), base, Decimal(1))


COUNTED = [
    unit("人", "people"),
    unit("人次", "person_times"),
    unit("公里", "length"),
    unit("个", "count", "people"),
]
PAID = [
    unit("元", "money"), unit("元/人", "money/people"), unit("元/人/月", "money/people", "money/period"),
    unit("元/人", "money/people", "money/period"), unit("元/人", "money/length"), None,
]  # fmt: skip
NUMBERS = st.integers(-3, 40).map(Decimal)
PRICES = st.lists(st.builds(Price, NUMBERS, st.sampled_from(PAID)), max_size=6)
KINDS = st.just(Answer.COUNT)
COUNTS = st.lists(st.builds(Answered, KINDS, NUMBERS, st.sampled_from([*COUNTED, None])), max_size=8)


def alone(prices: list[Price], counts: list[Answered]) -> Iterator[Decimal]:
    """The products of one price and one count, by trying all pairs."""
    for price in prices:
        yield from (price.yearly * count.base for count in counts if fits(price, count))


def together(prices: list[Price], counts: list[Answered]) -> Iterator[Decimal]:
    """Those of two prices or two counts of a kind, and two products in all, by trying all pairs."""
    paid = [(each, each.yearly) for each in prices]
    both = [
        (one, one.yearly + other.yearly) for one, other in combinations(prices, 2) if one.base == other.base
    ]
    for price, each in paid + both:
        fitting = [count for count in counts if fits(price, count)]
        yield from (
            each * (one.base + other.base) for one, other in combinations(fitting, 2) if alike(one, other)
        )
        yield from (each * count.base for count in fitting if (price, each) in both)
    for (one, other), (first, second) in product(combinations(prices, 2), permutations(counts, 2)):
        apart = (one.per, one.yearly) != (other.per, other.yearly) and first.base != second.base
        if apart and fits(one, first) and fits(other, second):
            yield one.yearly * first.base + other.yearly * second.base


def fits(price: Price, count: Answered) -> bool:
    counted = count.unit.kinds if count.unit else frozenset()
    return not price.per or bool(price.per & counted) or (price.per <= HEADS and bool(counted & HEADS))


def alike(one: Answered, other: Answered) -> bool:
    return one.unit is not None and other.unit is not None and one.unit.base == other.unit.base


@given(PRICES, COUNTS, st.integers(1, 3000), st.integers(0, 200))
def test_what_all_pairs_reach_is_reached(
    prices: list[Price], counts: list[Answered], least: int, more: int
) -> None:
    found, side = Products(prices, counts), lambda each: (each > least + more) - (each < least)
    assert found.reach(side) == any(side(each) == 0 for each in alone(prices, counts))
    assert found.reach_together(side) == any(side(each) == 0 for each in together(prices, counts))


def test_thousands_of_rows_are_looked_at_few_times_each() -> None:
    prices = [Price(Decimal(7 * number), unit("元", "money")) for number in range(1, 60)]
    counts = [Answered(Answer.COUNT, Decimal(number), COUNTED[0]) for number in range(1, 5000)]
    looks = 0

    def side(product: Decimal) -> int:
        nonlocal looks
        looks += 1
        return -1

    products = Products(prices, counts)
    assert not products.reach(side)
    assert not products.reach_together(side)
    assert looks < 30 * (len(prices) ** 2 + len(counts))
