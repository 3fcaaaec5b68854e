"""The brake: what a reading costs that would accuse most of the form at once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from operator import gt, lt

from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.profile import Profile
from auditor.forms.shapes.roles import Assignment
from auditor.forms.shapes.soundness import names, targets
from auditor.forms.shapes.soundness.read_as import TARGETS, UNREAD, Columns, ReadAs
from auditor.forms.shapes.weights import Brake

_LEVELS = ("level1", "level2")
_FEW_NUMBERS = 0.3
_FEWEST_NUMBERS = 3  # that are added up
_STRAY = 0.1  # share of cells among weights or scores that are neither, in a form that has a slip


class Brakes:
    """What speaks against assignments for the columns of a table."""

    def __init__(self, columns: Sequence[Evidence], brake: Brake) -> None:
        self._brake = brake
        self._columns = Columns(columns)
        self._levelled = [n for n, each in enumerate(columns) if _own_levels(each.profile) > brake.most]
        self._points: dict[tuple[int | None, int | None], float] = {}

    def unsoundness(self, assignment: Assignment) -> float:
        """What speaks against an assignment when the rows are read by it, 0 where nothing does."""
        read, brake = ReadAs(assignment, self._columns), self._brake
        cost = _of_names(read, brake) + _of_targets(read, brake) + self._of_points(read)
        return cost + brake.levels_left_out * self._levels_are_left_out(read)

    def is_nonsense(self, assignment: Assignment) -> bool:
        """Whether the names are data, or a few words again and again beside a column of texts that is not
        read, or several to a target, or the targets blank beside a column of targets that is not read: then
        it is the reading that is wrong, not the form."""
        read = ReadAs(assignment, self._columns)
        name = read.profile("name")
        if name and (
            names.data_share(name, read) > self._brake.most
            or names.repeat_beside_others(name, read)
            or names.are_parts(name, read)
        ):
            return True
        return names.hold_others(read) or targets.are_empty_beside_full(read)

    def _of_points(self, read: ReadAs) -> float:
        key = read.assignment.column("weight"), read.assignment.column("score")
        if key not in self._points:
            self._points[key] = _of_points(read.profile("weight"), read.profile("score"), self._brake)
        return self._points[key]

    def _levels_are_left_out(self, read: ReadAs) -> bool:
        """Whether a column of plain words of levels is not read, although one that has fewer of them is read
        as levels, or none is."""
        roles, columns = read.assignment.roles, read.columns
        out = [columns[n] for n in self._levelled if roles[n] in UNREAD or roles[n] == "level3"]
        if not out:
            return False
        least = min(_own_levels(read.profile(role)) for role in _LEVELS)
        return max(_own_levels(column.profile) for column in out) > max(self._brake.most, least)


def _of_names(read: ReadAs, brake: Brake) -> float:
    name = read.profile("name")
    cost = brake.names_left_out * names.are_left_out(read) + brake.names_hold_others * names.hold_others(read)
    if name is None or name.rows <= 2:
        return cost
    cost += brake.repeated_names * max(0.0, brake.most - name.distinct) * 2
    cost += brake.repeated_names * names.repeat_beside_others(name, read)
    cost += brake.names_are_parts * names.are_parts(name, read)
    cost += brake.names_are_groups * names.are_groups(name, read)
    cost += _beyond(names.data_share(name, read), brake.most) * brake.names_are_data
    return cost + _beyond(name.share(*_LEVELS), brake.most) * brake.names_are_levels


def _of_targets(read: ReadAs, brake: Brake) -> float:
    value = read.profile("value")
    cost = brake.signs_beside_bare * targets.stand_beside_signed(read)
    cost += brake.targets_left_out * targets.are_left_out(read)
    cost += brake.units_left_out * targets.leave_units_out(read)
    if value is None or value.rows <= 2:
        return cost
    if not targets.are_told(read):
        cost += _beyond(value.share("blank"), brake.most) * brake.blank_values
    cost += brake.empty_beside_full * targets.are_empty_beside_full(read)
    cost += _beyond(value.share(*_LEVELS), brake.most) * brake.values_are_levels
    if value.share(*TARGETS) >= _FEW_NUMBERS:
        return cost
    operator, unit = read.profile("operator"), read.profile("unit")
    if operator and operator.share("sign") > brake.most:
        cost += brake.signs_without_number
    if unit and unit.share("unit") > brake.most:
        cost += brake.units_without_number
    return cost


def _of_points(weight: Profile | None, score: Profile | None, brake: Brake) -> float:
    cost = brake.scores_above_weights * _are_above(score, weight)
    cost += sum(brake.no_points * _beyond(each.no_points, _STRAY) for each in (score, weight) if each)
    too_high = weight and _total(weight) > brake.weights_allowed
    return cost + (brake.weights_too_high if too_high else 0.0)


def _total(points: Profile) -> Decimal:
    """What points add up to, a few cells that are none left out."""
    numbers = [number for number in points.numbers if number is not None]
    if points.total is None and len(numbers) >= _FEWEST_NUMBERS:
        return sum(numbers, Decimal(0))
    return points.total or Decimal(0)


def _own_levels(profile: Profile | None) -> float:
    return profile.share(*_LEVELS) if profile else 0.0


def _are_above(scores: Profile | None, weights: Profile | None) -> bool:
    """Whether points that were given are more than there were to give, row by row: the columns are the other
    way round."""
    if scores is None or weights is None:
        return False
    both = zip(scores.numbers, weights.numbers, strict=False)
    pairs = [(given, most) for given, most in both if given is not None and most is not None]
    above, below = (sum(map(compare, *zip(*pairs, strict=True))) if pairs else 0 for compare in (gt, lt))
    return above > below


def _beyond(share: float, most: float) -> float:
    return share if share > most else 0.0
