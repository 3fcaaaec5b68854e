"""The roles of the search that a label speaks for."""

from __future__ import annotations

from auditor.forms.labels import LabelReading

OWN_TIMES = frozenset({"", "annual", "initial"})
_GOAL_AS_VALUE = 0.6
_VALUE_BY_TIME = {
    "adjusted": 0.9, "mid_term": 0.55, "half_year": 0.25, "now": 0.25, "future": 0.15, "reference": 0.1,
    "previous": 0.06,
}  # fmt: skip
_CONTEXT_BY_TIME = {
    "mid_term": 0.45,
    "half_year": 0.6,
    "now": 0.9,
    "future": 1,
    "reference": 1,
    "previous": 1,
}


def role_shares(reading: LabelReading) -> dict[str, float]:
    """The roles of the search that a label speaks for: the target by its period, places, deeper levels."""
    shares = dict(reading.roles)
    if reading.best == "goal":  # 年度目标 heads the targets of a table as well
        shares["value"] = max(shares.get("value", 0.0), _GOAL_AS_VALUE)
    value, time = shares.get("value", 0.0), reading.time
    if value:
        shares["value"] = value * (1.0 if time in OWN_TIMES else _VALUE_BY_TIME.get(time, 0.5))
        shares["context"] = max(shares.get("context", 0.0), value * _CONTEXT_BY_TIME.get(time, 0.15))
        shares["adjusted"] = value if time == "adjusted" else 0.0
        shares["mid"] = value if time == "mid_term" else 0.0
        shares["half"] = value if time == "half_year" else 0.0
    if time in ("previous", "future", "reference"):
        shares = {
            role: share if role in ("context", "ignored", "explain", "value") else 0.15 * share
            for role, share in shares.items()
        }
        shares["context"] = max(shares.get("context", 0.0), 0.8)
    levels = max(shares.get("level1", 0.0), shares.get("level2", 0.0))
    shares["level3"] = 0.5 * levels
    shares["level1"] = max(shares.get("level1", 0.0), 0.35 * levels)
    shares["level2"] = max(shares.get("level2", 0.0), 0.35 * levels)
    shares["ignored"] = max(
        shares.get("ignored", 0.0), shares.get("sequence", 0.0), 0.1 + 0.25 * (1 - reading.known)
    )
    shares["explain"] = max(shares.get("explain", 0.0), 0.5 * shares.get("note", 0.0))
    if reading.place:
        shares |= {"place": 0.9, "value": max(shares.get("value", 0.0), 0.2)}
    if reading.total:
        shares |= {"value": 0.6, "ignored": 0.4, "place": 0.3}
    return {role: share for role, share in shares.items() if share > 0}
