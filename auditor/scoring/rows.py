"""The rows of a form as the score sees them: what each measures, and what its faults leave of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.language import Direction
from auditor.model import CAPS
from auditor.scoring.answers import (
    EFFECTS,
    EXECUTION,
    SATISFACTION,
    UNCLEAR,
    Answer,
    Answered,
    answer_of,
    area_of,
)

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.model import Form, Indicator

Worth = Mapping[str, Mapping[str, Decimal]]

_ZERO, _ONE = Decimal(0), Decimal(1)
_USUAL_TOTAL = Decimal(100)
_KEPT = Decimal(10)  # points that a form with a line 预算执行率 keeps for it
_LEAST_TOTAL = Decimal(40)  # weights that sum to less are no weights of a whole form
_PART = "其中"  # of the row above, whose weight is its own too
FEWEST = 3  # rows that a form has to measure for full marks where its weights say no more


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row: what it answers, how much it measures (0…1) and how much of that its faults have left."""

    row: Indicator
    area: str
    answered: Answered
    worth: Decimal
    left: Decimal
    low: bool = False  # a rate that nobody would call a target
    may_be_effect: bool = True  # by its name and unit, whatever its level

    @property
    def measured(self) -> Decimal:
        return self.worth * self.left

    @property
    def unclear(self) -> bool:
        """Whether nobody could tell if the target was met."""
        return self.answered.kind in UNCLEAR

    @property
    def clear(self) -> Decimal:
        return _ZERO if self.unclear or self.low else self.left

    @property
    def blank(self) -> bool:
        return self.answered.kind is Answer.BLANK


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a form. ``total`` is what their weights are measured against, ``None`` without weights."""

    all: tuple[RowFacts, ...]
    total: Decimal | None

    @property
    def weights_missing(self) -> bool:
        """Whether a row of a form with weights has none; a part of another row (其中) needs none."""
        lacking = (each.row for each in self.all if each.row.weight is None)
        return self.total is not None and any(not row.name.startswith(_PART) for row in lacking)

    def left_with(self, left: Mapping[int, Decimal]) -> Rows:
        """The rows with what their faults leave of them, by their numbers."""
        return replace(self, all=tuple(_with_left(each, left.get(each.row.row, _ONE)) for each in self.all))

    def share(self, value: Callable[[RowFacts], Decimal]) -> Decimal:
        """How far a form has ``value`` (0…1): in its best rows, or in its weights where that is more. Neither
        grows when a row is left out, also where what is left are no weights of a whole form."""
        best = sorted((value(each) for each in self.all), reverse=True)[:FEWEST]
        by_rows = sum(best, _ZERO) / FEWEST
        if self.total is None:
            return by_rows
        weighed = ((each.row.weight or _ZERO) * value(each) for each in self.all)
        return max(by_rows, sum(weighed, _ZERO) / self.total)

    def mean(self, value: Callable[[RowFacts], Decimal]) -> Decimal:
        return sum(map(value, self.all), _ZERO) / len(self.all) if self.all else _ZERO

    def part(self, holds: Callable[[RowFacts], bool]) -> Decimal:
        """How much of the form the rows are that something holds of (``burden``)."""
        return self.burden(lambda each: Decimal(holds(each)))

    def burden(self, value: Callable[[RowFacts], Decimal]) -> Decimal:
        """How much of the form has something that it should not (0…1), by weight or else by number. What is
        not there has none of it; a row whose weight is left out has no less: it counts as one of the usual
        weight."""
        if not self.all:
            return _ZERO
        if self.total is None:
            return self.mean(value)
        found = sum((self._weight(each.row) * value(each) for each in self.all), _ZERO)
        return min(found / self.total, _ONE)

    def _weight(self, row: Indicator) -> Decimal:
        if row.weight is not None or row.name.startswith(_PART):
            return row.weight or _ZERO
        return (self.total or _ZERO) / len(self.all)


def _with_left(each: RowFacts, left: Decimal) -> RowFacts:
    return each if left is each.left else replace(each, left=left)


def read_rows(form: Form, language: Language, worth: Worth, floors: Mapping[str, Decimal]) -> Rows:
    """The rows of a form without faults; ``worth`` is what an answer measures by kind of row, ``floors`` are
    the rates (%) below which a target asks for nothing."""
    found = []
    for row in form.indicators:
        answered, area = _in_all_places(row, form, language), area_of(row, language)
        group = _group(row, area, language)
        low = _is_low(row, answered, floors.get(group), language)
        value = _ZERO if low else worth.get(group, {}).get(answered.kind.value, _ZERO)
        effect = bool(language.possible_dimensions(row) & EFFECTS)
        found.append(RowFacts(row, area, answered, value, _ONE, low, effect))
    return Rows(tuple(found), _total(form))


def _in_all_places(row: Indicator, form: Form, language: Language) -> Answered:
    """What a row answers; one thing in each of several places is several."""
    answered = answer_of(row, language)
    others = any(each.name == row.name for each in form.elsewhere)
    several = answered.kind is Answer.ONE and (others or (row.total is not None and row.total > _ONE))
    return replace(answered, kind=Answer.COUNT) if several else answered


def _is_low(row: Indicator, answered: Answered, floor: Decimal | None, language: Language) -> bool:
    if floor is None or answered.kind is not Answer.RATE or answered.number is None:
        return False
    if row.operator in CAPS or answered.number >= floor:
        return False
    return language.direction(row.name, row.unit).direction is Direction.HIGHER


def _group(row: Indicator, area: str, language: Language) -> str:
    """The group of ``answers`` in rules/dimensions.yaml that a row belongs to."""
    if area == EXECUTION or language.process(row.name) is not None:
        return "process"
    if area in EFFECTS:
        return "effect"
    return area if area in (SATISFACTION, "cost", "quality") else "output"


def _total(form: Form) -> Decimal | None:
    """What the weights are measured against: never less than they should sum to, so that a weight left out
    does not make the others count for more. One row alone shares its weight with nothing."""
    weights = [row.weight for row in form.indicators if row.weight is not None]
    total = sum(weights, _ZERO)
    mostly = len(weights) * 2 > max(len(form.indicators), 2)
    weighted = mostly and total * len(form.indicators) >= _LEAST_TOTAL * len(weights)
    usual = _USUAL_TOTAL - (_KEPT if form.execution is not None else _ZERO)
    return max(total, usual) if weighted else None
