"""Which column is what: the most consistent assignment of roles, and those that come next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from operator import itemgetter
from typing import Any

from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.weights import Penalties, Weights

_BEAM = 24
_KEPT = 16  # assignments that are handed on
_CHOICES = 7  # roles that are tried for a column
_TOO_FAR = 14.0  # a role so far behind the best is not tried
_ONCE = (
    "name", "level1", "level2", "level3", "value", "adjusted", "mid", "half", "operator", "unit", "weight",
    "core", "actual", "score", "reason", "forecast", "possibility", "sequence", "project", "issuer", "budget",
    "goal",
)  # fmt: skip
_BITS: Mapping[str, int] = {role: 1 << number for number, role in enumerate(_ONCE)}
_NAME, _VALUE, _OPERATOR = _BITS["name"], _BITS["value"], _BITS["operator"]
_LEVELS = ("level1", "level2", "level3")
_ORDERED = frozenset({*_LEVELS, "name", "value"})  # roles that belong somewhere among the others
_IDLE = ("ignored", "explain", "context", "mark")  # of a column that nothing is read from
_MANY = 1 << len(_ONCE)  # a place: as many as there are
_TWO = _MANY << 1
_AIMED = _VALUE | _MANY
_ORDERING = _AIMED | _NAME | _OPERATOR | _BITS["actual"] | sum(_BITS[level] for level in _LEVELS)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A role for each column, and how well they fit."""

    roles: tuple[str, ...]
    score: float

    def column(self, role: str) -> int | None:
        return self.roles.index(role) if role in self.roles else None


_Chain = tuple[str, Any]  # the role of a column, and the chain of those left of it
_State = tuple[float, float, int, _Chain | None]  # its rank, its score, the roles that are used up


def assignments(columns: Sequence[Evidence], weights: Weights) -> list[Assignment]:
    """The best assignments, best first."""
    beam: list[_State] = [(0.0, 0.0, 0, None)]
    search = _Search(weights.penalties)
    for column, ahead in zip(columns, _outlooks(columns, weights.penalties), strict=True):
        grown = search.grown(beam, _choices(column), ahead, once=not column.forced)
        beam = sorted(grown, key=itemgetter(0), reverse=True)[:_BEAM]
    finished = [(score - _missing(used, weights.penalties), roles) for _, score, used, roles in beam]
    best = sorted(finished, key=itemgetter(0), reverse=True)[:_KEPT]
    return [Assignment(_unrolled(roles), score) for score, roles in best]


class _Search:
    """Goes on from assignments for some columns to the next one; what an order costs is found out once."""

    def __init__(self, penalties: Penalties) -> None:
        self._penalties = penalties
        self._costs: dict[tuple[str, int], float] = {}

    def grown(
        self, beam: Sequence[_State], choices: Sequence[tuple[str, float]], ahead: _Outlook, *, once: bool
    ) -> list[_State]:
        """The states, each with every role that it leaves to a column."""
        name, target = ahead.name, ahead.target
        roles = [(role, own, _BITS.get(role, 0), role in _ORDERED) for role, own in choices]
        grown: list[_State] = []
        for _, before, used, chain in beam:
            for role, own, bit, ordered in roles:
                if once and bit & used:
                    continue
                score = before + own - self._cost(role, used) if ordered else before + own
                now = used | bit if bit else used | _places(role, used)
                rank = score if now & _NAME else score - name
                grown.append((rank if now & _AIMED else rank - target, score, now, (role, chain)))
        return grown

    def _cost(self, role: str, used: int) -> float:
        key = role, used & _ORDERING
        if key not in self._costs:
            self._costs[key] = _disorder(role, used, self._penalties)
        return self._costs[key]


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What it will cost at least that no name or no target has been found so far: one further right is less
    likely something else, or none comes."""

    name: float
    target: float


def _outlooks(columns: Sequence[Evidence], penalties: Penalties) -> list[_Outlook]:
    """The outlook to the columns right of each."""
    found = [_Outlook(penalties.no_name, penalties.no_target)]
    for column in reversed(columns[1:]):
        best = max(column.scores.values())
        name, value, place = (best - column.scores.get(role, -inf) for role in ("name", "value", "place"))
        last = found[-1]
        found.append(_Outlook(min(last.name, name), min(last.target, value, place)))
    return found[::-1]


def _unrolled(chain: _Chain | None) -> tuple[str, ...]:
    roles = []
    while chain is not None:
        role, chain = chain
        roles.append(role)
    return tuple(reversed(roles))


def _choices(column: Evidence) -> list[tuple[str, float]]:
    if column.forced:
        return list(column.scores.items())
    ranked = sorted(column.scores.items(), key=itemgetter(1), reverse=True)[:_CHOICES]
    best = ranked[0][1]
    ranked += [(role, column.scores[role]) for role in ("name", "value") if role in column.scores]
    near = {role: score for role, score in ranked if score > best - _TOO_FAR and role not in _IDLE}
    idle = max((role for role in _IDLE if role in column.scores), key=lambda role: column.scores[role])
    return list((near | {idle: column.scores[idle]}).items())


def _places(role: str, used: int) -> int:
    if role != "place":
        return 0
    return _TWO if used & _MANY else _MANY


def _disorder(role: str, used: int, penalties: Penalties) -> float:
    """What it costs that this role stands right of those before it."""
    cost = 0.0
    if role in _LEVELS:
        cost += penalties.level_behind_name if used & _NAME else 0.0
        deeper = _LEVELS[_LEVELS.index(role) + 1 :]
        cost += penalties.level_order * sum(bool(used & _BITS[other]) for other in deeper)
        if role == "level2" and not used & _BITS["level1"]:
            cost += penalties.level2_first
        if role == "level3" and not used & _BITS["level2"]:
            cost += penalties.deeper_alone
    elif role == "name":
        cost += penalties.name_behind_value if used & _AIMED else 0.0
        cost += penalties.sign_before_name if used & _OPERATOR else 0.0
    elif role == "value":
        cost += penalties.result_before_target if used & _BITS["actual"] else 0.0
    return cost


def _missing(used: int, penalties: Penalties) -> float:
    """What it costs that roles are missing, or alone."""
    cost = 0.0 if used & _NAME else penalties.no_name
    if not used & _AIMED:
        signs = 0 if used & _BITS["unit"] else _BITS["operator"]  # beside units a sign holds no target
        has_result = used & (_BITS["actual"] | _BITS["mid"] | _BITS["half"] | signs)
        judged = used & _BITS["weight"] and used & _BITS["score"]
        alone = penalties.only_points if judged else penalties.no_target
        cost += penalties.only_result if has_result else alone
        cost += penalties.adjusted_alone if used & _BITS["adjusted"] else 0.0
        cost += penalties.mid_alone if used & (_BITS["mid"] | _BITS["half"]) else 0.0
    if used & _BITS["score"] and not used & _BITS["weight"]:
        cost += penalties.score_alone
    if used & _MANY and not used & _TWO:
        cost += penalties.one_place
    return cost
