"""Rows of one name beside each other: which points the other way, has another unit, or lies far off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log
from statistics import median, quantiles
from typing import NamedTuple

from auditor.across.facts import HIGH, LOW, NO_KINDS, Facts
from auditor.across.settings import Agreeing, FarTarget, Settings, UnitCost
from auditor.language.facts import is_price
from auditor.model import Confidence

_TIMES = frozenset({"duration", "days"})
_LEAST_SPREAD = 1.0  # percentage points: where nearly all agree, a quartile says nothing


class Line(NamedTuple):
    """A row as it is compared; ``value`` in the base unit of its kinds."""

    id: int
    owner: int
    sign: int | None
    kinds: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """A row that differs from ``count`` peers, some of which are named by their numbers. ``usual`` is what
    they agree on: a sign, or the median in the base unit; ``times`` is the factor between both."""

    kind: str
    confidence: Confidence
    own: int
    peers: tuple[int, ...]
    count: int
    usual: float = 0.0
    times: float = 0.0


class Peers:
    """Judges the rows of one name. Each step takes time in proportion to their number."""

    def __init__(self, facts: Facts, settings: Settings) -> None:
        self._facts, self._settings = facts, settings

    def judge(self, name: str, lines: Sequence[Line]) -> Iterator[Found]:
        """What differs among ``lines``, which are called ``name``; a row is told for one reason only."""
        told: set[int] = set()
        for found in (*self._signs(name, lines), *self._units(lines)):
            if found.own not in told:
                told.add(found.own)
                yield found
        if not self._facts.general(name):
            yield from self._figures(line for line in lines if line.id not in told)

    def _signs(self, name: str, lines: Sequence[Line]) -> Iterator[Found]:
        settings = self._settings.opposite_sign
        if not settings.enabled:
            return
        high, low = (_of_owners(line for line in lines if line.sign == sign) for sign in (HIGH, LOW))
        sign, odd, usual = (HIGH, low, high) if len(high) > len(low) else (LOW, high, low)
        if not odd or len(high) == len(low) or high.keys() & low.keys():
            return  # nobody can say who is wrong, or one project knows both
        if self._facts.wanted(name) != -sign:  # else the few are right
            yield from self._told("opposite-sign", settings, odd.values(), usual, float(sign))

    def _units(self, lines: Sequence[Line]) -> Iterator[Found]:
        settings = self._settings.other_unit
        known = _of_owners(line for line in lines if line.kinds != NO_KINDS)
        counts = Counter(line.kinds for line in known.values())
        if not settings.enabled or len(counts) < 2:
            return
        usual_kinds = self._facts.kinds(counts.most_common(1)[0][0])
        akin = {each for each in counts if self._facts.kinds(each) & usual_kinds}
        usual = {owner: line for owner, line in known.items() if line.kinds in akin}
        odd = [line for line in known.values() if line.kinds not in akin]
        yield from self._told("other-unit", settings, odd, usual)

    def _figures(self, lines: Iterable[Line]) -> Iterator[Found]:
        groups: dict[int, list[Line]] = {}
        for line in lines:
            if line.value is not None:
                groups.setdefault(line.kinds, []).append(line)
        far, cost = self._settings.far_target, self._settings.unit_cost
        for number, group in groups.items():
            kinds = self._facts.kinds(number)
            if any(map(is_price, kinds)):
                yield from self._scaled("unit-cost", cost, group)
            elif "ratio" in kinds:
                yield from self._shares(far, group)
            elif kinds & _TIMES:
                yield from self._scaled("far-target", far, group)

    def _shares(self, settings: FarTarget, lines: list[Line]) -> Iterator[Found]:
        """Percentages that differ by points."""
        known = _of_owners(lines)
        middle, room = _middle([line.value or 0.0 for line in known.values()])
        limit = max(settings.points, settings.spread * max(room, _LEAST_SPREAD))
        yield from self._apart("far-target", settings, known, lambda value: abs(value - middle) / limit)

    def _scaled(self, kind: str, settings: FarTarget | UnitCost, lines: list[Line]) -> Iterator[Found]:
        """Figures that differ by a factor."""
        known = _of_owners(line for line in lines if line.value is not None and line.value > 0)
        middle, room = _middle([log(line.value or 1.0) for line in known.values()])
        limit = max(log(settings.ratio), settings.spread * room)
        yield from self._apart(kind, settings, known, lambda value: abs(log(value) - middle) / limit)

    def _apart(
        self,
        kind: str,
        settings: FarTarget | UnitCost,
        known: Mapping[int, Line],
        distance: Callable[[float], float],
    ) -> Iterator[Found]:
        """The rows at a ``distance`` of one or more."""
        if settings.enabled and len(known) > settings.least_peers:
            odd = [line for line in known.values() if distance(line.value or 0.0) >= 1]
            far = {line.owner for line in odd}
            usual = {owner: line for owner, line in known.items() if owner not in far}
            if odd and usual:
                middle = median(line.value or 0.0 for line in usual.values())
                yield from self._told(kind, settings, odd, usual, middle)

    def _told(
        self,
        kind: str,
        settings: Agreeing,
        odd: Iterable[Line],
        usual: Mapping[int, Line],
        agreed: float = 0.0,
    ) -> Iterator[Found]:
        odd = list(odd)
        share = len(usual) / max(len(odd) + len(usual) - 1, 1)
        if len(usual) < settings.least_peers or share < settings.share:
            return
        likely = len(usual) >= settings.likely_peers and share >= settings.likely_share
        quoted = tuple(line.id for line in islice(usual.values(), self._settings.quoted))
        for line in odd:
            times = _times(line.value, agreed)
            confidence = Confidence.LIKELY if likely else Confidence.ASK
            yield Found(kind, confidence, line.id, quoted, len(usual), agreed, times)


def _of_owners(lines: Iterable[Line]) -> dict[int, Line]:
    """The first line of each project: one that is sent twice is one peer."""
    found: dict[int, Line] = {}
    for line in lines:
        found.setdefault(line.owner, line)
    return found


def _middle(values: list[float]) -> tuple[float, float]:
    """The median and the distance of the quartiles."""
    if len(values) < 2:
        return (values[0] if values else 0.0), 0.0
    low, _, high = quantiles(values, n=4)
    return median(values), high - low


def _times(value: float | None, usual: float) -> float:
    """How many times the larger of two is the smaller one."""
    if not value or value < 0 or usual <= 0:
        return 0.0
    return max(value, usual) / min(value, usual)
