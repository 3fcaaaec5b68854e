"""The gates of a profile: conditions that cap a score whatever the sum; and the common faults, which take the
same behind each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from auditor.model import CommonFault, GateHit, as_written
from auditor.profiles import CommonConfig, GateConfig, Profile, Stage
from auditor.scoring.facts import Facts
from auditor.scoring.parts import rounded, told_share

_ZERO = Decimal(0)


def gates_of(facts: Facts, stage: Stage, profile: Profile) -> tuple[GateHit, ...]:
    """The gates that these facts close, in the order of the profile, each with its title alone."""
    return tuple(_hit(gate, facts) for gate in _closed(facts, stage, profile))


def capped(reached: Decimal, gates: Iterable[GateHit]) -> Decimal:
    """The sum under the lowest gate."""
    return min((reached, *(gate.cap(reached) for gate in gates)))


def told(gates: Iterable[GateHit], reached: Decimal) -> tuple[GateHit, ...]:
    """The gates in words, with what a form that reached so much has at most, the lowest first."""
    hits = sorted((_told(gate, reached) for gate in gates), key=lambda hit: (hit.at_most, hit.gate))
    lowest = hits[0].at_most if hits else None
    return tuple(replace(hit, decided=hit.at_most == lowest and reached > lowest) for hit in hits)


def common_faults(facts: Facts, stage: Stage, profile: Profile) -> tuple[CommonFault, ...]:
    """What the common faults of a form take of its score."""
    concerned = (each for each in profile.common if each.stage in (None, stage))
    found = ((each, facts[each.fact] or _ZERO) for each in concerned)
    return tuple(_common(fault, share) for fault, share in found if share)


def left_of_common(score: Decimal, common: Iterable[CommonFault]) -> Decimal:
    """The score less the common faults, never below 0."""
    return max(score - sum((each.points for each in common), _ZERO), _ZERO)


def _hit(gate: GateConfig, facts: Facts) -> GateHit:
    """A gate with the line that it has for this form."""
    falls, title = gate.falls, gate.title
    number = facts[falls.fact] if falls else None
    lost = min(falls.of(number), gate.at_most) if falls and number else _ZERO
    if falls and number and lost:
        title = f"{title}，共{as_written(number)}处，{as_written(gate.at_most)}分的线降{as_written(lost)}分"
    line = gate.at_most - lost
    return GateHit(gate.gate, title, line, decided=False, line=line, keeps=gate.keeps)


def _common(fault: CommonConfig, share: Decimal) -> CommonFault:
    points = rounded(fault.points * share)
    told = f"{as_written(fault.points)}×{told_share(share, fault.points)}＝" if share < 1 else ""
    return CommonFault(fault.fault, f"{fault.title}，扣{told}{as_written(points)}分", points)


def _told(gate: GateHit, reached: Decimal) -> GateHit:
    cap = rounded(gate.cap(reached))
    return replace(gate, at_most=cap, text=_text(gate, cap))


def _text(gate: GateHit, cap: Decimal) -> str:
    if cap == gate.start:
        return f"{gate.text}，得分最高{as_written(cap)}分"
    share = as_written(rounded(gate.keeps * 100))
    return f"{gate.text}，超过{as_written(gate.start)}分的部分只计{share}%，得分最高{as_written(cap)}分"


def _closed(facts: Facts, stage: Stage, profile: Profile) -> Iterator[GateConfig]:
    for gate in profile.gates:
        if gate.stage not in (None, stage):
            continue
        for name, bound in gate.when.items():
            value = facts[name]
            if value is None or not bound.holds(value):
                break
        else:
            yield gate
