"""A number at the end of a name against the row's target: «维修危桥18座» with ≥16座."""

from __future__ import annotations

import re

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import IndicatorUnit
from auditor.language.facts import Quantity, Role
from auditor.model import Operator

_TAIL = re.compile(r"[\s（()）。，,]*(?:以上|以下|以内|左右)?[\s（()）。，,]*")
_BOUNDS = (Operator.AT_MOST, Operator.LESS_THAN)


@check_kind("name-value", params=NoParams, provides={"stated", "asked"})
def name_value(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """The number that a name ends in is the one of its target."""
    row = unit.indicator
    target = context.linker.target(row)
    stated = _at_end(row.name, context)
    if target is None or stated is None or stated.unit.text != target.unit.text.strip():
        return NOT_APPLICABLE
    agrees = stated.annual == target.value or stated.approximate or target.operator in _BOUNDS
    if agrees or stated.frequency != 1:
        return PASSED
    values = {"stated": stated.text, "asked": as_text(target.value)}
    return failed(Hit(values, (row_evidence(row),), field="value"))


def _at_end(name: str, context: Context) -> Quantity | None:
    """The quantity that a name ends in; list numbers and parts of proper names measure nothing."""
    found = context.language.quantities(name)
    last = found[-1] if found else None
    if last is None or last.role is Role.REFERENCE or not _TAIL.fullmatch(name[last.end :]):
        return None
    return last
