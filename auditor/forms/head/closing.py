"""Texts that close the indicators: what stands below them beside the label that heads them is no goal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from auditor.forms.labels.label_file import FieldName
from auditor.forms.labels.lexicon import FieldHit
from auditor.forms.lines import Line, Slot
from auditor.forms.printed import Read

_GOALS: frozenset[FieldName] = frozenset({"goal", "goal_generic", "long_term_goal"})


def without_goals_beside(read: Read, rows: Iterable[Line]) -> Read:
    """A line, where a label of goals that is merged down to it from ``rows`` of indicators heads another
    text: the rows are the goals that it heads."""
    if not any(_reaches_down(slot, hit) for slot, hit in read.hits):
        return read
    beside = {id(slot.cell) for line in rows for slot in line.slots}
    hits = (
        (slot, replace(hit, field="other"))
        if _reaches_down(slot, hit) and id(slot.cell) in beside
        else (slot, hit)
        for slot, hit in read.hits
    )
    return replace(read, hits=tuple(hits))


def _reaches_down(slot: Slot, hit: FieldHit) -> bool:
    return hit.field in _GOALS and not slot.fresh
