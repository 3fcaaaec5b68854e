"""The brake: what a reading costs that would accuse most of the form at once."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from auditor.forms.shapes.evidence import Evidence
from auditor.forms.shapes.profile import Profile
from auditor.forms.shapes.roles import Assignment
from auditor.forms.shapes.weights import Brake

_DATA = ("number", "amount", "signed", "unit", "flag", "sign", "kind", "polarity")
_FEW_NUMBERS = 0.3


def unsoundness(assignment: Assignment, columns: Sequence[Evidence], brake: Brake) -> float:
    """What speaks against an assignment when the rows are read by it, 0 where nothing does."""
    name = _profile("name", assignment, columns)
    value = _profile("value", assignment, columns)
    operator = _profile("operator", assignment, columns)
    weight = _profile("weight", assignment, columns)
    cost = 0.0
    if name and name.rows > 2:
        cost += brake.repeated_names * max(0.0, brake.most - name.distinct) * 2
        cost += _beyond(name.share(*_DATA), brake.most) * brake.names_are_data
        cost += _beyond(name.share("level1", "level2"), brake.most) * brake.names_are_levels
    if value and value.rows > 2:
        cost += _beyond(value.share("blank"), brake.most) * brake.blank_values
        cost += _beyond(value.share("level1", "level2"), brake.most) * brake.values_are_levels
        if operator and operator.share("sign") > brake.most:
            numbers = value.share("number", "amount", "signed", "date")
            cost += brake.signs_without_number if numbers < _FEW_NUMBERS else 0.0
    if weight and weight.total is not None and weight.total > Decimal(str(brake.weights_allowed)):
        cost += brake.weights_too_high
    return cost


def _beyond(share: float, most: float) -> float:
    return share if share > most else 0.0


def _profile(role: str, assignment: Assignment, columns: Sequence[Evidence]) -> Profile | None:
    place = assignment.column(role)
    return None if place is None else columns[place].profile
