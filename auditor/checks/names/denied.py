"""Questions whether any good comes of the work that the target answers with no."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.examples import examples_for
from auditor.checks.units import IndicatorUnit
from auditor.language import Direction
from auditor.language.names.matter_words import BENEFITS
from auditor.language.texts.answers import Answer

_WHETHER = "是否"
_ABLE = "能够可以会"


class DeniedParams(Params):
    """``wanted``: the verbs of a benefit that a row asks for (是否促进就业)."""

    wanted: tuple[str, ...] = Field(description="“是否”后面以这些动词问有没有好处")


@check_kind("denied-benefit", params=DeniedParams, provides={"alternatives"})
def judge_denied(unit: IndicatorUnit, params: DeniedParams, context: Context) -> Judgement:
    """A row of benefits that says there is none."""
    row = unit.indicator
    _, asked, thing = row.name.partition(_WHETHER)
    if not asked or context.language.dimensions.of_levels(row.levels) not in BENEFITS:
        return NOT_APPLICABLE
    direction = context.language.direction(row.name)
    good = direction.direction is Direction.HIGHER
    good = good or (direction.direction is Direction.UNKNOWN and direction.measure is not None)
    if not good or not thing.lstrip(_ABLE).startswith(params.wanted):
        return NOT_APPLICABLE  # 是否造成污染 is well answered with no
    if context.language.answer(row.value or "") is not Answer.NO:
        return PASSED
    return failed(Hit({"alternatives": examples_for(unit, context)}, field="value"))
