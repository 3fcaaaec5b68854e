"""The numbers that the rows of a form state, read once for all promises that are held against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from auditor.expressions import expression
from auditor.language import Language
from auditor.language.facts import Quantity, UnitFact
from auditor.language.linking.agreement import comparable, met
from auditor.language.linking.links import Linker, Target
from auditor.model import Form, Indicator

_NUMBER = expression(r"\d+(?:\.\d+)?")
_PARTS = expression(r"[\s，,、；;/＋+和]+")
_LARGE = 20  # a number so large with its unit is hardly there by chance


@dataclass(frozen=True, slots=True)
class Stated:
    """What a row states. ``values`` are its target's number and what all places come to; ``parts`` are the
    words and ``quantities`` the numbers of a cell that states several (3座、120亩)."""

    row: Indicator
    target: Target | None
    values: frozenset[Decimal]
    parts: tuple[str, ...]
    quantities: tuple[Quantity, ...]

    @property
    def worded(self) -> bool:
        """Whether the row says its number in words (较上年提高0.3个百分点)."""
        return self.target is None and not self.parts

    def prices(self, quantity: Quantity) -> bool:
        """Whether the row states a price, and a text counts things: the same number says nothing."""
        return self.target is not None and self.target.unit.of_prices and not quantity.unit.of_money

    def among(self, quantity: Quantity) -> bool:
        """Whether a value of several quantities has this very one."""
        return quantity.text in self.parts or any(
            each.value in (quantity.value, quantity.annual) and comparable(each.unit, quantity.unit)
            for each in self.quantities
        )

    def unmistakable(self, quantity: Quantity) -> bool:
        """Whether the number is so large or has such a fraction, and its unit the same, that another hardly
        has it by chance."""
        target = self.target
        if target is None or target.unit.base != quantity.unit.base:
            return False
        return target.value >= _LARGE or target.value % 1 != 0


class StatedRows:
    """What all rows of a form state, to be looked up by a number; ``all`` are in their order."""

    def __init__(self, rows: Iterable[Stated]) -> None:
        self.all = tuple(rows)
        self._targets = [(each, each.target) for each in self.all if each.target is not None]
        self._by_value: dict[Decimal, list[Stated]] = {}
        for each, _ in self._targets:
            for value in each.values:
                self._by_value.setdefault(value, []).append(each)
        self._comparable: dict[tuple[str, frozenset[str]], list[tuple[Stated, Target]]] = {}

    @cached_property
    def several(self) -> tuple[Stated, ...]:
        """The rows that state more than one number, or theirs in words."""
        return tuple(each for each in self.all if each.parts or each.quantities)

    def having(self, quantity: Quantity) -> Iterator[Stated]:
        """The rows whose target is the number of a quantity, in whatever unit (6万人, 60000人), or the sum of
        what that says of each of several; a row may come twice."""
        for value in {quantity.value, quantity.annual}:
            yield from (each for each in self._by_value.get(value, ()) if not each.prices(quantity))
        for each, target in self._comparable_with(quantity.unit):
            if met(target.value, target.unit, quantity):
                yield each

    def _comparable_with(self, unit: UnitFact) -> Sequence[tuple[Stated, Target]]:
        key = unit.base, unit.kinds
        if key not in self._comparable:
            self._comparable[key] = [each for each in self._targets if comparable(unit, each[1].unit)]
        return self._comparable[key]


def stated_by(form: Form, linker: Linker, language: Language) -> StatedRows:
    """What the rows of a form state, for ``reading.once``."""
    return StatedRows(_stated(row, form, linker, language) for row in form.indicators)


def _stated(row: Indicator, form: Form, linker: Linker, language: Language) -> Stated:
    target = linker.target(row)
    values = (target.value, row.total or _in_all_places(row, form, linker)) if target else ()
    cell = f"{row.value or ''}{row.unit or ''}"
    if len(_NUMBER.findall(cell)) <= 1:
        worded = language.quantities(cell) if target is None else ()
        return Stated(row, target, frozenset(values), (), worded)
    return Stated(row, target, frozenset(values), tuple(_PARTS.split(cell)), language.quantities(cell))


def _in_all_places(row: Indicator, form: Form, linker: Linker) -> Decimal:
    """What a row that gives each place its target comes to."""
    rows = (row, *(each for each in form.elsewhere if each.name == row.name))
    return sum((target.value for each in rows if (target := linker.target(each))), Decimal(0))
