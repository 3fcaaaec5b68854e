"""Targets and results that copy all the options of a scale: 优/良/中/差."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.table.placeholders import Placeholders
from auditor.checks.units import IndicatorUnit
from auditor.chinese.marks import LINES
from auditor.expressions import expression
from auditor.model import Evidence

_BETWEEN = expression(rf"[\s/／、，,|｜;；()（）□○{LINES}]|或者?|和")


@check_kind("options-left", params=NoParams)
def judge_options(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """The target is one grade of a scale; that a share needs a number is told elsewhere."""
    row = unit.indicator
    value = (row.value or "").strip()
    measure = context.language.measure(row.name)
    if not value or (measure is not None and measure.kind in ("rate", "satisfaction")):
        return NOT_APPLICABLE
    return failed(Hit({}, field="value")) if _names_all(value, context) else PASSED


@check_kind("options-as-result", params=NoParams, provides={"actual"})
def judge_result(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A result is the grade that was reached, not all there are."""
    row = unit.indicator
    actual = (row.actual or "").strip()
    if not actual:
        return NOT_APPLICABLE
    if not _names_all(actual, context):
        return PASSED
    return failed(Hit({"actual": actual}, (Evidence(actual, row.place("actual")),), field="actual"))


def _names_all(text: str, context: Context) -> bool:
    return _BETWEEN.sub("", text) in context.lexicons.load("placeholders", Placeholders).scales
