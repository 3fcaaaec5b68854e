"""Suggestions that say which words to write: what stands there now and what should."""

from __future__ import annotations

from auditor.annotate.options import TrackChanges
from auditor.model import Confidence, Edit, Finding, Indicator, Location, Safety, Severity, Suggestion
from auditor.reports.view.quotes import cell_text
from auditor.words.visible import visible

_SIGN_OR_UNIT = frozenset({"operator", "unit"})


def edits_of(finding: Finding, indicator: Indicator | None, choice: TrackChanges) -> tuple[Edit, ...]:
    """The replacements that a finding proposes, if the choice admits them; all of them belong together. A
    question to the department never changes its file."""
    suggestion = finding.suggestion
    if suggestion is None or not _admitted(finding, suggestion, choice):
        return ()
    if suggestion.edits:
        return suggestion.edits
    if suggestion.value is None or suggestion.field is None or indicator is None:
        return ()
    location, old = field_place(indicator, suggestion.field), _old(indicator, suggestion.field)
    new = visible(suggestion.value)
    return (Edit(location, old, 0, old, new),) if location is not None and old != new else ()


def field_place(indicator: Indicator, field: str) -> Location | None:
    """The cell of a field; of the target where one cell holds operator, value and unit together, or where
    the sign's own cell is taken by 定量."""
    own = indicator.locations.get(field)
    if (own is None and field in _SIGN_OR_UNIT) or (field == "operator" and indicator.unsigned_by_kind):
        return indicator.locations.get("value", own)
    return own


def _admitted(finding: Finding, suggestion: Suggestion, choice: TrackChanges) -> bool:
    if finding.confidence is Confidence.ASK or choice is TrackChanges.NONE:
        return False
    return (
        choice is TrackChanges.ALL
        or suggestion.safety is Safety.SAFE
        or _one_possibility(finding, suggestion)
    )


def _one_possibility(finding: Finding, suggestion: Suggestion) -> bool:
    """Whether a sign or a unit is certainly wrong and only one other can stand there."""
    certain = finding.confidence is Confidence.CERTAIN and finding.severity is Severity.ERROR
    return certain and suggestion.value is not None and suggestion.field in _SIGN_OR_UNIT


def _old(indicator: Indicator, field: str) -> str:
    """The words of the field as the cell has them; a name without its level prefix."""
    return indicator.name if field == "name" else cell_text(indicator, field)
