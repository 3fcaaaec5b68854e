"""A share that is stated in time: 检测及时率 ≤ 7 工作日 is a time limit with the name of a rate."""

from __future__ import annotations

import re

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import A_MONTH, CALENDAR
from auditor.chinese.edges import ending_of
from auditor.expressions import expression
from auditor.language import Measure, UnitFact
from auditor.model import Indicator

SHARES = frozenset({"rate", "timeliness", "degree", "satisfaction"})
TIMES = frozenset({"duration", "days"})
_DATED = frozenset({"rate", "timeliness"})
_WHEN = expression(r"[\d\s年月日号底末初前之以内≤<＝=.。,，于在每]")
_BY_THEN = 2  # characters beside a date that say no more than that something is done (完成)


class TimeShareParams(Params):
    """``done`` say at the end of a name how well something was done in time, which a time limit leaves out;
    ``doing`` is timed where nothing else is named."""

    done: tuple[str, ...] = Field(description="名称末尾说按时做成的词：改叫时限的，先去掉它们")
    doing: str = Field(default="完成", description="去掉以后没有剩下什么的，说是做什么的时限")


def is_time_as_share(measure: Measure | None, fact: UnitFact) -> bool:
    """Whether a name measures a share and its unit a time."""
    points = "score" in fact.kinds  # 分 of a satisfaction are points, no minutes
    return measure is not None and measure.kind in SHARES and bool(fact.kinds & TIMES) and not points


@check_kind(
    "time-as-share", params=TimeShareParams, provides={"thing", "measure"}, faults={"duration", "date"}
)
def judge_time_as_share(unit: IndicatorUnit, params: TimeShareParams, context: Context) -> Judgement:
    """A rate, or a punctuality, whose target is a length of time or a day."""
    row = unit.indicator
    measure = context.language.measure(row.name)
    if measure is None or measure.kind not in SHARES:
        return NOT_APPLICABLE
    if not row.unit:
        return _judge_date(row, measure, params, context)
    if not is_time_as_share(measure, context.language.unit(row.unit)):
        return PASSED
    return failed(_hit(measure, "duration", params))


def _judge_date(row: Indicator, measure: Measure, params: TimeShareParams, context: Context) -> Judgement:
    """A month or a stretch of the year that answers a rate: 竣工及时率 2024年11月."""
    value = row.value or ""
    dated = A_MONTH.search(value) or CALENDAR.search(value)
    if measure.kind not in _DATED or dated is None:
        return NOT_APPLICABLE
    shared = any("ratio" in each.unit.kinds for each in context.language.quantities(value))
    return PASSED if shared or _told(value, dated) else failed(_hit(measure, "date", params))


def _told(value: str, dated: re.Match[str]) -> bool:
    """Whether more is said than when: what is done by then may be the answer."""
    rest = _WHEN.sub("", value[: dated.start()] + value[dated.end() :])
    return len(rest) > _BY_THEN


def _hit(measure: Measure, fault: str, params: TimeShareParams) -> Hit:
    thing = measure.object
    while done := ending_of(thing, params.done):
        thing = thing.removesuffix(done)
    return Hit({"thing": thing or params.doing, "measure": measure.term}, field="name", fault=fault)
