"""Suggestions that name the words to write: what stands there now and what should."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.annotate.options import TrackChanges
from auditor.model import Confidence, Finding, Indicator, Location, Safety, Suggestion
from auditor.reports.plain_text import visible
from auditor.reports.quotes import cell_text


@dataclass(frozen=True, slots=True)
class Change:
    """``old`` is to become ``new`` at ``location``; an empty ``old`` asks for an empty cell."""

    location: Location
    old: str
    new: str


def change_of(finding: Finding, indicator: Indicator | None, choice: TrackChanges) -> Change | None:
    """The replacement that a finding proposes, if the choice admits it. A question to the department never
    changes its file."""
    suggestion = finding.suggestion
    if suggestion is None or suggestion.value is None or not _admitted(finding, suggestion, choice):
        return None
    new = visible(suggestion.value)
    if indicator is not None and suggestion.field is not None:
        location = field_place(indicator, suggestion.field)
        old = _old(indicator, suggestion.field)
        return Change(location, old, new) if location is not None and old != new else None
    if suggestion.field is None and len(finding.evidence) == 1:
        quoted = finding.evidence[0]
        return Change(quoted.location, quoted.text, new) if quoted.text else None
    return None


def field_place(indicator: Indicator, field: str) -> Location | None:
    """The cell of a field; of the target where one cell holds operator, value and unit together."""
    own = indicator.locations.get(field)
    if own is None and field in {"operator", "unit"}:
        return indicator.locations.get("value")
    return own


def _admitted(finding: Finding, suggestion: Suggestion, choice: TrackChanges) -> bool:
    if finding.confidence is Confidence.ASK or choice is TrackChanges.NONE:
        return False
    return choice is TrackChanges.ALL or suggestion.safety is Safety.SAFE


def _old(indicator: Indicator, field: str) -> str:
    """The words of the field as the cell has them; a name without its level prefix."""
    return indicator.name if field == "name" else cell_text(indicator, field)
