"""The scorecard of one form: its facts marked part by part, capped by its gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from auditor.model import CommonFault, GateHit, ItemScore, Severity
from auditor.scoring.deductions import Cost, left_of
from auditor.scoring.facts import IMPLIED, Facts, FormFacts, Found
from auditor.scoring.gates import capped, common_faults, gates_of, left_of_common, told
from auditor.scoring.parts import ItemMark, Marked, in_parts, item_score, mark_item, rounded, stage_of

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.model import Form
    from auditor.profiles import PartConfig, Profile

_Known = tuple[str, tuple[Decimal | None, ...], frozenset[str]]
"""An item with the facts of its parts and the groups of findings that are mended."""
_AS_IT_STANDS: frozenset[str] = frozenset()

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one way of looking at a form comes to in numbers."""

    items: tuple[ItemMark, ...]
    reached: Decimal
    gates: tuple[GateHit, ...]
    common: tuple[CommonFault, ...]

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


class FormMarker:
    """Marks one form with the findings that cost it points; ``judged`` counts the judgements of each item.
    ``parts`` are those of each item that its stage has."""

    def __init__(
        self,
        form: Form,
        costs: Sequence[Cost],
        judged: Mapping[str, int],
        language: Language,
        profile: Profile,
    ) -> None:
        self.form = form
        self.costs = tuple(costs)
        self._judged = judged
        self._profile = profile
        self._stage = stage_of(form)
        self._listed = in_parts(profile, self._stage)
        self._facts = FormFacts(form, language, profile)
        self.parts = {name: item.parts_of(self._stage) for name, item in profile.items.items()}
        parts = tuple(chain.from_iterable(self.parts.values()))
        self._steps = {part.advice or part.part: f"part:{part.part}" for part in reversed(parts)}
        self._known: dict[_Known, ItemMark] = {}

    @cached_property
    def marking(self) -> Marking:
        """The form as it stands."""
        mark, form = self._mark(_AS_IT_STANDS), self.form.index
        items = tuple(item_score(each, self._judged.get(each.item, 0), form) for each in mark.items)
        return Marking(items, mark.reached, told(mark.gates, mark.reached), mark.common, mark.score)

    def without(self, groups: Iterable[str]) -> Decimal:
        """The score with these groups of findings mended and these parts filled."""
        return rounded(self._mark(frozenset(groups)).score)

    @property
    def score(self) -> Decimal:
        """The score as it is printed."""
        return rounded(self.marking.score, "0.1")

    @cached_property
    def _told(self) -> Facts:
        return self._facts_with(self.costs)

    def step(self, part: PartConfig) -> str:
        """What filling a part is called among the groups of findings; parts with one advice are one step."""
        return self._steps[part.advice or part.part]

    def lacks(self, part: PartConfig) -> bool:
        """Whether a part can still be filled; one of a column that the form lacks cannot."""
        told = self._told[part.fact]
        return told is not None and told < part.full_at

    def lacking(self, fact: str) -> tuple[int, ...]:
        """The rows that a fact is not full for, by their numbers."""
        return self._facts.lacking(fact, self._left(self.costs))

    def _marked(self, gone: frozenset[str]) -> Marked:
        """The form with these groups of findings mended and these parts filled."""
        costs = tuple(cost for cost in self.costs if cost.group not in gone)
        facts = self._told if len(costs) == len(self.costs) else self._facts_with(costs)
        return Marked(
            facts.having(self._full(gone)),
            costs,
            self.form.index,
            len(self.form.indicators),
            self._stage,
            self._listed,
        )

    def _mark(self, gone: frozenset[str]) -> Mark:
        marked = self._marked(gone)
        items = tuple(self._item(name, marked, gone) for name in self._profile.items)
        reached = sum((each.score for each in items), _ZERO)
        facts, stage, profile = marked.facts, self._stage, self._profile
        return Mark(items, reached, gates_of(facts, stage, profile), common_faults(facts, stage, profile))

    def _item(self, name: str, marked: Marked, gone: frozenset[str]) -> ItemMark:
        """An item; what would change a form leaves most of its items as they are."""
        parts = self.parts[name]
        key = name, tuple([marked.facts[part.fact] for part in parts]), gone & self._groups[name]
        if key not in self._known:
            self._known[key] = mark_item(name, self._profile.items[name], parts, marked)
        return self._known[key]

    @cached_property
    def _groups(self) -> dict[str, frozenset[str]]:
        """The groups of findings that each item deducts."""
        return {
            name: frozenset(cost.group for cost in self.costs if cost.item == name or _listed(cost, parts))
            for name, parts in self.parts.items()
        }

    def _facts_with(self, costs: Sequence[Cost]) -> Facts:
        must_mend = Decimal(sum(cost.finding.severity is Severity.ERROR for cost in costs))
        facts = self._facts.facts(self._left(costs), _found(costs))
        return facts.having({"must_mend": must_mend})

    def _left(self, costs: Iterable[Cost]) -> dict[int, Decimal]:
        on_rows = [cost for cost in costs if cost.finding.category not in self._listed]
        return left_of(on_rows, self._profile.row_points)

    def _full(self, filled: frozenset[str]) -> dict[str, Decimal | None]:
        """The facts with which these parts would be earned in full."""
        full: dict[str, Decimal | None] = {}
        for part in chain.from_iterable(self.parts.values()):
            if self.step(part) in filled:
                full |= {part.fact: part.full_at, **IMPLIED.get(part.fact, {})}
        return full


def _listed(cost: Cost, parts: Iterable[PartConfig]) -> bool:
    return any(cost.finding.category in part.faults for part in parts)


def _found(costs: Iterable[Cost]) -> Found:
    """Where each category was found, a row once; what is only hinted at is no fault of a form."""
    places: dict[str, set[int | None]] = {}
    for cost in costs:
        if cost.finding.severity is not Severity.INFO:
            places.setdefault(cost.finding.category, set()).add(cost.finding.row)
    return {category: frozenset(rows) for category, rows in places.items()}
