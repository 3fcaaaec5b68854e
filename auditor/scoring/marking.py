"""The scorecard of one form: its facts marked part by part, capped by its gates, and what would raise it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from auditor.model import GateHit, ItemScore, Lift
from auditor.scoring.deductions import Cost, label_of, left_of
from auditor.scoring.facts import IMPLIED, FormFacts
from auditor.scoring.gates import capped, gates_of
from auditor.scoring.parts import Marked, in_parts, item_score, rounded, stage_of

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.model import Form
    from auditor.profiles import PartConfig, Profile

_Known = tuple[str, tuple[Decimal | None, ...], frozenset[str]]
"""An item with the facts of its parts and the groups of findings that are mended."""

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Marking:
    """What one way of looking at a form comes to."""

    items: tuple[ItemScore, ...]
    reached: Decimal
    gates: tuple[GateHit, ...]

    @property
    def score(self) -> Decimal:
        return capped(self.reached, self.gates)


class FormMarker:
    """Marks one form with the findings that cost it points; ``judged`` counts the judgements of each item."""

    def __init__(
        self,
        form: Form,
        costs: Sequence[Cost],
        judged: Mapping[str, int],
        language: Language,
        profile: Profile,
    ) -> None:
        self._form = form
        self._costs = tuple(costs)
        self._judged = judged
        self._profile = profile
        self._stage = stage_of(form)
        self._listed = in_parts(profile, self._stage)
        self._facts = FormFacts(form, language, profile)
        self._parts = {name: item.parts_of(self._stage) for name, item in profile.items.items()}
        self._known: dict[_Known, ItemScore] = {}

    @cached_property
    def marking(self) -> Marking:
        """The form as it stands."""
        return self._marked()

    def lifts(self) -> tuple[Lift, ...]:
        """What would raise the score, what raises it most first."""
        found = [lift for lift in self._all_lifts if lift.after > self._score]
        return tuple(sorted(found, key=lambda lift: (-lift.after, lift.group)))

    def together(self) -> Decimal:
        """The score with everything mended and filled that can be."""
        return self.without(lift.group for lift in self._all_lifts)

    @cached_property
    def _all_lifts(self) -> tuple[Lift, ...]:
        return (*self._by_mending(), *self._by_filling())

    def without(self, groups: Iterable[str]) -> Decimal:
        """The score with these groups of findings mended and these parts filled."""
        return rounded(self._marked(frozenset(groups)).score, "0.1")

    @cached_property
    def _told(self) -> dict[str, Decimal | None]:
        return self._facts_with(self._costs)

    @property
    def _score(self) -> Decimal:
        return rounded(self.marking.score, "0.1")

    def _by_mending(self) -> Iterator[Lift]:
        groups: dict[str, list[Cost]] = {}
        for cost in self._costs:
            groups.setdefault(cost.group, []).append(cost)
        for group, costs in groups.items():
            yield self._lift(group, label_of(costs), "", len(costs))

    def _by_filling(self) -> Iterator[Lift]:
        for part in chain.from_iterable(self._parts.values()):
            if part.advice and self._lacks(part):
                yield self._lift(_key(part), f"{part.title}未得满分", part.advice, 0)

    def _lacks(self, part: PartConfig) -> bool:
        """Whether a part can still be filled; one of a column that the form lacks cannot."""
        told = self._told[part.fact]
        return told is not None and told < part.full_at

    def _lift(self, group: str, label: str, advice: str, count: int) -> Lift:
        return Lift(group, label, advice, count, (self._form.index,), self.without((group,)))

    def _marked(self, gone: frozenset[str] = frozenset()) -> Marking:
        """The form with these groups of findings mended and these parts filled."""
        costs = tuple(cost for cost in self._costs if cost.group not in gone)
        facts = self._told if len(costs) == len(self._costs) else self._facts_with(costs)
        facts = facts | self._full(gone)
        marked = Marked(facts, costs, self._form.index, len(self._form.indicators), self._stage, self._listed)
        items = tuple(self._item(name, marked, gone) for name in self._profile.items)
        reached = sum((item.score for item in items if item.score is not None), _ZERO)
        return Marking(items, reached, gates_of(facts, reached, self._stage, self._profile))

    def _item(self, name: str, marked: Marked, gone: frozenset[str]) -> ItemScore:
        """An item as it is marked; what would change a form leaves most of its items as they are."""
        facts = tuple(marked.facts[part.fact] for part in self._parts[name])
        key = name, facts, gone & self._groups[name]
        if key not in self._known:
            config, judged = self._profile.items[name], self._judged.get(name, 0)
            self._known[key] = item_score(name, config, marked, judged)
        return self._known[key]

    @cached_property
    def _groups(self) -> dict[str, frozenset[str]]:
        """The groups of findings that each item deducts."""
        return {
            name: frozenset(cost.group for cost in self._costs if cost.item == name or _listed(cost, parts))
            for name, parts in self._parts.items()
        }

    def _facts_with(self, costs: Sequence[Cost]) -> dict[str, Decimal | None]:
        on_rows = [cost for cost in costs if cost.finding.category not in self._listed]
        return self._facts.facts(left_of(on_rows, self._profile.row_points), _counted(costs))

    def _full(self, filled: frozenset[str]) -> dict[str, Decimal | None]:
        """The facts with which these parts would be earned in full."""
        wanted = (part for part in chain.from_iterable(self._parts.values()) if _key(part) in filled)
        full: dict[str, Decimal | None] = {}
        for part in wanted:
            full |= {part.fact: part.full_at, **IMPLIED.get(part.fact, {})}
        return full


def _listed(cost: Cost, parts: Iterable[PartConfig]) -> bool:
    return any(cost.finding.category in part.faults for part in parts)


def _key(part: PartConfig) -> str:
    """What a part is called among the groups of findings."""
    return f"part:{part.part}"


def _counted(costs: Iterable[Cost]) -> Counter[str]:
    """How often each category was found, a row once."""
    places = {(cost.finding.category, cost.finding.row) for cost in costs}
    return Counter(category for category, _ in places)
