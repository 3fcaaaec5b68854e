"""The roles of the search that a label speaks for, and labels that speak of the year's parts."""

from __future__ import annotations

from dataclasses import replace

from auditor.forms.labels import LabelReading
from auditor.forms.periods import part_of_year
from auditor.forms.shapes.column_evidence import Evidence

OWN_TIMES = frozenset({"", "annual", "initial"})
_GOAL_AS_VALUE = 0.6
_TARGET_AS_NAME = 0.9
_OF_TARGETS = ("value", "goal")
_TARGET = 0.5
_FEWEST_INSTALMENTS = 3
_PLAN = LabelReading({"context": 1.0}, 1.0)
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
    if time == "adjusted":  # 调整后指标: no name is adjusted, its target is
        value = shares["value"] = max(value, _TARGET_AS_NAME * shares.get("name", 0.0))
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


def without_instalments(columns: list[Evidence]) -> list[Evidence]:
    """The columns; targets of the year's quarters or months (一季度 | 二季度 | …) say beside the year's own
    how it is to be reached: nothing that the year is held against."""
    ends = [_instalment(column) for column in columns]
    own = any(not end and _tells_target(column) for end, column in zip(ends, columns, strict=True))
    if not own or len({*ends} - {None}) < _FEWEST_INSTALMENTS:
        return columns
    return [replace(c, reading=_PLAN, time="") if end else c for end, c in zip(ends, columns, strict=True)]


def _instalment(column: Evidence) -> int | None:
    """The month with which the quarter or month ends whose target a column is headed as."""
    aimed = column.reading.best in _OF_TARGETS and not column.forced
    return part_of_year(column.label.rpartition(" ")[2]) if aimed else None


def _tells_target(column: Evidence) -> bool:
    return column.reading.share(*_OF_TARGETS) >= _TARGET and column.time in OWN_TIMES
