"""A unit that does not go with the thing that the name counts: 慰问品 in 人, a broadcast in 米."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.screens import unknown_unit
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.sensible_units import either_way, measures, mentions, mismatch
from auditor.checks.values.unit_heads import families, incidents, kept, persons, punctual, stated
from auditor.chinese.edges import beginning_of, ending_of
from auditor.expressions import expression
from auditor.language import Measure, UnitFact
from auditor.language.names.measures import MeasureLexicon
from auditor.model import Confidence, Indicator, MoneyUnit, Severity

_PERSONS = frozenset({"people", "person_times"})
_HEADS = frozenset({"people", "households", "organisations", "person_times"})
_TIMES = frozenset({"duration", "days"})
_HELD = frozenset({"sessions", "times"})
_ALL = 100
_FEW_YUAN = 10_000
_CROWD = 20  # fewer events may well be held in a year, and it is the unit that is wrong
_END = expression(r"(?:[（(][^（()）]*[)）]|等|\s)+$")


@check_kind(
    "unit-object",
    params=NoParams,
    provides={"measure", "expected_unit"},
    faults={"other-unit", "either", "no-unit", "in-time", "families", "attended", "blood"},
    by_target=unknown_unit,
)
def judge_unit_of_a_thing(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A unit in which such a thing is never counted."""
    row = unit.indicator
    fact = context.language.unit(row.unit or "")
    if fact.malformed is not None or not fact.kinds:
        return NOT_APPLICABLE
    measure = context.language.measure(row.name)
    told = _bare(row, fact, context) if measure is None else _object(row, measure, fact, context)
    return either_way(told, fact)


def _bare(row: Indicator, fact: UnitFact, context: Context) -> Judgement:
    """A name without a measure: events in persons, persons in kilometres, things in years."""
    words, thing = measures(context), _END.sub("", row.name)
    return (
        stated(row, fact, context)
        or _event(thing, fact, words, context.language.number(row.value or ""))
        or persons(thing, fact, context)
        or families(thing, fact, context)
        or incidents(thing, fact, context)
        or kept(thing, fact, context)
        or punctual(thing, fact, context)
        or _bought(row, thing, fact, context)
        or _thing(row, thing, fact, context)
    )


def _bought(row: Indicator, thing: str, fact: UnitFact, context: Context) -> Judgement | None:
    """So many of what is bought or built, in 元: a few hundred of them buy none of it (购置水泵 40元)."""
    counted, number = context.language.counted, context.language.number(row.value or "")
    made = beginning_of(thing, counted.making) or None
    few = number is not None and number < _FEW_YUAN and number == number.to_integral_value()
    if made is None or fact.text != MoneyUnit.YUAN or not few:
        return None
    if context.language.dimensions.of_levels(row.levels) != "quantity":
        return None
    return mismatch(thing.removeprefix(made) or thing, counted.classifier(thing), sure=True)


def _event(thing: str, fact: UnitFact, words: MeasureLexicon, number: Decimal | None) -> Judgement | None:
    """What is held, in persons or in money; what is inspected may cover people and land."""
    many = number is None or number >= _CROWD
    for events, wrong in ((words.held, words.held_units), (words.inspected, words.inspected_units)):
        held = ending_of(thing, events) or None
        if held is None:
            continue
        if many and events is words.held and fact.kinds & _PERSONS:
            return _attended(held, words.expected["held"], sure="people" in fact.kinds)
        if fact.kinds & wrong:
            return mismatch(held, words.expected["held"], sure=True)
    taught = ending_of(thing, words.classes) or None
    persons = taught is not None and bool(fact.kinds & _PERSONS)  # who is taught, or how many classes?
    return _attended(taught, words.expected["classes"], sure=False) if taught and persons else None


def _attended(event: str, expected: str, *, sure: bool) -> Judgement:
    """An event with a number of persons: the unit fits the number, the name lacks who is counted."""
    values = {"measure": event, "expected_unit": expected}
    confidence = None if sure else Confidence.ASK
    told = Hit(values, field="unit", severity=Severity.WARNING, confidence=confidence, fault="attended")
    return failed(told)


def _thing(row: Indicator, thing: str, fact: UnitFact, context: Context) -> Judgement:
    """A thing counted one by one, in a unit that counts or measures something else."""
    words, counted = measures(context), context.language.counted
    named, unit = counted.thing(thing), counted.classifier(thing)
    ground = ending_of(thing, words.grounds) or None
    if ground is not None and fact.kinds & _PERSONS:
        return mismatch(ground, unit, sure=True)
    if named is None:
        return _good(thing, fact, context)
    new = thing.startswith(words.acquiring) and "ratio" in fact.kinds
    if new and context.language.number(row.value or "") != _ALL:  # 新建厕所 100%: all that are planned
        return mismatch(named, unit, sure=True)
    if fact.kinds & _TIMES and not fact.kinds & _HELD:
        return mismatch(named, unit, sure=True)
    if _never(thing, unit or "", fact, context):
        given = bool(fact.kinds & _PERSONS) and thing.startswith(words.handing)
        return mismatch(named, unit, sure=not given)  # 发放手册 in 人: those who got one
    return PASSED


def _good(thing: str, fact: UnitFact, context: Context) -> Judgement:
    """Goods without a classifier of their own, in persons: 文创产品 in 人; who gets them may be meant."""
    words = measures(context)
    good = _handed_out(thing, words) if fact.kinds & _PERSONS and "generic" not in fact.kinds else None
    if good is None:
        return PASSED
    return mismatch(good, context.language.counted.classifier(good), sure=not thing.startswith(words.handing))


def _never(thing: str, unit: str, fact: UnitFact, context: Context) -> bool:
    """Whether what a name says was made or bought is stated in a unit that such a thing never has."""
    counted, words = context.language.counted, measures(context)
    opened = thing.startswith(counted.making)
    if not opened or "generic" in fact.kinds or context.language.unit(unit).kinds & _HEADS:
        return False
    if fact.kinds & _PERSONS:
        return mentions(fact.text, words.head_words)  # doses are given to persons too
    long = unit in words.of_long_things
    wide = long or unit in words.of_wide_things or thing.endswith(words.rooms)
    return (
        ("area" in fact.kinds and not wide and "plants" not in context.language.unit(unit).kinds)
        or ("length" in fact.kinds and not long)
        or bool(fact.kinds & _HELD)
    )


def _object(row: Indicator, measure: Measure, fact: UnitFact, context: Context) -> Judgement:
    words = measures(context)
    thing = measure.object.rstrip(" ")
    if measure.kind not in {"quantity", "amount"}:
        return NOT_APPLICABLE
    if thing.endswith(tuple(words.blood)) and not fact.kinds & words.blood_units:
        return mismatch(words.blood_measure, None, sure=True, fault="blood")
    if measure.kind == "amount" and measure.term not in words.handed_out:
        return PASSED
    if measure.kind == "quantity" and (told := kept(thing, fact, context)) is not None:
        return told
    if measure.kind == "quantity" and _no_classifier(row.name, thing, fact, context):
        return mismatch(
            context.language.counted.thing(thing) or "", context.language.counted.classifier(thing), sure=True
        )
    good = _handed_out(thing, words) or _classified(thing, context)
    if good and fact.kinds & _PERSONS and not fact.kinds & {"generic"}:
        return mismatch(good, context.language.counted.classifier(thing), sure=True)
    return PASSED


def _no_classifier(name: str, thing: str, fact: UnitFact, context: Context) -> bool:
    """Whether a thing counted one by one is stated in length, time or sessions (视频 in 场, 球场 in 米)."""
    counted = context.language.counted
    unit = counted.classifier(thing)
    if unit is None or "generic" in fact.kinds or context.language.unit(unit).kinds & _HEADS:
        return False
    long = "length" in fact.kinds and unit not in measures(context).of_long_things
    held = bool(fact.kinds & _HELD) and mentions(name, counted.making)
    return long or held or bool(fact.kinds & _TIMES)


def _classified(thing: str, context: Context) -> str | None:
    """The thing with a classifier of its own, unless that counts persons or households."""
    counted = context.language.counted
    unit = context.language.unit(counted.classifier(thing) or "")
    return None if unit.kinds & _HEADS else counted.thing(thing)


def _handed_out(thing: str, words: MeasureLexicon) -> str | None:
    """The thing that a name counts, at its end or before a verb of giving (慰问品发放)."""
    given = ending_of(thing, words.given)
    ends = (thing, thing.removesuffix(given))
    return next((word for word in words.goods if any(end.endswith(word) for end in ends)), None)
