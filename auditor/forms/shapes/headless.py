"""Tables without a header, since the page begins in the middle of one: rows that speak for themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.header import Header
from auditor.model import Sureness

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 5
_FEWEST_LEVELS = 2
_MOSTLY = 0.75
_REPEATED = 0.4
_NAMES = frozenset({"short", "text", "long"})
_SIGNS = frozenset({"sign", "kind"})
_LEVELS = frozenset({"level1", "level2"})
_TOLD = frozenset({"name", "operator", "value", "unit", *_LEVELS})  # by cells alone


def rows_that_speak(lines: Sequence[Line], kinds: CellKinds) -> Sequence[Line]:
    """The rows with which a table begins, where they are plainly of indicators by their cells: signs in a
    column of their own, names and levels; none otherwise."""
    rows = _signed(lines, kinds)
    classes = [[kinds.name(slot.text) for slot in line.filled] for line in rows]
    named = sum(not _NAMES.isdisjoint(line) for line in classes) >= _MOSTLY * len(rows)
    fresh = (slot for line in rows for slot in line.filled if slot.fresh)
    levels = sum(kinds.name(slot.text) in _LEVELS for slot in fresh)
    return rows if len(rows) >= _FEWEST_ROWS and named and levels >= _FEWEST_LEVELS else ()


def _signed(lines: Sequence[Line], kinds: CellKinds) -> Sequence[Line]:
    """The lines at the top of a table of several columns that have a sign in the same one."""
    if lines[0].width < _FEWEST_COLUMNS:
        return ()
    signs = (slot.start for slot in lines[0].filled if kinds.name(slot.text) in _SIGNS)
    column = next(signs, 0)
    return list(takewhile(lambda line: _holds_sign(line.at(column), kinds), lines))


def _holds_sign(slot: Slot | None, kinds: CellKinds) -> bool:
    return slot is not None and kinds.name(slot.text) in _SIGNS


def unlabelled(rows: Sequence[Line]) -> Line:
    """The header that a table of such rows would have: a blank cell over each column."""
    widest = max(rows, key=lambda line: len(line.slots))
    slots = tuple(replace(slot, cell=replace(slot.cell, text="")) for slot in widest.slots)
    return replace(rows[0], slots=slots, filled=())


def told_by_place(columns: Sequence[Evidence]) -> list[Evidence]:
    """The columns, where the one behind the signs is that of the targets, and one that repeats many of them
    that of the results; none counts the rows."""
    signs = max(range(len(columns)), key=lambda n: columns[n].profile.share(*_SIGNS), default=-1)
    values = columns[signs + 1].profile.texts if signs + 1 < len(columns) else ()
    found = []
    for number, column in enumerate(columns):
        if number == signs + 1:
            found.append(_as("value", column))
        elif number > signs + 1 and _repeats(column.profile.texts, values):
            found.append(_as("actual", column))
        else:
            open_roles = {role: score for role, score in column.scores.items() if role != "sequence"}
            found.append(replace(column, scores=open_roles))
    return found


def _as(role: str, column: Evidence) -> Evidence:
    return replace(column, scores={role: 0.0}, forced=role)


def _repeats(texts: Sequence[str], values: Sequence[str]) -> bool:
    """Whether a column says the same as that of the targets in a good part of the rows."""
    if len(texts) != len(values):
        return False
    return sum(one == other for one, other in zip(texts, values, strict=True)) >= _REPEATED * len(values) > 0


def without_labels(header: Header) -> Header:
    """The header as its cells tell it: never certain, and what only a label could tell is doubtful."""
    columns = tuple(
        replace(each, sureness=_at_most(each.sureness) if each.name in _TOLD else Sureness.DOUBTFUL)
        for each in header.columns
    )
    return replace(header, columns=columns, lines=0, sureness=_at_most(header.sureness))


def _at_most(sureness: Sureness) -> Sureness:
    return Sureness.DOUBTFUL if sureness is Sureness.DOUBTFUL else Sureness.LIKELY
