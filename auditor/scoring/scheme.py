"""What forms of one stage are marked by: the profile, put in order once for all forms of a submission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from auditor.profiles import CommonConfig, PartConfig, Profile, Stage
from auditor.scoring.facts import IMPLIED
from auditor.scoring.fault_facts import facts_by_category
from auditor.scoring.gates import Gate


@dataclass(frozen=True, slots=True)
class Scheme:
    """A profile at a stage. ``parts`` are those of each item, ``facts`` what an item's parts are earned by,
    ``in_parts`` the categories whose findings deduct from a part instead of lessening a row, ``counting`` the
    facts that depend on what was found of a category; ``asking`` are the gates that depend on a fact,
    ``full`` the facts of each part that is earned in full, with the step that fills it, ``filling`` the parts
    of each step."""

    profile: Profile
    parts: dict[str, tuple[PartConfig, ...]]
    facts: dict[str, frozenset[str]]
    in_parts: frozenset[str]
    counting: dict[str, frozenset[str]]
    gates: tuple[Gate, ...]
    common: tuple[CommonConfig, ...]
    steps: dict[str, str]
    asking: dict[str, tuple[Gate, ...]]
    full: tuple[tuple[str, Mapping[str, Decimal | None]], ...]
    filling: dict[str, tuple[PartConfig, ...]]

    def every_part(self) -> Iterator[PartConfig]:
        """The parts of all items."""
        return chain.from_iterable(self.parts.values())

    def filled(self, steps: frozenset[str]) -> dict[str, Decimal | None]:
        """The facts with which the parts that some steps fill would be earned in full."""
        full: dict[str, Decimal | None] = {}
        for step, facts in self.full:
            if step in steps:
                full |= facts
        return full

    def gates_on(self, facts: Iterable[str]) -> dict[str, Gate]:
        """The gates that depend on any of these facts, by their names."""
        found = chain.from_iterable(self.asking.get(name, ()) for name in facts)
        return {gate.config.gate: gate for gate in found}

    def step(self, part: PartConfig) -> str:
        """What filling a part is called among the groups of findings; parts with one advice are one step."""
        return self.steps[part.advice or part.part]


def scheme_of(profile: Profile, stage: Stage) -> Scheme:
    """What a profile asks of forms of a stage."""
    parts = {name: item.parts_of(stage) for name, item in profile.items.items()}
    gates = tuple(Gate.of(gate) for gate in profile.gates if gate.stage in (None, stage))
    asked: frozenset[str] = frozenset().union(*(gate.facts for gate in gates))
    every = tuple(chain.from_iterable(parts.values()))
    steps = {part.advice or part.part: f"part:{part.part}" for part in reversed(every)}
    filling: dict[str, tuple[PartConfig, ...]] = {}
    for part in every:
        step = steps[part.advice or part.part]
        filling[step] = (*filling.get(step, ()), part)
    return Scheme(
        profile,
        parts,
        {name: frozenset(part.fact for part in own) for name, own in parts.items()},
        frozenset(chain.from_iterable(part.faults for part in every)),
        facts_by_category(profile.core_faults),
        gates,
        tuple(fault for fault in profile.common if fault.stage in (None, stage)),
        steps,
        {name: tuple(gate for gate in gates if name in gate.facts) for name in asked},
        tuple((steps[part.advice or part.part], _full(part)) for part in every),
        filling,
    )


def _full(part: PartConfig) -> Mapping[str, Decimal | None]:
    """The facts with which a part is earned in full."""
    return {part.fact: part.full_at, **IMPLIED.get(part.fact, {})}
