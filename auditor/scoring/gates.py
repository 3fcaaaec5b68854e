"""The gates of a profile: conditions that cap a score whatever the sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from auditor.model import GateHit, as_written
from auditor.profiles import GateConfig, Profile, Stage
from auditor.scoring.facts import Facts
from auditor.scoring.parts import rounded


def gates_of(facts: Facts, stage: Stage, profile: Profile) -> tuple[GateHit, ...]:
    """The gates that these facts close, in the order of the profile, each with its title alone."""
    return tuple(
        GateHit(gate.gate, gate.title, gate.at_most, decided=False, line=gate.at_most, keeps=gate.kept(facts))
        for gate in _closed(facts, stage, profile)
    )


def capped(reached: Decimal, gates: Iterable[GateHit]) -> Decimal:
    """The sum under the lowest gate."""
    return min((reached, *(gate.cap(reached) for gate in gates)))


def told(gates: Iterable[GateHit], reached: Decimal) -> tuple[GateHit, ...]:
    """The gates in words, with what a form that reached so much has at most, the lowest first."""
    hits = sorted((_told(gate, reached) for gate in gates), key=lambda hit: (hit.at_most, hit.gate))
    lowest = hits[0].at_most if hits else None
    return tuple(replace(hit, decided=hit.at_most == lowest and reached > lowest) for hit in hits)


def _told(gate: GateHit, reached: Decimal) -> GateHit:
    cap = rounded(gate.cap(reached))
    return replace(gate, at_most=cap, text=_text(gate, cap))


def _text(gate: GateHit, cap: Decimal) -> str:
    if cap == gate.start:
        return f"{gate.text}，得分最高{as_written(cap)}分"
    share = as_written(rounded(gate.keeps * 100))
    return f"{gate.text}，超过{as_written(gate.start)}分的部分只计{share}%，得分最高{as_written(cap)}分"


def _closed(facts: Facts, stage: Stage, profile: Profile) -> Iterator[GateConfig]:
    return (gate for gate in profile.gates if gate.stage in (None, stage) and _closes(gate, facts))


def _closes(gate: GateConfig, facts: Facts) -> bool:
    for name, bound in gate.when.items():
        value = facts[name]
        if value is None or not bound.holds(value):
            return False
    return True
