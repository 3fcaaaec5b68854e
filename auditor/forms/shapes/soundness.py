"""The brake: what a reading costs that would accuse most of the form at once, and rows that stand one column
too far left, because a merged cell before them was lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from operator import gt, lt

from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.profile import Profile, role_scores
from auditor.forms.shapes.roles import Assignment
from auditor.forms.shapes.weights import Brake, Weights

_DATA = ("number", "large", "amount", "signed", "date", "unit", "flag", "sign", "kind", "polarity")
_TARGETS = ("number", "large", "amount", "signed", "date")
_UNREAD = frozenset({"ignored", "explain", "context", "note"})
_LEVELS = ("level1", "level2")
_EMPTY = 0.8
_SURE = 0.8
_LIKELY = 0.7
_HALF = 0.5
_SAID = 0.2
_OTHER_TIMES = frozenset({"previous", "future", "reference", "now"})
_FEW_NUMBERS = 0.3
_FEW = 0.7  # of the names differ
_FEWEST_NAMES = 4
_FEWEST_LABELS = 3  # plain ones, that tell whether rows have slid
_CLEARLY = 4.0  # how much better, a label, its left neighbour has to suit
_HEADS_NAMES = frozenset({"name", "value"})  # labels that say nothing above cells of another kind
_SIGNED = 0.3  # share of the targets with a sign, in a form that leaves it out where both are equal
_SHORTEST_NAME = 4
_NUMBERING = re.compile(r"^(?:指标)?\d{1,2}[:：.、]")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_STRAY = 0.1  # share of cells among weights or scores that are neither, in a form that has a slip


def unsoundness(assignment: Assignment, columns: Sequence[Evidence], brake: Brake) -> float:
    """What speaks against an assignment when the rows are read by it, 0 where nothing does."""
    name = _profile("name", assignment, columns)
    value = _profile("value", assignment, columns)
    operator = _profile("operator", assignment, columns)
    weight = _profile("weight", assignment, columns)
    cost = 0.0
    if name and name.rows > 2:
        cost += brake.repeated_names * max(0.0, brake.most - name.distinct) * 2
        cost += brake.repeated_names * _repeats_beside_names(name, assignment, columns)
        cost += _beyond(name.share(*_DATA), brake.most) * brake.names_are_data
        cost += _beyond(name.share("level1", "level2"), brake.most) * brake.names_are_levels
    if value and value.rows > 2:
        if not _is_told(assignment, columns):
            cost += _beyond(value.share("blank"), brake.most) * brake.blank_values
        cost += brake.empty_beside_full * _is_empty_beside_full(value, assignment, columns)
        cost += _beyond(value.share("level1", "level2"), brake.most) * brake.values_are_levels
        if operator and operator.share("sign") > brake.most:
            numbers = value.share(*_TARGETS)
            cost += brake.signs_without_number if numbers < _FEW_NUMBERS else 0.0
        unit = _profile("unit", assignment, columns)
        if unit and unit.share("unit") > brake.most and value.share(*_TARGETS) < _FEW_NUMBERS:
            cost += brake.units_without_number
    score = _profile("score", assignment, columns)
    cost += brake.scores_above_weights * _are_above(score, weight)
    cost += sum(brake.no_points * _beyond(each.no_points, _STRAY) for each in (score, weight) if each)
    if weight and weight.total is not None and weight.total > Decimal(str(brake.weights_allowed)):
        cost += brake.weights_too_high
    cost += brake.names_left_out * _names_are_left_out(assignment, columns)
    cost += brake.names_hold_others * _names_hold_others(assignment, columns)
    cost += brake.signs_beside_bare * _signs_stand_beside(assignment, columns)
    cost += brake.targets_left_out * _targets_are_left_out(assignment, columns)
    return cost + brake.levels_left_out * _are_left_out(assignment, columns, brake.most)


def _names_are_left_out(assignment: Assignment, columns: Sequence[Evidence]) -> bool:
    """Whether a filled column that is headed as one of names is not read, and the label of what is read as
    the names says nothing of them."""
    place = assignment.column("name")
    if place is None or columns[place].reading.share("name") >= _SAID:
        return False
    return any(
        column.reading.best == "name"
        and min(column.reading.strength, column.reading.known) >= _LIKELY
        and column.profile.share("blank") < _HALF
        for column, role in zip(columns, assignment.roles, strict=True)
        if role in _UNREAD
    )


def _names_hold_others(assignment: Assignment, columns: Sequence[Evidence]) -> bool:
    """Whether most names say what another cell of their row says and more, so that they explain it."""
    name = _profile("name", assignment, columns)
    if name is None or name.rows < _FEWEST_NAMES:
        return False
    unread = (
        column.profile
        for column, role in zip(columns, assignment.roles, strict=True)
        if (role in _UNREAD or role == "level3") and column.profile.distinct > _FEW
    )
    return any(_share(_holds, name.texts, other.texts) > _HALF for other in unread)


def _signs_stand_beside(assignment: Assignment, columns: Sequence[Evidence]) -> bool:
    """Whether most targets are bare figures, and the same ones stand with signs in a column that is left out
    or read as that of the results, whatever is printed over it."""
    value = _profile("value", assignment, columns)
    if value is None or assignment.column("operator") is not None or value.share("signed") > _STRAY:
        return False
    beside = (
        column.profile
        for column, role in zip(columns, assignment.roles, strict=True)
        if role in (*_UNREAD, "actual") and column.time not in _OTHER_TIMES
    )
    return any(
        each.share("signed") > _SIGNED and _share(_is_figure_of, value.texts, each.texts) > _FEW
        for each in beside
    )


def _targets_are_left_out(assignment: Assignment, columns: Sequence[Evidence]) -> bool:
    """Whether nothing is read as the targets, although a column of no other label holds some."""
    if not {"value", "place"}.isdisjoint(assignment.roles):
        return False
    return any(
        role in _UNREAD
        and column.time not in _OTHER_TIMES
        and (not _is_plain(column) or column.reading.best in _HEADS_NAMES)
        and column.profile.share(*_TARGETS) > _HALF
        for column, role in zip(columns, assignment.roles, strict=True)
    )


def _share(holds: Callable[[str, str], bool], texts: Sequence[str], others: Sequence[str]) -> float:
    """In how many rows something holds of the cells of two columns, 0 where they are not filled alike."""
    if len(texts) != len(others) or not texts:
        return 0.0
    return sum(map(holds, texts, others)) / len(texts)


def _holds(text: str, other: str) -> bool:
    bare = _NUMBERING.sub("", other)
    return len(bare) >= _SHORTEST_NAME and bare in text and len(text) > len(other)


def _is_figure_of(text: str, other: str) -> bool:
    """Whether a cell is the figure that another one states, with a sign or without."""
    return _FIGURE.findall(text) == _FIGURE.findall(other) and text.strip("前底") in other


def _are_left_out(assignment: Assignment, columns: Sequence[Evidence], most: float) -> bool:
    """Whether a column of plain words of levels is not read, although one that has fewer of them is read as
    levels, or none is."""
    shares = {role: _own_levels(_profile(role, assignment, columns)) for role in _LEVELS}
    unread = (
        _own_levels(column.profile)
        for column, role in zip(columns, assignment.roles, strict=True)
        if role in _UNREAD or role == "level3"
    )
    left = max(unread, default=0.0)
    return left > max(most, min(shares.values()))


def _own_levels(profile: Profile | None) -> float:
    return profile.share("level1", "level2") if profile else 0.0


def is_nonsense(assignment: Assignment, columns: Sequence[Evidence], brake: Brake) -> bool:
    """Whether the names are data, or a few words again and again beside a column of texts that is not read,
    or the targets blank beside a column of targets that is not read: then it is the reading that is wrong,
    not the form."""
    name, value = _profile("name", assignment, columns), _profile("value", assignment, columns)
    if name and (name.share(*_DATA) > brake.most or _repeats_beside_names(name, assignment, columns)):
        return True
    if _names_hold_others(assignment, columns):
        return True
    return value is not None and _is_empty_beside_full(value, assignment, columns)


def _repeats_beside_names(name: Profile, assignment: Assignment, columns: Sequence[Evidence]) -> bool:
    """Whether the names are the same few words beside an unread column of which each cell is another one."""
    if len(name.texts) < _FEWEST_NAMES or name.distinct > _FEW:
        return False
    return any(
        column.profile.distinct == 1 and column.profile.share("short", "text", "long", "level") > _SURE
        for column, role in zip(columns, assignment.roles, strict=True)
        if role in (*_UNREAD, "level3", "reason")
    )


def have_slid(columns: Sequence[Evidence], weights: Weights) -> bool:
    """Whether plain labels suit the cells of their left neighbours much better than their own."""
    fits = [role_scores(column.profile, weights) for column in columns]
    gains = [
        left[role] - own[role]
        for column, (left, own) in zip(columns[1:], pairwise(fits), strict=True)
        if column.plain and (role := column.reading.best) is not None and role in own
    ]
    return len(gains) >= _FEWEST_LABELS and sum(gains) > _CLEARLY * len(gains)


def _are_above(scores: Profile | None, weights: Profile | None) -> bool:
    """Whether points that were given are more than there were to give, row by row: the columns are the other
    way round."""
    if scores is None or weights is None:
        return False
    both = zip(scores.numbers, weights.numbers, strict=False)
    pairs = [(given, most) for given, most in both if given is not None and most is not None]
    above, below = (sum(map(compare, *zip(*pairs, strict=True))) if pairs else 0 for compare in (gt, lt))
    return above > below


def _is_told(assignment: Assignment, columns: Sequence[Evidence]) -> bool:
    """Whether a label says without doubt that the column is that of the targets, and some stand in it:
    then the form has left the others blank."""
    place = assignment.column("value")
    if place is None:
        return False
    own = columns[place]
    filled = own.profile.share("blank") < 1
    return filled and own.reading.best == "value" and own.reading.strength >= _SURE


def _is_empty_beside_full(value: Profile, assignment: Assignment, columns: Sequence[Evidence]) -> bool:
    if value.rows == 0 or value.share("blank") < _EMPTY:
        return False
    unread = (
        column.profile
        for column, role in zip(columns, assignment.roles, strict=True)
        if role in _UNREAD and column.time not in _OTHER_TIMES and not _is_plain(column)
    )
    return any(profile.share(*_TARGETS) > _EMPTY for profile in unread)


def _is_plain(column: Evidence) -> bool:
    """Whether the label says without doubt that a column is none of targets (完成率, 备注)."""
    return bool(column.forced) or (column.reading.best != "explain" and column.reading.strength >= _SURE)


def _beyond(share: float, most: float) -> float:
    return share if share > most else 0.0


def _profile(role: str, assignment: Assignment, columns: Sequence[Evidence]) -> Profile | None:
    place = assignment.column(role)
    return None if place is None else columns[place].profile
