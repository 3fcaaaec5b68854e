"""Targets that copy all the options of a scale: 优/良/中/差."""

from __future__ import annotations

import re

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.table.placeholders import Placeholders
from auditor.checks.units import IndicatorUnit
from auditor.chinese.marks import LINES

_BETWEEN = re.compile(rf"[\s/／、，,|｜;；()（）□○{LINES}]|或者?|和")


@check_kind("options-left", params=NoParams)
def judge_options(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """The target is one grade of a scale; that a share needs a number is told elsewhere."""
    row = unit.indicator
    value = (row.value or "").strip()
    measure = context.language.measure(row.name)
    if not value or (measure is not None and measure.kind in ("rate", "satisfaction")):
        return NOT_APPLICABLE
    scales = context.lexicons.load("placeholders", Placeholders).scales
    return failed(Hit({}, field="value")) if _BETWEEN.sub("", value) in scales else PASSED
