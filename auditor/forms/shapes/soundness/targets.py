"""What tells that the targets stand in another column than the one that is read as theirs, or beside it."""

from __future__ import annotations

from auditor.expressions import expression
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.soundness.read_as import OTHER_TIMES, TARGETS, ReadAs, share_of

_EMPTY = 0.8
_SURE = 0.8
_HALF = 0.5
_FEW = 0.7
_HEADS_NAMES = frozenset({"name", "value"})  # labels that say nothing above cells of another kind
_SIGNED = 0.3  # share of the targets with a sign, in a form that leaves it out where both are equal
_STRAY = 0.1
_FIGURE = expression(r"\d+(?:\.\d+)?")


def stand_beside_signed(read: ReadAs) -> bool:
    """Whether most targets are bare figures, and the same ones stand with signs in a column that is left out
    or read as that of the results, whatever is printed over it."""
    value = read.profile("value")
    if value is None or read.column("operator") is not None or value.share("signed") > _STRAY:
        return False
    beside = (column.profile for column in read.unread("actual") if column.time not in OTHER_TIMES)
    return any(
        each.share("signed") > _SIGNED and share_of(_is_figure_of, value.texts, each.texts) > _FEW
        for each in beside
    )


def are_left_out(read: ReadAs) -> bool:
    """Whether nothing is read as the targets, or a column of words, although a column of no other label holds
    some."""
    value = read.profile("value")
    if value is None and "place" not in read.assignment.roles:
        return _hold_any(read, *TARGETS)
    words = value is not None and bool(value.texts) and value.share(*TARGETS) == 0
    return words and _hold_any(read, "signed", "amount")


def _hold_any(read: ReadAs, *classes: str) -> bool:
    """Whether a column of no other label that is not read mostly holds cells of these classes."""
    return any(
        column.time not in OTHER_TIMES
        and (not _is_plain(column) or column.reading.best in _HEADS_NAMES)
        and column.profile.share(*classes) > _HALF
        for column in read.unread()
    )


def leave_units_out(read: ReadAs) -> bool:
    """Whether most targets are bare numbers, and a column of units beside them is not read."""
    value = read.profile("value")
    if value is None or read.column("unit") is not None or value.share("number", "large") <= _HALF:
        return False
    return any(column.profile.share("unit") > _HALF for column in read.unread())


def are_told(read: ReadAs) -> bool:
    """Whether a label says without doubt that the column is that of the targets, and some stand in it:
    then the form has left the others blank."""
    own = read.column("value")
    if own is None:
        return False
    filled = own.profile.share("blank") < 1
    return filled and own.reading.best == "value" and own.reading.strength >= _SURE


def are_empty_beside_full(read: ReadAs) -> bool:
    """Whether hardly any target is filled, beside a full column of targets that is not read."""
    value = read.profile("value")
    if value is None or value.rows == 0 or value.share("blank") < _EMPTY:
        return False
    unread = (
        column.profile for column in read.unread() if column.time not in OTHER_TIMES and not _is_plain(column)
    )
    return any(profile.share(*TARGETS) > _EMPTY for profile in unread)


def _is_figure_of(text: str, other: str) -> bool:
    """Whether a cell is the figure that another one states, with a sign or without."""
    return _FIGURE.findall(text) == _FIGURE.findall(other) and text.strip("前底") in other


def _is_plain(column: Evidence) -> bool:
    """Whether the label says without doubt that a column is none of targets (完成率, 备注)."""
    return bool(column.forced) or (column.reading.best != "explain" and column.reading.strength >= _SURE)
