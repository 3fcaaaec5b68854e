"""A share that is stated in time: 检测及时率 ≤ 7 工作日 is a time limit with the name of a rate."""

from __future__ import annotations

import re

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import A_MONTH, CALENDAR
from auditor.language import Measure, UnitFact
from auditor.model import Indicator

SHARES = frozenset({"rate", "timeliness", "degree", "satisfaction"})
TIMES = frozenset({"duration", "days"})
_DATED = frozenset({"rate", "timeliness"})
_WHEN = re.compile(r"[\d\s年月日号底末初前之以内≤<＝=.。,，于在每]")
_BY_THEN = 2  # characters beside a date that say no more than that something is done (完成)
_DOING = "完成"  # what is timed where a name only says that it is in time
_DONE = re.compile(r"(?:完成|及时|按时|按期|准时|如期|到位|时效|达标)+$")


def is_time_as_share(measure: Measure | None, fact: UnitFact) -> bool:
    """Whether a name measures a share and its unit a time."""
    points = "score" in fact.kinds  # 分 of a satisfaction are points, no minutes
    return measure is not None and measure.kind in SHARES and bool(fact.kinds & TIMES) and not points


@check_kind("time-as-share", params=NoParams, provides={"thing", "measure"}, faults={"duration", "date"})
def judge_time_as_share(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A rate, or a punctuality, whose target is a length of time or a day."""
    row = unit.indicator
    measure = context.language.measure(row.name)
    if measure is None or measure.kind not in SHARES:
        return NOT_APPLICABLE
    if not row.unit:
        return _judge_date(row, measure, context)
    if not is_time_as_share(measure, context.language.unit(row.unit)):
        return PASSED
    return failed(_hit(measure, "duration"))


def _judge_date(row: Indicator, measure: Measure, context: Context) -> Judgement:
    """A month or a stretch of the year that answers a rate: 竣工及时率 2024年11月."""
    value = row.value or ""
    dated = A_MONTH.search(value) or CALENDAR.search(value)
    if measure.kind not in _DATED or dated is None:
        return NOT_APPLICABLE
    shared = any("ratio" in each.unit.kinds for each in context.language.quantities(value))
    return PASSED if shared or _told(value, dated) else failed(_hit(measure, "date"))


def _told(value: str, dated: re.Match[str]) -> bool:
    """Whether more is said than when: what is done by then may be the answer."""
    rest = _WHEN.sub("", value[: dated.start()] + value[dated.end() :])
    return len(rest) > _BY_THEN


def _hit(measure: Measure, fault: str) -> Hit:
    thing = _DONE.sub("", measure.object) or _DOING
    return Hit({"thing": thing, "measure": measure.term}, field="name", fault=fault)
