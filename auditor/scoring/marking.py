"""The scorecard of one form: its facts marked part by part, capped by its gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.model import CommonFault, GateHit, ItemScore, Severity
from auditor.scoring.deductions import Cost, left_of
from auditor.scoring.facts import BY_FINDINGS, BY_WHAT_IS_LEFT, FormFacts
from auditor.scoring.fault_facts import Found
from auditor.scoring.gates import Taken, capped, common_faults, hits_of, left_of_common, told, told_common
from auditor.scoring.known import Facts
from auditor.scoring.parts import ItemMark, Marked, item_score, mark_item
from auditor.scoring.rounding import rounded

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.model import Form
    from auditor.profiles import PartConfig
    from auditor.scoring.scheme import Scheme

_Known = tuple[str, tuple[Decimal | None, ...], frozenset[str]]
"""An item with the facts of its parts and the groups of findings that are mended."""
_NOTHING: frozenset[str] = frozenset()
_MUST_MEND = frozenset({"must_mend"})

_ZERO = Decimal(0)


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
    """A form with the groups of findings ``gone`` mended and parts filled: what it is ``marked`` with, and
    the names of the facts that may be ``others`` than in the form as it stands."""

    marked: Marked
    gone: frozenset[str]
    others: frozenset[str]


class FormMarker:
    """Marks one form with the findings that cost it points; ``judged`` counts the judgements of each item.

    A step that would change the form leaves most items and gates as they stand: only those are looked at
    again that depend on a fact which may be another."""

    def __init__(
        self,
        form: Form,
        costs: Sequence[Cost],
        judged: Mapping[str, int],
        language: Language,
        scheme: Scheme,
    ) -> None:
        self.form = form
        self.costs = tuple(costs)
        self.scheme = scheme
        self._judged = judged
        self._facts = FormFacts(form, language, scheme.profile)
        self._known: dict[_Known, ItemMark] = {}

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
        return self._left_by(self.costs)

    @cached_property
    def _found(self) -> Found:
        return _found(self.costs)

    @cached_property
    def _as_it_stands(self) -> Mark:
        marked = self._marked(self._told, self.costs)
        step = _Step(marked, _NOTHING, _NOTHING)
        items = tuple(self._item(name, step) for name in self.scheme.parts)
        return self._mark(items, hits_of(self.scheme.gates, self._told), self._told)

    def _after(self, step: _Step) -> Mark:
        """The form behind a step."""
        before, facts, others = self._as_it_stands, step.marked.facts, step.others
        items = [
            mark if self._leaves(step, mark.item) else self._item(mark.item, step) for mark in before.items
        ]
        asked = self.scheme.gates_on(others)
        gates = [hit for hit in before.gates if hit.gate not in asked]
        return self._mark(tuple(items), [*gates, *hits_of(asked.values(), facts)], facts)

    def _mark(self, items: tuple[ItemMark, ...], gates: Iterable[GateHit], facts: Facts) -> Mark:
        reached = sum([each.score for each in items], _ZERO)
        return Mark(items, reached, tuple(gates), common_faults(facts, self.scheme.common))

    def _leaves(self, step: _Step, item: str) -> bool:
        """Whether a step leaves an item as it stands."""
        return step.others.isdisjoint(self.scheme.facts[item]) and step.gone.isdisjoint(self._groups[item])

    def _step(self, gone: frozenset[str]) -> _Step:
        costs = tuple([cost for cost in self.costs if cost.group not in gone])
        full = self.scheme.filled(gone)
        facts, others = self._told, frozenset(full)
        if len(costs) < len(self.costs):
            left, found = self._left_by(costs), _found(costs)
            facts = self._facts_with(costs, left, found)
            others |= _MUST_MEND
            others |= _NOTHING if found == self._found else BY_FINDINGS
            others |= _NOTHING if left == self._left else BY_WHAT_IS_LEFT
        return _Step(self._marked(facts.having(full), costs), gone, others)

    def _marked(self, facts: Facts, costs: tuple[Cost, ...]) -> Marked:
        return Marked(facts, costs, self.form.index, len(self.form.indicators), self.scheme.in_parts)

    def _item(self, name: str, step: _Step) -> ItemMark:
        """An item; what may be another fact is often the same."""
        parts, facts = self.scheme.parts[name], step.marked.facts
        key = name, tuple([facts[part.fact] for part in parts]), step.gone & self._groups[name]
        if key not in self._known:
            self._known[key] = mark_item(name, self.scheme.profile.items[name], parts, step.marked)
        return self._known[key]

    @cached_property
    def _groups(self) -> dict[str, frozenset[str]]:
        """The groups of findings that each item deducts."""
        return {
            name: frozenset(
                cost.group for cost in self.costs if cost.item == name or cost.finding.category in listed
            )
            for name, listed in self.scheme.listed.items()
        }

    def _facts_with(self, costs: Sequence[Cost], left: Mapping[int, Decimal], found: Found) -> Facts:
        must_mend = Decimal(sum([cost.finding.severity is Severity.ERROR for cost in costs]))
        return self._facts.facts(left, found, {"must_mend": must_mend})

    def _left_by(self, costs: Iterable[Cost]) -> dict[int, Decimal]:
        """What the findings on rows leave of each row's worth."""
        listed = self.scheme.in_parts
        on_rows = [cost for cost in costs if cost.finding.category not in listed]
        return left_of(on_rows, self.scheme.profile.row_points)


def _found(costs: Iterable[Cost]) -> Found:
    """Where each category was found, a row once; what is only hinted at is no fault of a form."""
    places: dict[str, set[int | None]] = {}
    for cost in costs:
        if cost.finding.severity is not Severity.INFO:
            places.setdefault(cost.finding.category, set()).add(cost.finding.row)
    return {category: frozenset(rows) for category, rows in places.items()}
