"""The gates of a profile: conditions that cap a score whatever the sum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from auditor.model import GateHit
from auditor.profiles import GateConfig, Profile, Stage
from auditor.scoring.deductions import plain
from auditor.scoring.facts import Facts
from auditor.scoring.parts import rounded


def gates_of(facts: Facts, reached: Decimal, stage: Stage, profile: Profile) -> tuple[GateHit, ...]:
    """The gates that these facts close, the lowest first."""
    hits = sorted(
        ((rounded(gate.cap(reached)), gate) for gate in _closed(facts, stage, profile)),
        key=lambda hit: (hit[0], hit[1].gate),
    )
    lowest = hits[0][0] if hits else None
    return tuple(
        GateHit(gate.gate, _text(gate, cap), cap, decided=cap == lowest and reached > cap)
        for cap, gate in hits
    )


def _text(gate: GateConfig, cap: Decimal) -> str:
    if cap == gate.at_most:
        return f"{gate.title}，得分最高{plain(cap)}分"
    share = plain(gate.keeps * 100)
    return f"{gate.title}，超过{plain(gate.at_most)}分的部分只计{share}%，得分最高{plain(cap)}分"


def capped(reached: Decimal, gates: tuple[GateHit, ...]) -> Decimal:
    """The sum under the lowest gate."""
    return min((reached, *(gate.at_most for gate in gates)))


def score_of(facts: Facts, reached: Decimal, stage: Stage, profile: Profile) -> Decimal:
    """The sum under the lowest gate that these facts close."""
    caps = (rounded(gate.cap(reached)) for gate in _closed(facts, stage, profile))
    return min((reached, *caps))


def _closed(facts: Facts, stage: Stage, profile: Profile) -> Iterator[GateConfig]:
    return (gate for gate in profile.gates if gate.stage in (None, stage) and _closes(gate, facts))


def _closes(gate: GateConfig, facts: Facts) -> bool:
    for name, bound in gate.when.items():
        value = facts[name]
        if value is None or not bound.holds(value):
            return False
    return True
