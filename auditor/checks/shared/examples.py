"""Measurable indicators to propose for a row: of its own subject and its own level, or in general words."""

from __future__ import annotations

from auditor.checks.base import Context
from auditor.checks.units import IndicatorUnit
from auditor.language.names.matter_words import BENEFITS, Matter
from auditor.model import Indicator

_COUNTS = frozenset({"activity", "count", "made", "reached", "staff"})
_MOST = 2
_MEASURE = 3  # characters at the end of a name that tell what is measured: 知晓率, 满意度
_LASTING = "sustained"  # how many were served in a year tells nothing of what lasts
_SERVED = "人次"
_HEADS = frozenset({"人", "人次", "名"})
_MONEY = frozenset({"cost", "execution"})  # how much of it was paid is told elsewhere than what it brought


def examples_for(unit: IndicatorUnit, context: Context, *, first: tuple[str, ...] = ()) -> str:
    """The measures that a name holds (``first``) and those of its subject that its level can have, but for
    such as another row has (知晓率 beside 知晓率)."""
    row, alternatives = unit.indicator, context.language.alternatives
    if own := alternatives.graded(row.name) or alternatives.rated(row.name):
        return alternatives.choice((own,), "")
    level = _level(row, context)
    proposed = alternatives.propose(
        row.name,
        most=_MOST,
        fits=lambda name: _fits(row, level, name, context=context) and not _measured(unit, name),
        project=unit.form.project or "",
    )
    names = [name for name in dict.fromkeys((*first, *proposed)) if name != row.name.strip()][:_MOST]
    return alternatives.choice(names, level)


def _level(row: Indicator, context: Context) -> str:
    """The dimension of a row's level, or of the one where it belongs if it is plain that it does not belong
    there; a cost to society or nature is measured as an effect on it."""
    dimensions = context.language.dimensions
    if burden := dimensions.burden(row.levels):
        return burden
    level, matter = dimensions.of_levels(row.levels) or "", context.language.row_matter(row)
    if matter is not None and matter.dimension not in _MONEY and level in (*matter.certain, *matter.firm):
        return dimensions.titled(matter.title) or matter.dimension
    return level


def _fits(row: Indicator, level: str, name: str, *, context: Context) -> bool:
    """Whether an indicator of this name can stand in place of a row: another one, under the same level."""
    matter, own = context.language.matter(name), context.language.matter(row.name)
    if name in row.name or _both_ask_people(matter, own):
        return False
    if level == _LASTING and matter is not None and matter.kind in _COUNTS:
        return False
    if level in BENEFITS:
        return matter is None or (matter.effect and matter.dimension != "satisfaction")
    if level not in ("quantity", "quality", "timeliness", "cost", "satisfaction"):
        return True
    if matter is None:
        return False
    return matter.kind in _COUNTS if level == "quantity" else matter.dimension == level


def _both_ask_people(matter: Matter | None, own: Matter | None) -> bool:
    return matter is not None and own is not None and matter.kind == own.kind == "satisfaction"


def _measured(unit: IndicatorUnit, name: str) -> bool:
    """Whether another row of the form measures what an indicator of this name would."""
    others = [row for row in unit.form.indicators if row.row != unit.indicator.row]
    if name.endswith(_SERVED) and any(row.unit in _HEADS for row in others):
        return True
    return any(name[-_MEASURE:] in row.name for row in others)
