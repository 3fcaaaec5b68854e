"""The gates of a profile: conditions that cap a score whatever the sum."""

from __future__ import annotations

from decimal import Decimal

from auditor.model import GateHit
from auditor.profiles import GateConfig, Profile, Stage
from auditor.scoring.deductions import plain
from auditor.scoring.facts import Facts


def gates_of(facts: Facts, reached: Decimal, stage: Stage, profile: Profile) -> tuple[GateHit, ...]:
    """The gates that these facts close, the lowest first."""
    closed = [gate for gate in profile.gates if gate.stage in (None, stage) and _closes(gate, facts)]
    closed.sort(key=lambda gate: (gate.at_most, gate.gate))
    lowest = closed[0].at_most if closed else None
    return tuple(
        GateHit(
            gate.gate,
            f"{gate.title}，得分最高{plain(gate.at_most)}分",
            gate.at_most,
            decided=gate.at_most == lowest and reached > gate.at_most,
        )
        for gate in closed
    )


def capped(reached: Decimal, gates: tuple[GateHit, ...]) -> Decimal:
    """The sum under the lowest gate."""
    return min((reached, *(gate.at_most for gate in gates)))


def _closes(gate: GateConfig, facts: Facts) -> bool:
    values = ((facts[name], bound) for name, bound in gate.when.items())
    return all(value is not None and bound.holds(value) for value, bound in values)
