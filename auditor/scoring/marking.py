"""The scorecard of one form: its facts marked part by part, capped by its gates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.model import CommonFault, GateHit, ItemScore, Severity
from auditor.scoring.deductions import Cost, blank_of, is_blank, left_of, rows_of
from auditor.scoring.facts import BY_WHAT_IS_LEFT, FormFacts
from auditor.scoring.fault_facts import Found
from auditor.scoring.gates import Taken, capped, common_faults, hits_of, left_of_common, told, told_common
from auditor.scoring.known import Facts
from auditor.scoring.parts import FormCosts, ItemMark, ItemMarker, item_score
from auditor.scoring.rounding import rounded

if TYPE_CHECKING:
    from auditor.profiles import PartConfig
    from auditor.scoring.scheme import Scheme

_NOTHING: frozenset[str] = frozenset()
_NOWHERE: frozenset[int | None] = frozenset()
_MUST_MEND = frozenset({"must_mend"})

_ZERO, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one way of looking at a form comes to in numbers; ``gates`` are those that are closed, with their
    titles alone."""

    items: tuple[ItemMark, ...]
    reached: Decimal
    gates: tuple[GateHit, ...]
    common: tuple[Taken, ...]

    @property
    def score(self) -> Decimal:
        return left_of_common(capped(self.reached, self.gates), self.common)


@dataclass(frozen=True, slots=True)
class Marking:
    """A mark in words."""

    items: tuple[ItemScore, ...]
    reached: Decimal
    gates: tuple[GateHit, ...]
    common: tuple[CommonFault, ...]
    score: Decimal


@dataclass(frozen=True, slots=True)
class _Step:
    """A form with the groups of findings ``gone`` mended and parts filled: its facts, and the names of those
    that may be ``others`` than in the form as it stands."""

    facts: Facts
    gone: frozenset[str]
    others: frozenset[str]


class FormMarker:
    """Marks one form with the findings that cost it points; ``judged`` counts the judgements of each item.

    A step that would change the form leaves most items and gates as they stand: only those are looked at
    again that depend on a fact which may be another."""

    def __init__(
        self,
        facts: FormFacts,
        costs: Sequence[Cost],
        judged: Mapping[str, int],
        scheme: Scheme,
    ) -> None:
        self.form = form = facts.form
        self.costs = tuple(costs)
        self.scheme = scheme
        self._judged = judged
        self._facts = facts
        listed = FormCosts(self.costs, form.index, len(form.indicators), scheme.in_parts)
        self._items = [
            ItemMarker(name, scheme.profile.items[name], parts, listed)
            for name, parts in scheme.parts.items()
        ]

    @cached_property
    def marking(self) -> Marking:
        """The form as it stands."""
        mark, form = self._as_it_stands, self.form.index
        items = tuple(item_score(each, self._judged.get(each.item, 0), form) for each in mark.items)
        common = tuple(map(told_common, mark.common))
        return Marking(items, mark.reached, told(mark.gates, mark.reached), common, mark.score)

    def without(self, groups: Iterable[str]) -> Decimal:
        """The score with these groups of findings mended and these parts filled."""
        return rounded(self._after(self._step(frozenset(groups))).score)

    @cached_property
    def score(self) -> Decimal:
        """The score as it is printed."""
        return rounded(self._as_it_stands.score, "0.1")

    def lacks(self, part: PartConfig) -> bool:
        """Whether a part can still be filled; one of a column that the form lacks cannot."""
        told = self._told[part.fact]
        return told is not None and told < part.full_at

    def lacking(self, fact: str) -> tuple[int, ...]:
        """The rows that a fact is not full for, by their numbers."""
        return self._facts.lacking(fact, self._left)

    @cached_property
    def _told(self) -> Facts:
        return self._facts_with(self.costs, self._left, self._found)

    @cached_property
    def _left(self) -> dict[int, Decimal]:
        return self._left_by(self._on_rows)

    def _left_by(self, costs: Sequence[Cost]) -> dict[int, Decimal]:
        """What findings on rows leave of each row's worth."""
        left = left_of(costs, self.scheme.profile.row_points)
        blanks = self.scheme.profile.core_faults.blanks
        for found in [cost.finding for cost in costs if is_blank(cost.finding)]:
            if (blank := blanks.get(str(found.field))) is not None:
                left |= {row: min(left.get(row, _ONE), blank.left) for row in rows_of(found)}
        return left

    @cached_property
    def _on_rows(self) -> tuple[Cost, ...]:
        """The findings that lessen the rows on which they are."""
        listed = self.scheme.in_parts
        on_rows = (cost for cost in self.costs if cost.finding.row is not None)
        return tuple([cost for cost in on_rows if cost.finding.category not in listed])

    @cached_property
    def _found(self) -> Found:
        return _found(self.costs)

    @cached_property
    def _as_it_stands(self) -> Mark:
        facts = self._told
        items = tuple([item.mark(facts, _NOTHING) for item in self._items])
        return self._mark(items, hits_of(self.scheme.gates, facts), facts)

    def _after(self, step: _Step) -> Mark:
        """The form behind a step."""
        before, facts, others = self._as_it_stands, step.facts, step.others
        items = [
            mark if self._leaves(step, item) else item.mark(facts, step.gone)
            for item, mark in zip(self._items, before.items, strict=True)
        ]
        asked = self.scheme.gates_on(others)
        gates = [hit for hit in before.gates if hit.gate not in asked]
        return self._mark(tuple(items), [*gates, *hits_of(asked.values(), facts)], facts)

    def _mark(self, items: tuple[ItemMark, ...], gates: Iterable[GateHit], facts: Facts) -> Mark:
        reached = sum([each.score for each in items], _ZERO)
        return Mark(items, reached, tuple(gates), common_faults(facts, self.scheme.common))

    def _leaves(self, step: _Step, item: ItemMarker) -> bool:
        """Whether a step leaves an item as it stands."""
        return step.others.isdisjoint(self.scheme.facts[item.item]) and step.gone.isdisjoint(item.groups)

    def _step(self, gone: frozenset[str]) -> _Step:
        mended = [cost for cost in self.costs if cost.group in gone]
        full = self.scheme.filled(gone)
        facts, others = self._told, frozenset(full)
        if mended:
            left, found = self._left_behind(mended, gone), self._found_behind(mended, gone)
            facts = self._facts_with([cost for cost in self.costs if cost.group not in gone], left, found)
            others = others.union(_MUST_MEND, self._by_findings(found))
            others |= _NOTHING if left == self._left else BY_WHAT_IS_LEFT
        return _Step(facts.having(full), gone, others)

    def _left_behind(self, mended: Iterable[Cost], gone: frozenset[str]) -> dict[int, Decimal]:
        """What is left of the rows behind a step: only those with something mended are looked at."""
        rows = {row for cost in mended for row in rows_of(cost.finding)}
        kept = [cost for cost in self._on_rows if cost.group not in gone]
        still = [cost for cost in kept if not rows.isdisjoint(rows_of(cost.finding))]
        others = {row: left for row, left in self._left.items() if row not in rows}
        return {row: left for row, left in self._left_by(still).items() if row in rows} | others

    def _found_behind(self, mended: Iterable[Cost], gone: frozenset[str]) -> Found:
        """Where each category is found behind a step."""
        known = {cost.finding.category for cost in mended}
        blanks = {blank_of(cost.finding) for cost in mended if is_blank(cost.finding)}
        still = [cost for cost in self.costs if cost.finding.category in known and cost.group not in gone]
        return {**self._found, **dict.fromkeys(known | blanks, _NOWHERE), **_found(still)}

    def _by_findings(self, found: Found) -> Iterator[str]:
        """The facts that depend on the categories of which some are mended."""
        for category, places in self._found.items():
            if found[category] != places:
                yield from self.scheme.counting.get(category, ())

    def _facts_with(self, costs: Sequence[Cost], left: Mapping[int, Decimal], found: Found) -> Facts:
        must_mend = Decimal(sum([cost.finding.severity is Severity.ERROR for cost in costs]))
        return self._facts.facts(left, found, {"must_mend": must_mend})


def _found(costs: Iterable[Cost]) -> Found:
    """Where each category was found, a row once; what is only hinted at is no fault of a form."""
    places: dict[str, set[int | None]] = {}
    for found in (cost.finding for cost in costs if cost.finding.severity is not Severity.INFO):
        places.setdefault(found.category, set()).add(found.row)
        if is_blank(found):
            places.setdefault(blank_of(found), set()).update(rows_of(found) or [None])
    return {category: frozenset(rows) for category, rows in places.items()}
