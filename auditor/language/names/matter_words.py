"""The families of what indicators speak of, and the words that tell them: lexicons/matters.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel

BENEFITS = frozenset({"economic", "social", "ecological", "sustained", "benefit"})


class MatterKind(LexiconModel):
    """A family: the levels under which it is misfiled (``certain`` and ``firm``) or may be (``ask``).
    ``sure`` is False where it can be filed elsewhere with equal right, ``effect`` says whether it can be a
    benefit."""

    title: str
    dimension: str
    sure: bool = True
    effect: bool | None = None
    certain: frozenset[str] = frozenset()
    firm: frozenset[str] = frozenset()
    ask: frozenset[str] = frozenset()


class MatterLexicon(LexiconModel):
    """lexicons/matters.yaml."""

    matters: Mapping[str, MatterKind]
    kinds: Mapping[str, tuple[str, ...]]
    rates: frozenset[str]
    counting_units: frozenset[str]
    openings: tuple[Expression, ...]
    satisfied: tuple[str, ...]
    regard: tuple[str, ...]
    punctual: tuple[str, ...]
    punctual_endings: tuple[str, ...]
    timely: tuple[str, ...]
    deeds: tuple[str, ...]
    within: tuple[str, ...]
    not_punctual: tuple[str, ...]
    timed_actions: tuple[str, ...]
    timed_work: tuple[str, ...]
    time_endings: tuple[str, ...]
    waiting: tuple[str, ...]
    responses: tuple[str, ...]
    pulled: tuple[str, ...]
    opened: tuple[str, ...]
    outages: tuple[str, ...]
    life_of_people: tuple[str, ...]
    known: tuple[str, ...]
    nature_qualities: tuple[str, ...]
    progress: tuple[str, ...]
    spending_endings: tuple[str, ...]
    money_work: tuple[str, ...]
    aid: tuple[str, ...]
    others_costs: tuple[str, ...]
    standards: tuple[str, ...]
    fewer: tuple[str, ...]
    outlays: tuple[str, ...]
    falling: tuple[str, ...]
    harms: tuple[str, ...]
    funds: tuple[str, ...]
    bare_funds: tuple[str, ...]
    courses: tuple[str, ...]
    surroundings: tuple[str, ...]
    making: tuple[str, ...]
    attributes: tuple[str, ...]
    specifications: tuple[str, ...]
    working: tuple[str, ...]
    adding: tuple[str, ...]
    facilities: tuple[str, ...]
    built: tuple[str, ...]
    effects: tuple[str, ...]
    prized: tuple[str, ...]
    served: tuple[str, ...]
    staff: tuple[str, ...]
    incidents: tuple[str, ...]
    costly: tuple[str, ...]
    complaints: tuple[str, ...]
    per_head: tuple[str, ...]
    prices: tuple[str, ...]
    not_per_head: tuple[str, ...]
    nature_states: tuple[str, ...]
    observed: tuple[str, ...]
    stems: Mapping[str, tuple[str, ...]]
    work_coverage: tuple[str, ...]
    own_work: tuple[str, ...]
    accepted: tuple[str, ...]
    income_endings: tuple[str, ...]
    nature: tuple[str, ...]
    not_nature: tuple[str, ...]
    economy: tuple[str, ...]
    society: tuple[str, ...]
    sustained: tuple[str, ...]
    duty_openings: tuple[str, ...]
    duty_endings: tuple[str, ...]
    effect_openings: tuple[str, ...]
    effect_endings: tuple[str, ...]
    activities: tuple[str, ...]
    tasks: tuple[str, ...]
    procedures: tuple[str, ...]
    fair: tuple[str, ...]
    grades: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """``kind`` is a family of lexicons/matters.yaml, ``dimension`` a key of lexicons/dimensions.yaml. The
    levels are those under which it is misfiled."""

    kind: str
    title: str
    dimension: str
    sure: bool
    effect: bool
    certain: frozenset[str]
    firm: frozenset[str]
    ask: frozenset[str]


def matter_of(kind: str, entry: MatterKind) -> Matter:
    """A family as what a name speaks of."""
    effect = entry.effect if entry.effect is not None else not entry.sure or entry.dimension in BENEFITS
    return Matter(
        kind, entry.title, entry.dimension, entry.sure, effect, entry.certain, entry.firm, entry.ask
    )
