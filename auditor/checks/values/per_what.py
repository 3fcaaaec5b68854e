"""A standard in plain money: per what is not said."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.language.names.direction.words import DirectionLexicon
from auditor.model import Confidence

_EACH = "每"


def _no_money(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    return None if "money" in context.language.unit(target.unit or "").kinds else NOT_APPLICABLE


@check_kind("per-what", params=NoParams, by_target=_no_money)
def judge_per_what(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A standard of paying whose unit names nobody and nothing that it is paid for."""
    row = unit.indicator
    measure = context.language.measure(row.name)
    kinds = context.language.unit(row.unit or "").kinds
    if measure is None or measure.kind != "standard" or "money" not in kinds:
        return NOT_APPLICABLE
    told = context.lexicons.load("direction", DirectionLexicon).per_head
    if "/" in (row.unit or "") or any(
        word in row.name or word in (row.unit or "") for word in (*told, _EACH)
    ):
        return PASSED
    return failed(Hit(field="unit", confidence=Confidence.ASK))
