"""The gates of a profile: conditions that cap a score whatever the sum; and the common faults, which take the
same behind each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from auditor.model import CommonFault, GateHit, as_written
from auditor.profiles import CommonConfig, GateConfig
from auditor.scoring.known import hold
from auditor.scoring.rounding import rounded, told_share

_ZERO = Decimal(0)
Facts = Mapping[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate of the profile with the names of the ``facts`` that it depends on. ``usual`` is its hit where
    its line does not fall, with its title alone."""

    config: GateConfig
    facts: frozenset[str]
    usual: GateHit

    @classmethod
    def of(cls, config: GateConfig) -> Gate:
        falls = {config.falls.fact} if config.falls else set()
        line = config.at_most
        usual = GateHit(
            config.gate, config.title, line, decided=False, line=line, keeps=config.keeps, title=config.title
        )
        return cls(config, frozenset(config.when.keys() | falls), usual)

    def hit(self, facts: Facts) -> GateHit | None:
        """The gate with the line that it has for this form, ``None`` where these facts leave it open."""
        if not hold(facts, self.config.when):
            return None
        return self._fallen(facts) if self.config.falls else self.usual

    def _fallen(self, facts: Facts) -> GateHit:
        falls, line = self.config.falls, self.config.at_most
        number = facts[falls.fact] if falls else None
        lost = min(falls.of(number), line) if falls and number else _ZERO
        if number is None or not lost:
            return self.usual
        how = f"（{falls.counted}）" if falls and falls.counted else ""
        left = rounded(line - lost)
        title, counted = (
            self.config.title,
            f"{'共' if number == int(number) else '折合'}{as_written(number)}处",
        )
        text = f"{title}，{counted}{how}，封顶线由{as_written(line)}分降到{as_written(left)}分"
        return replace(self.usual, text=text, title=f"{title}（{counted}）", at_most=left, line=left)


def hits_of(gates: Iterable[Gate], facts: Facts) -> list[GateHit]:
    """The gates that these facts close."""
    return [hit for gate in gates if (hit := gate.hit(facts)) is not None]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a common fault takes of a form, of which it concerns a ``share``."""

    fault: CommonConfig
    share: Decimal
    points: Decimal


def capped(reached: Decimal, gates: Iterable[GateHit]) -> Decimal:
    """The sum under the lowest gate."""
    return min([reached, *[gate.cap(reached) for gate in gates]])


def told(gates: Iterable[GateHit], reached: Decimal) -> tuple[GateHit, ...]:
    """The gates in words, with what a form that reached so much has at most, the lowest first."""
    hits = sorted((_told(gate, reached) for gate in gates), key=lambda hit: (hit.at_most, hit.gate))
    lowest = hits[0].at_most if hits else None
    return tuple(replace(hit, decided=hit.at_most == lowest and reached > lowest) for hit in hits)


def common_faults(facts: Facts, faults: Iterable[CommonConfig]) -> tuple[Taken, ...]:
    """What the common faults of a form take of its score."""
    found = ((each, facts[each.fact] or _ZERO) for each in faults)
    return tuple(Taken(fault, share, rounded(fault.points * share)) for fault, share in found if share)


def left_of_common(score: Decimal, common: Iterable[Taken | CommonFault]) -> Decimal:
    """The score less the common faults, never below 0."""
    return max(score - sum((each.points for each in common), _ZERO), _ZERO)


def told_common(taken: Taken) -> CommonFault:
    """What a common fault takes, in words."""
    fault, share = taken.fault, taken.share
    told = f"{as_written(fault.points)}×{told_share(share, fault.points)}＝" if share < 1 else ""
    text = f"{fault.title}，扣{told}{as_written(taken.points)}分"
    return CommonFault(fault.fault, text, taken.points, fault.title)


def _told(gate: GateHit, reached: Decimal) -> GateHit:
    cap = rounded(gate.cap(reached))
    return replace(gate, at_most=cap, text=_text(gate, cap))


def _text(gate: GateHit, cap: Decimal) -> str:
    if cap == gate.start:
        return f"{gate.text}，得分最高{as_written(cap)}分"
    share = as_written(rounded(gate.keeps * 100))
    return f"{gate.text}，超过{as_written(gate.start)}分的部分只计{share}%，得分最高{as_written(cap)}分"
