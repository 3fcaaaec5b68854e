"""A floor or a ceiling that a bureau sets for the targets of certain indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    ThresholdName,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.words import ABOVE, BELOW
from auditor.checks.units import IndicatorUnit

Limit = Decimal | ThresholdName


class LimitParams(Params):
    """Judges the indicators whose name holds one of ``names`` and none of ``unless``, where their unit is one
    of ``units`` (any, if none is listed). ``least`` and ``most`` are numbers or thresholds of the profile."""

    names: Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)] = Field(
        description="名称里有这些词之一的指标才判"
    )
    unless: tuple[str, ...] = Field(default=(), description="名称里有这些词之一的不判")
    units: tuple[str, ...] = Field(default=(), description="只判这些计量单位，空着就都判")
    least: Limit | None = Field(default=None, description="下限：一个数，或口径里的阈值名")
    most: Limit | None = Field(default=None, description="上限：一个数，或口径里的阈值名")


@check_kind("limit", params=LimitParams, provides={"limit", "side"})
def judge(unit: IndicatorUnit, params: LimitParams, context: Context) -> Judgement:
    """The target of an indicator of this name is neither below the floor nor above the ceiling."""
    row = unit.indicator
    named = any(word in row.name for word in params.names) and not any(w in row.name for w in params.unless)
    if not named or row.qualitative or (params.units and (row.unit or "") not in params.units):
        return NOT_APPLICABLE
    value = context.language.number(row.value or "")
    if value is None:
        return Undetermined(reasons.VALUE_BESIDE_A_LIMIT)
    for limit, side in ((params.least, BELOW), (params.most, ABOVE)):
        bound = context.profile.thresholds[limit] if isinstance(limit, str) else limit
        if bound is not None and (value < bound if side == BELOW else value > bound):
            return failed(Hit({"limit": as_text(bound), "side": side}, field="value"))
    return PASSED
