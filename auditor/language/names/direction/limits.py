"""Names that state a limit, or that clash with their unit: 补助上限, 成本控制在预算以内, 及时率 in hours."""

from __future__ import annotations

from auditor.language.facts import Direction
from auditor.language.names.direction.grammar import UNDECIDED, Name, Verdict

_MONEY = frozenset({"money"})
_TIMES = frozenset({"duration", "days", "date"})
_AS_SHARES = frozenset({"ratio", "score", "points"})
_LASTING = frozenset({"deadline", "duration", "days", "point_in_time"})
_SHARES = frozenset({"rate", "timeliness", "degree", "satisfaction"})


def by_unit(name: Name) -> Verdict | None:
    """A share stated in time is a clash of name and unit; a time stated as a share is done in time."""
    if name.measure is None:
        return None
    if name.measure.kind in _SHARES and name.units & _TIMES and not name.units & _AS_SHARES:
        return UNDECIDED
    magnitude = name.unit is not None and name.unit.malformed is not None
    if name.measure.kind == "degree" and (magnitude or name.units == _MONEY):
        return UNDECIDED  # 匹配程度 45万元
    if name.measure.kind in _LASTING and "ratio" in name.units:
        return Verdict(Direction.HIGHER, name.measure.term)
    return None


def by_limit(name: Name) -> Verdict | None:
    """What is kept above or within something, a ceiling, the total of a cost that is controlled."""
    phrases = name.grammar.phrases
    core = name.text[: name.measure.end] if name.measure else name.text
    floor = phrases.kept_above.search(core)
    if floor is not None:
        return Verdict(Direction.HIGHER, floor.text, sure=True)
    kept = phrases.kept_within.search(core)
    if kept is not None:
        return Verdict(Direction.LOWER, kept.text, sure=True)
    if phrases.held_down.within(core):
        return Verdict(Direction.LOWER, "控制")
    limit = phrases.limit.search(core)
    return Verdict(Direction.LOWER, limit.text, sure=True) if limit else None
