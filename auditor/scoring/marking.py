"""The scorecard of one form: its facts marked part by part, capped by its gates, and what would raise it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
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

    @cached_property
    def marking(self) -> Marking:
        """The form as it stands."""
        return self._marked(self._costs)

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
        gone = frozenset(groups)
        kept = tuple(cost for cost in self._costs if cost.group not in gone)
        return rounded(self._marked(kept, gone).score, "0.1")

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
        for item in self._profile.items.values():
            for part in item.parts_of(self._stage):
                if part.advice and self._told[part.fact] is not None:  # a column that the form lacks
                    yield self._lift(_key(part), f"{part.title}未得满分", part.advice, 0)

    def _lift(self, group: str, label: str, advice: str, count: int) -> Lift:
        return Lift(group, label, advice, count, (self._form.index,), self.without((group,)))

    def _marked(self, costs: Sequence[Cost], filled: frozenset[str] = frozenset()) -> Marking:
        facts = self._facts_with(costs) | self._full(filled)
        marked = Marked(
            facts, tuple(costs), self._form.index, len(self._form.indicators), self._stage, self._listed
        )
        items = tuple(
            item_score(name, config, marked, self._judged.get(name, 0))
            for name, config in self._profile.items.items()
        )
        reached = sum((item.score for item in items if item.score is not None), _ZERO)
        return Marking(items, reached, gates_of(facts, reached, self._stage, self._profile))

    def _facts_with(self, costs: Sequence[Cost]) -> dict[str, Decimal | None]:
        on_rows = [cost for cost in costs if cost.finding.category not in self._listed]
        return self._facts.facts(left_of(on_rows, self._profile.row_points), _counted(costs))

    def _full(self, filled: frozenset[str]) -> dict[str, Decimal | None]:
        """The facts with which these parts would be earned in full."""
        wanted = (
            part
            for item in self._profile.items.values()
            for part in item.parts_of(self._stage)
            if _key(part) in filled
        )
        full: dict[str, Decimal | None] = {}
        for part in wanted:
            full |= {part.fact: part.full_at, **IMPLIED.get(part.fact, {})}
        return full


def _key(part: PartConfig) -> str:
    """What a part is called among the groups of findings."""
    return f"part:{part.part}"


def _counted(costs: Iterable[Cost]) -> Counter[str]:
    """How often each category was found, a row once."""
    places = {(cost.finding.category, cost.finding.row) for cost in costs}
    return Counter(category for category, _ in places)
