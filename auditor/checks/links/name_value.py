"""A number at the end of a name against the row's target: «维修危桥18座» with ≥16座."""

from __future__ import annotations

import re
from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.shared.screens import no_share
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.chinese.numerals import BEHIND
from auditor.expressions import expression
from auditor.language.facts import Quantity, Role
from auditor.model import CAPS

_NOTE = expression(r"[（(][^（()）\d]*[）)]$")  # 举办研讨会2次（含线上）
_TAIL = expression(rf"[\s（()）。，,]*{BEHIND}?[\s（()）。，,]*")
_SIZES = frozenset({"length", "area", "volume", "mass"})
_NOT_COUNTED = frozenset({"ratio", "points", "score", "money", "duration", "days", "date"})


@check_kind("name-value", params=NoParams, provides={"stated", "asked"})
def name_value(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """The number that a name ends in is the one of its target."""
    row = unit.indicator
    target = context.linker.target(row)
    stated = _at_end(row.name, context)
    if target is None or stated is None or stated.unit.text != target.unit.text.strip():
        return NOT_APPLICABLE
    agrees = stated.annual == target.value or stated.approximate or target.operator in CAPS
    if agrees or stated.frequency != 1 or _is_part(row.name, stated, target.value, context):
        return PASSED
    values = {"stated": stated.text, "asked": as_text(target.value)}
    return failed(Hit(values, (row_evidence(row),), field="value"))


def _unmeasured(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    measured = bool(context.language.unit(target.unit or "").kinds)
    return None if measured and not target.qualitative else NOT_APPLICABLE


@check_kind("name-other-unit", params=NoParams, provides={"stated", "asked"}, by_target=_unmeasured)
def judge_other_unit(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A name that ends in a number of works (新建水渠1条) has no target that measures them (3公里)."""
    row = unit.indicator
    if row.qualitative:
        return NOT_APPLICABLE
    measured = context.language.unit(row.unit or "").kinds
    stated = _at_end(row.name, context)
    if not measured or stated is None or stated.role is Role.REFERENCE:
        return NOT_APPLICABLE
    sized = measured <= _SIZES and stated.unit.kinds and not stated.unit.kinds & (_SIZES | _NOT_COUNTED)
    if not sized or context.language.quantities(row.name)[0] is not stated:
        return PASSED
    return failed(Hit({"stated": stated.text, "asked": row.figure}, (row_evidence(row),), field="name"))


@check_kind("count-as-share", params=NoParams, provides={"stated"}, by_target=no_share)
def judge_share(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A name that ends in a number of things (编印简报12期) has that number for its target, no per cent."""
    row = unit.indicator
    if row.qualitative or "ratio" not in context.language.unit(row.unit or "").kinds:
        return NOT_APPLICABLE
    stated = _at_end(row.name, context)
    counted = stated is not None and stated.unit.kinds and not stated.unit.kinds & _NOT_COUNTED
    if stated is None or not counted:
        return PASSED
    return failed(Hit({"stated": stated.text}, (row_evidence(row),), field="value"))


def _is_part(name: str, stated: Quantity, whole: Decimal, context: Context) -> bool:
    """Whether brackets behind a name break its target down (城市40户、农村60户), single out a part of it
    (改造泵站（大型2座）) or say what counts as meeting it (合格率（含水≤13%）)."""
    opening = max(name.rfind(bracket, 0, stated.start) for bracket in "(（")
    if opening < 0:
        return False
    beside = name[opening + 1 : stated.start].strip()
    listed = [each for each in context.language.quantities(name) if each.start > opening]
    total = sum((each.value for each in listed if each.unit.text == stated.unit.text), Decimal(0))
    if "ratio" in stated.unit.kinds and re.split("[(（]", stated.object)[-1].strip():
        return True
    return bool(beside) and (total == whole or (len(listed) == 1 and stated.value < whole))


def _at_end(name: str, context: Context) -> Quantity | None:
    """The quantity that a name ends in; list numbers and parts of proper names measure nothing."""
    name = _NOTE.sub("", name)
    found = context.language.quantities(name)
    last = found[-1] if found else None
    if last is None or last.role is Role.REFERENCE or not _TAIL.fullmatch(name[last.end :]):
        return None
    return last
