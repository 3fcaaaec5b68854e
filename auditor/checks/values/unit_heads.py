"""Persons and families in units that count something else, and names that state their amount themselves."""

from __future__ import annotations

from auditor.checks.base import Context, Judgement
from auditor.checks.values.sensible_units import measures, mismatch
from auditor.chinese.edges import beginning_of, ending_of
from auditor.chinese.stops import STOPS
from auditor.language import UnitFact
from auditor.language.numbers.quantity_words import CommitmentWords
from auditor.language.texts.answers import Answer
from auditor.model import Indicator

_GROUPS = frozenset({"households", "organisations"})
_SIZES = frozenset({"area", "length", "volume"})
_WHO = frozenset({"people", "households"})
_RANKS = frozenset({"rank"})  # 名 counts persons, and says who is first
_NO_TIMES = frozenset({"people", "person_times", "households", "money", "area", "length"})
_PIECES = frozenset({"generic"})
_LEADING = "向对为给"
_TOWARDS = "对"
_WHOM = 3  # characters of those who are helped at least


def persons(thing: str, fact: UnitFact, context: Context) -> Judgement | None:
    """Single persons in households, pieces, kilometres, performances or money."""
    words, counted = measures(context), context.language.counted
    single = ending_of(thing, words.individuals) or None
    head = words.expected["people"]
    if counted.classifier(thing) == head:
        single = counted.thing(thing)
    person = single or ending_of(thing, words.crowds) or None
    if person is None:
        return None
    grouped = single is not None and bool(fact.kinds & _GROUPS)
    pieces = fact.kinds == _PIECES and not thing.endswith(words.companies)
    measured = bool(fact.kinds & _SIZES) or ("sessions" in fact.kinds and "generic" not in fact.kinds)
    if grouped or pieces or measured or "money" in fact.kinds:
        return mismatch(person, head, sure=grouped or pieces or measured)
    return None


def families(thing: str, fact: UnitFact, context: Context) -> Judgement | None:
    """Families in persons; where help is named behind them, it may be persons who get it."""
    if fact.kinds != {"people"}:
        return None
    words = measures(context)
    way, whom = _framed(thing, context)
    help_named = ending_of(whom, words.aiding)
    family = next((word for word in words.families if whom.removesuffix(help_named).endswith(word)), None)
    sure = not help_named and way in ("", _TOWARDS)  # 为…家庭提供服务: to whom in it?
    return mismatch(family, words.expected["households"], sure=sure, fault="families") if family else None


def _framed(thing: str, context: Context) -> tuple[str, str]:
    """The preposition before those who are helped, and who they are (对困难家庭进行救助); none and the whole
    name where it is not said like that."""
    treating = context.lexicons.load("commitment", CommitmentWords).background.treating
    verbs = (*treating, *measures(context).offering)
    found = [at for verb in verbs if (at := thing.find(verb, 1 + _WHOM)) > 0]
    return (thing[:1], thing[1 : min(found)]) if found and thing[:1] in _LEADING else ("", thing)


def incidents(thing: str, fact: UnitFact, context: Context) -> Judgement | None:
    """Accidents in persons: how many, or how many people?"""
    words = measures(context)
    event = ending_of(thing, words.incidents) or None
    if event is None or not fact.kinds & {"people", "person_times"}:
        return None
    return mismatch(event, words.expected["incidents"], sure=False)


def kept(thing: str, fact: UnitFact, context: Context) -> Judgement | None:
    """Animals in persons or families, and bodies (合作社) in persons: who keeps them or works there may be
    meant."""
    words = measures(context)
    kinds = fact.kinds - _RANKS
    if not kinds or not kinds <= _WHO or any(word in thing for word in words.who):
        return None
    given = ending_of(thing, words.aiding)
    animal = next((word for word in words.livestock if word in thing), None)
    if animal is not None and given and "households" in kinds:
        return None  # the families that get it
    if animal is not None:
        unit = context.language.counted.classifier(animal) or words.expected["animals"]
        return mismatch(animal, unit, sure=thing.endswith(animal))
    body = ending_of(thing.removesuffix(given), words.bodies) or None
    if body is None or kinds != {"people"}:
        return None
    return mismatch(body, words.expected["organisations"], sure=bool(beginning_of(thing, words.aiding)))


def punctual(thing: str, fact: UnitFact, context: Context) -> Judgement | None:
    """A name that only says that something is in time (按时支付), in persons or money; that is sure only of
    a count by the year (人/年)."""
    if context.language.answer(thing) is not Answer.IN_TIME:
        return None
    per_time = any(unit.partition("/")[0] in _NO_TIMES and "/" in unit for unit in fact.kinds)
    if per_time or fact.kinds & _NO_TIMES:
        return mismatch(thing, None, sure=per_time, fault="in-time")
    return None


def stated(row: Indicator, fact: UnitFact, context: Context) -> Judgement | None:
    """A name that ends in the amount of the target, in another unit (购置水泵12台 ≥ 12 米)."""
    name = row.name.rstrip(f"{STOPS} ")
    found = [each for each in context.language.quantities(name) if each.end == len(name)]
    if not found or found[-1].value != context.language.number(row.value or ""):
        return None
    kinds = found[-1].unit.kinds
    alike = _heads(kinds) & _heads(fact.kinds) or not kinds or kinds & {"date", "duration"}
    if fact.of_money and {below for each in fact.kinds for below in each.split("/")[1:]} & kinds:
        return None  # 围墙300米, 280元/米: what one of them costs
    people = "people" in kinds and "person_times" in fact.kinds  # told apart, if at all, by the measure
    if alike or people or {"generic"} & kinds & fact.kinds:
        return None
    return mismatch(found[-1].text, found[-1].unit.text, sure=True)


def _heads(kinds: frozenset[str]) -> frozenset[str]:
    """What is counted above the line: 元 of 元/户."""
    return frozenset(kind.partition("/")[0] for kind in kinds)
