"""A result, or what is expected for the year, far from its target: the target or the year went wrong."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    ThresholdName,
    check_kind,
    failed,
)
from auditor.checks.results.reading.off_scale import is_off_scale
from auditor.checks.results.results import aims_high, figure
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.explained import is_explained
from auditor.checks.shared.rows import row_evidence
from auditor.checks.shared.standards import promises_standard
from auditor.checks.units import IndicatorUnit
from auditor.language.facts import Direction
from auditor.model import Confidence, FormKind

_HUNDRED = Decimal(100)
_FAR = Decimal(150)
_FAR_GROWN = Decimal(200)  # a rate of growth doubles easily


class Completion(Params):
    """``low`` and ``high`` name thresholds of the profile: % of the target. ``far`` tells only results so
    far above the target that it cannot have been meant; without it those up to there."""

    low: ThresholdName = Field(description="下限的阈值名：完成值占目标值的%")
    high: ThresholdName = Field(description="上限的阈值名：完成值占目标值的%")
    far: bool = Field(default=False, description="真：只判远高于目标值的；假：只判没有高到那个程度的")


@check_kind(
    "completion-range", params=Completion, provides={"share", "over", "actual"}, faults={"forecast", "result"}
)
def completion_range(unit: IndicatorUnit, params: Completion, context: Context) -> Judgement:
    """The result of a count that more of is better lies far below or above its target."""
    row = unit.indicator
    monitored = unit.form is not None and unit.form.kind is FormKind.MONITORING
    text, fault = (row.forecast, "forecast") if monitored else (row.actual, "result")
    words = completion_words(context.lexicons)
    actual, target = (figure(each, row.unit, words, context) for each in (text, row.value))
    measure = context.language.measure(row.name)
    growth = params.far and measure is not None and measure.kind == "growth"
    shares = "%" in (row.unit or "") and not growth  # they cannot rise far above a sound target
    stated = row.operator is not None or params.far
    if actual is None or not target or shares or not stated or not aims_high(row, target, context):
        return NOT_APPLICABLE
    if context.language.direction(row.name, row.unit).direction is Direction.LOWER:
        return NOT_APPLICABLE
    if is_off_scale(row, text, context):
        return NOT_APPLICABLE  # told of its unit
    share = actual * _HUNDRED / target
    far = _FAR_GROWN if growth else _FAR
    if _HUNDRED < share <= far and (actual - target <= 1 or promises_standard(row, context.language)):
        return PASSED  # one more of three, or people cared for better than they must be
    above = share > far or (share == far and actual - target > 1)  # one more of two is no half too much
    if above != params.far or not _outside(share, params, context):
        return PASSED
    if is_explained(unit.form, row, context):
        return PASSED
    times, over = as_text(share.quantize(Decimal(1))), as_text(actual - target)
    values = {"share": "" if growth else times, "over": over if growth else "", "actual": text or ""}
    doubtful = Confidence.ASK if share > _HUNDRED and not above else None  # a good year, no low target
    evidence = (row_evidence(row),)
    return failed(Hit(values, evidence, field="actual", fault=fault, confidence=doubtful))


def _outside(share: Decimal, params: Completion, context: Context) -> bool:
    thresholds = context.profile.thresholds
    low, high = thresholds.get(params.low, Decimal(70)), thresholds.get(params.high, Decimal(130))
    return not low <= share <= high
