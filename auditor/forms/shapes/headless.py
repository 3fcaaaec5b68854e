"""Tables without a header: the page begins in the middle of one, or nobody printed it. Rows that speak for
themselves."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.header import Header
from auditor.forms.shapes.plain.outer import end_beside, outer_cells
from auditor.forms.shapes.weights import CLASSES
from auditor.forms.text import squeeze
from auditor.model import Sureness

_FEWEST_ROWS = 3
_PAIR = 2
_FEWEST_COLUMNS = 5
_FEWEST_LEVELS = 2
_MOSTLY = 0.75
_REPEATED = 0.4
_NAMES = frozenset({"short", "text", "long"})
_SIGNS = frozenset({"sign", "kind"})
_LEVELS = frozenset({"level1", "level2"})
_TARGETS = frozenset({"signed", "amount", "date"})
_TARGET_CLASSES = frozenset(map(CLASSES.index, _TARGETS))
_TOLD = frozenset({"name", "operator", "value", "unit", *_LEVELS})  # by cells alone


def rows_that_speak(
    lines: Sequence[Line], kinds: CellKinds, aims: Collection[str]
) -> tuple[int, Sequence[Line]]:
    """The rows of a table that are plainly of indicators by their cells, and the place of the first: signs in
    a column of their own, names and levels, at its top; or levels, names and targets in three columns,
    anywhere in it; or names and targets beside a label for all of them with one of the words ``aims``. None
    otherwise."""
    rows = _signed(lines, kinds)
    classes = [[kinds.name(slot.text) for slot in line.filled] for line in rows]
    named = sum(not _NAMES.isdisjoint(line) for line in classes) >= _MOSTLY * len(rows)
    if len(rows) >= _FEWEST_ROWS and named and _levels_in(rows, kinds) >= _FEWEST_LEVELS:
        return 0, rows
    first, rows = _aimed(lines, kinds)
    return (first, rows) if rows else _paired(lines, kinds, aims)


def _paired(lines: Sequence[Line], kinds: CellKinds, aims: Collection[str]) -> tuple[int, Sequence[Line]]:
    """The first lines beside a label that speaks of targets which hold a name and a target each."""
    for number in range(len(lines)):
        beside = outer_cells(lines, number)
        told = any(word in squeeze(slot.text) for slot in beside for word in aims)
        end = end_beside(lines, number, _FEWEST_LEVELS) if told and beside[0].fresh else 0
        rows = [row for row in lines[number:end] if _is_pair(row.filled[len(beside) :], kinds)]
        if len(rows) >= max(_FEWEST_ROWS, _MOSTLY * (end - number)):
            return number, rows
    return 0, ()


def _is_pair(cells: Sequence[Slot], kinds: CellKinds) -> bool:
    classes = [kinds.name(slot.text) for slot in cells]
    return len(classes) == _PAIR and classes[0] in _NAMES | {"level"} | _LEVELS and classes[1] in _TARGETS


def _levels_in(rows: Sequence[Line], kinds: CellKinds) -> int:
    fresh = (slot for line in rows for slot in line.filled if slot.fresh)
    return sum(kinds.name(slot.text) in _LEVELS for slot in fresh)


def _aimed(lines: Sequence[Line], kinds: CellKinds) -> tuple[int, Sequence[Line]]:
    """The first run of lines that have a level in the same column, a name right of it and a target right of
    the name."""
    columns = {slot.start for line in lines for slot in line.filled if kinds.name(slot.text) in _LEVELS}
    for column in sorted(columns):
        held = [_holds(line.at(column), _LEVELS, kinds) for line in lines]
        first = held.index(True)
        rows = [
            line for line, _ in takewhile(lambda each: each[1], zip(lines[first:], held[first:], strict=True))
        ]
        told = sum(_names_and_aims(line, column, kinds) for line in rows) >= _MOSTLY * len(rows)
        if len(rows) >= _FEWEST_ROWS and told and _levels_in(rows, kinds) >= _FEWEST_LEVELS:
            return first, rows
    return 0, ()


def _names_and_aims(line: Line, column: int, kinds: CellKinds) -> bool:
    right = [kinds.name(slot.text) for slot in line.filled if slot.start > column and slot.fresh]
    named = next((place for place, kind in enumerate(right) if kind in _NAMES), len(right))
    return any(kind in _TARGETS for kind in right[named + 1 :])


def _signed(lines: Sequence[Line], kinds: CellKinds) -> Sequence[Line]:
    """The lines at the top of a table of several columns that have a sign in the same one."""
    if lines[0].width < _FEWEST_COLUMNS:
        return ()
    signs = (slot.start for slot in lines[0].filled if kinds.name(slot.text) in _SIGNS)
    column = next(signs, 0)
    return list(takewhile(lambda line: _holds(line.at(column), _SIGNS, kinds), lines))


def _holds(slot: Slot | None, classes: frozenset[str], kinds: CellKinds) -> bool:
    return slot is not None and kinds.name(slot.text) in classes


def unlabelled(rows: Sequence[Line]) -> Line:
    """The header that a table of such rows would have: a blank cell over each column."""
    widest = max(rows, key=lambda line: len(line.slots))
    slots = tuple(replace(slot, cell=replace(slot.cell, text="")) for slot in widest.slots)
    return replace(rows[0], slots=slots, filled=())


def told_by_place(columns: Sequence[Evidence]) -> list[Evidence]:
    """The columns, where the one behind the signs, or else the first of targets, is that of the targets, and
    one that repeats many of them that of the results; none counts the rows."""
    place = _place_of_targets(columns)
    values = columns[place].profile.texts if place < len(columns) else ()
    found = []
    for number, column in enumerate(columns):
        if number == place:
            found.append(_as("value", column))
        elif number > place and _repeats(column.profile.texts, values):
            found.append(_as("actual", column))
        else:
            open_roles = {role: score for role, score in column.scores.items() if role != "sequence"}
            found.append(replace(column, scores=open_roles))
    return found


def _place_of_targets(columns: Sequence[Evidence]) -> int:
    signs = max(range(len(columns)), key=lambda n: columns[n].profile.share(*_SIGNS), default=0)
    aimed = next(
        (n for n, column in enumerate(columns) if column.profile.share(*_TARGETS) >= _REPEATED), None
    )
    if columns and columns[signs].profile.share(*_SIGNS) >= _MOSTLY:
        behind = columns[signs + 1].profile if signs + 1 < len(columns) else None
        points = behind is not None and behind.sums_up and behind.share("number") == 1
        return aimed if points and aimed is not None else signs + 1
    return len(columns) if aimed is None else aimed


def _as(role: str, column: Evidence) -> Evidence:
    return replace(column, scores={role: 0.0}, forced=role)


def _repeats(texts: Sequence[str], values: Sequence[str]) -> bool:
    """Whether a column says the same as that of the targets in a good part of the rows."""
    if len(texts) != len(values):
        return False
    return sum(one == other for one, other in zip(texts, values, strict=True)) >= _REPEATED * len(values) > 0


def without_labels(header: Header) -> Header:
    """The header as its cells tell it: never certain, and what only a label could tell is doubtful: of two
    columns of targets, which is the year's."""
    other = any(each.name == "ignored" and each.usual & _TARGET_CLASSES for each in header.columns)
    told = _TOLD - {"value"} if other else _TOLD
    columns = tuple(
        replace(each, sureness=_at_most(each.sureness) if each.name in told else Sureness.DOUBTFUL)
        for each in header.columns
    )
    return replace(header, columns=columns, lines=0, sureness=_at_most(header.sureness))


def _at_most(sureness: Sureness) -> Sureness:
    return Sureness.DOUBTFUL if sureness is Sureness.DOUBTFUL else Sureness.LIKELY
