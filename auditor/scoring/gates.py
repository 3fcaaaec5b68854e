"""The gates of a profile: conditions that cap a score whatever the sum."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from auditor.model import GateHit, as_written
from auditor.profiles import GateConfig, Profile, Stage
from auditor.scoring.facts import Facts
from auditor.scoring.parts import rounded


def gates_of(facts: Facts, reached: Decimal, stage: Stage, profile: Profile) -> tuple[GateHit, ...]:
    """The gates that these facts close, the lowest first."""
    hits = sorted(
        (_hit(gate, facts, reached) for gate in _closed(facts, stage, profile)),
        key=lambda hit: (hit.at_most, hit.gate),
    )
    lowest = hits[0].at_most if hits else None
    return tuple(replace(hit, decided=hit.at_most == lowest and reached > lowest) for hit in hits)


def capped(reached: Decimal, gates: tuple[GateHit, ...]) -> Decimal:
    """The sum under the lowest gate."""
    return min((reached, *(gate.cap(reached) for gate in gates)))


def score_of(facts: Facts, reached: Decimal, stage: Stage, profile: Profile) -> Decimal:
    """The sum under the lowest gate that these facts close."""
    caps = (gate.cap(reached, facts) for gate in _closed(facts, stage, profile))
    return min((reached, *caps))


def _hit(gate: GateConfig, facts: Facts, reached: Decimal) -> GateHit:
    cap = rounded(gate.cap(reached, facts))
    hit = GateHit(gate.gate, "", cap, decided=False, line=gate.at_most, keeps=gate.kept(facts))
    return replace(hit, text=_text(gate.title, hit))


def _text(title: str, hit: GateHit) -> str:
    if hit.at_most == hit.start:
        return f"{title}，得分最高{as_written(hit.at_most)}分"
    share = as_written(rounded(hit.keeps * 100))
    return f"{title}，超过{as_written(hit.start)}分的部分只计{share}%，得分最高{as_written(hit.at_most)}分"


def _closed(facts: Facts, stage: Stage, profile: Profile) -> Iterator[GateConfig]:
    return (gate for gate in profile.gates if gate.stage in (None, stage) and _closes(gate, facts))


def _closes(gate: GateConfig, facts: Facts) -> bool:
    for name, bound in gate.when.items():
        value = facts[name]
        if value is None or not bound.holds(value):
            return False
    return True
