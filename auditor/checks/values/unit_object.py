"""A unit that does not go with the thing that the name counts: 慰问品 in 人, a broadcast in 米."""

from __future__ import annotations

import re

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Judgement,
    check_kind,
)
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.sensible_units import measures, mentions, mismatch
from auditor.language import Measure, UnitFact
from auditor.model import Indicator

_PERSONS = frozenset({"people", "person_times"})
_HEADS = frozenset({"people", "households", "organisations", "person_times"})
_GROUPS = frozenset({"households", "organisations"})
_TIMES = frozenset({"duration", "days"})
_OF_LONG_THINGS = frozenset({"条", "处", "座", "块", "面", "根"})  # a bridge or a fence may be measured
_NEW = ("新增", "新建", "新设", "增设", "增加", "购置", "采购")
_ALL = 100
_HELD, _BLOOD, _GIVINGS, _HEAD = "场次", "献血量", "人次", "人"
_GIVEN = "(?:发放|配发|购置|采购|购买|配备|制作|印制|投放|赠送|更换|安装|储备|派发|配送)?$"
_END = re.compile(r"(?:[（(][^（()）]*[)）]|等|\s)+$")


@check_kind(
    "unit-object", params=NoParams, provides={"measure", "expected_unit"}, faults={"other-unit", "no-unit"}
)
def judge_unit_of_a_thing(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A unit in which such a thing is never counted."""
    row = unit.indicator
    fact = context.language.unit(row.unit or "")
    if fact.malformed is not None or not fact.kinds:
        return NOT_APPLICABLE
    measure = context.language.measure(row.name)
    return _bare(row, fact, context) if measure is None else _object(row, measure, fact, context)


def _bare(row: Indicator, fact: UnitFact, context: Context) -> Judgement:
    """A name without a measure: events in persons, things in years."""
    words, thing = measures(context), _END.sub("", row.name)
    held = next((word for word in words.held if thing.endswith(word)), None)
    if held is not None and fact.kinds & words.held_units:
        return mismatch(held, _HELD, sure=True)
    person = next((word for word in words.individuals if thing.endswith(word)), None)
    if person is not None and fact.kinds & _GROUPS and "generic" not in fact.kinds:
        return mismatch(person, _HEAD, sure=True)
    counted = context.language.counted.thing(thing)
    new = counted is not None and thing.startswith(_NEW) and "ratio" in fact.kinds
    if new and context.language.number(row.value or "") != _ALL:  # 新建厕所 100%: all that are planned
        return mismatch(counted or "", context.language.counted.classifier(thing), sure=True)
    if counted is not None and fact.kinds & _TIMES and not fact.kinds & {"sessions", "times"}:
        return mismatch(counted, context.language.counted.classifier(thing), sure=True)
    return PASSED


def _object(row: Indicator, measure: Measure, fact: UnitFact, context: Context) -> Judgement:
    words = measures(context)
    thing = measure.object.rstrip(" ")
    if measure.kind not in {"quantity", "amount"}:
        return NOT_APPLICABLE
    if mentions(thing, words.blood) and not fact.kinds & words.blood_units:
        return mismatch(_BLOOD, _GIVINGS, sure=True)
    if measure.kind == "amount" and measure.term not in words.handed_out:
        return PASSED
    if measure.kind == "quantity" and _no_classifier(row.name, thing, fact, context):
        return mismatch(
            context.language.counted.thing(thing) or "", context.language.counted.classifier(thing), sure=True
        )
    good = _handed_out(thing, words.goods) or _classified(thing, context)
    if good and fact.kinds & _PERSONS and not fact.kinds & {"generic"}:
        return mismatch(good, context.language.counted.classifier(thing), sure=True)
    return PASSED


def _no_classifier(name: str, thing: str, fact: UnitFact, context: Context) -> bool:
    """Whether a thing counted one by one is stated in length, time or sessions (视频 in 场, 球场 in 米)."""
    counted = context.language.counted
    unit = counted.classifier(thing)
    if unit is None or "generic" in fact.kinds or context.language.unit(unit).kinds & _HEADS:
        return False
    long = "length" in fact.kinds and unit not in _OF_LONG_THINGS
    held = bool(fact.kinds & {"sessions", "times"}) and mentions(name, counted.making)
    return long or held or bool(fact.kinds & {"duration", "days"})


def _classified(thing: str, context: Context) -> str | None:
    """The thing with a classifier of its own, unless that counts persons or households."""
    counted = context.language.counted
    unit = context.language.unit(counted.classifier(thing) or "")
    return None if unit.kinds & _HEADS else counted.thing(thing)


def _handed_out(thing: str, goods: tuple[str, ...]) -> str | None:
    """The thing that a name counts, at its end or before a verb of giving (慰问品发放)."""
    found = (word for word in goods if re.search(re.escape(word) + _GIVEN, thing))
    return next(found, None)
