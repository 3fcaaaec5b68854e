"""Measurable indicators to propose for a row: of its own subject and its own level, or in general words."""

from __future__ import annotations

from auditor.checks.base import Context
from auditor.language.names.matter_words import BENEFITS
from auditor.model import Indicator

_COUNTS = frozenset({"activity", "count", "made", "reached"})
_MOST = 2


def examples_for(row: Indicator, context: Context, *, first: tuple[str, ...] = ()) -> str:
    """The measures that a name holds (``first``) and those of its subject that its level can have."""
    level = _level(row, context)
    alternatives = context.language.alternatives
    proposed = dict.fromkeys((*first, *alternatives.propose(row.name, most=4)))
    usable = [
        name for name in proposed if name in first or (name not in row.name and _fits(name, level, context))
    ]
    names = [name for name in usable if name != row.name.strip()][:_MOST]
    return alternatives.choice(names, level)


def _level(row: Indicator, context: Context) -> str:
    level = context.language.dimensions.of_levels(row.levels) or ""
    return "benefit" if level in BENEFITS else level


def _fits(name: str, level: str, context: Context) -> bool:
    """Whether an indicator of this name can stand under a level."""
    matter = context.language.matter(name)
    if level not in ("quantity", "quality", "timeliness", "benefit", "satisfaction"):
        return True
    if level == "benefit":
        return matter is None or matter.effect or matter.dimension == "satisfaction"
    if matter is None:
        return False
    return matter.kind in _COUNTS if level == "quantity" else matter.dimension == level
