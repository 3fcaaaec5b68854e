"""Which rows state a share of a whole, and whether it is more than the whole."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import Context
from auditor.checks.target import Stated
from auditor.language import Measure
from auditor.language.names.measures import MeasureLexicon
from auditor.model import Confidence, Indicator

WHOLE = Decimal(100)
SHARES = frozenset({"rate", "satisfaction", "degree"})  # kinds of measures
_NEVER_MORE = "satisfaction"  # whatever its name ends in (满意度调查)


def share_measure(row: Indicator, context: Context) -> Measure | None:
    """The measure of a row that states a share with its unit."""
    if "ratio" not in context.language.unit(row.unit or "").kinds:
        return None
    measure = context.language.measure(row.name)
    return measure if measure is not None and measure.kind in SHARES else None


def states_share(row: Stated, context: Context) -> bool:
    """Whether a target is a share: by its unit, or a bare 100, whose sign was left out."""
    if (row.unit or "").strip():
        return "ratio" in context.language.unit(row.unit or "").kinds
    return context.language.number(row.value or "") == WHOLE


def above_whole(
    row: Indicator, measure: Measure, value: Decimal, most: Decimal, context: Context
) -> Confidence | None:
    """How sure it is that ``value`` in the row's unit is more than there is (``most`` per cent); ``None``
    where it is not, or may be."""
    words = context.lexicons.load("measures", MeasureLexicon)
    core = row.name[: measure.end]
    if value * context.language.unit(row.unit or "").factor <= most or core.endswith(words.may_exceed):
        return None
    whole = measure.kind == _NEVER_MORE or measure.term.endswith(words.wholes)
    return Confidence.CERTAIN if whole and not core.endswith(words.over_fulfilled) else Confidence.ASK
