"""A share that is stated in time: 检测及时率 ≤ 7 工作日 is a time limit with the name of a rate."""

from __future__ import annotations

import re

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit
from auditor.language import Measure, UnitFact

SHARES = frozenset({"rate", "timeliness", "degree", "satisfaction"})
TIMES = frozenset({"duration", "days"})
_DONE = re.compile(r"(?:完成|及时|按时|按期|准时|如期|到位|时效|达标)+$")


def is_time_as_share(measure: Measure | None, fact: UnitFact) -> bool:
    """Whether a name measures a share and its unit a time."""
    points = "score" in fact.kinds  # 分 of a satisfaction are points, no minutes
    return measure is not None and measure.kind in SHARES and bool(fact.kinds & TIMES) and not points


@check_kind("time-as-share", params=NoParams, provides={"thing", "measure"})
def judge_time_as_share(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A rate, or a punctuality, whose target is a length of time."""
    row = unit.indicator
    measure = context.language.measure(row.name)
    if measure is None or measure.kind not in SHARES or not row.unit:
        return NOT_APPLICABLE
    if not is_time_as_share(measure, context.language.unit(row.unit)):
        return PASSED
    thing = _DONE.sub("", measure.object) or measure.object
    return failed(Hit({"thing": thing, "measure": measure.term}, field="name"))
