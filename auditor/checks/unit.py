"""Units that cannot be: malformed ones, and ones that contradict the measure or the object of the name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Scope,
    Undetermined,
    Unit,
    check_kind,
    failed,
)
from auditor.language import Measure, UnitFact
from auditor.language.measures import MeasureKind, MeasureLexicon
from auditor.language.units import UnitReader
from auditor.model import Confidence, Indicator

Aspect = Literal["malformed", "measure", "object", "participation", "in-name", "legal"]

_NOTE = re.compile(r"[（(【\[]([^（()）【】\[\]]{1,8})[）)】\]]$")
_PERSONS = frozenset({"people", "person_times"})
_THINGS = frozenset(
    {"machines", "documents", "places", "organisations", "items", "plants", "animals", "events"}
)
_NOT_OF_THINGS = frozenset({"people", "person_times", "ratio", "money", "area", "length"})
_SOFT_MONEY = (
    "补贴",
    "补助",
    "奖励",
    "津贴",
    "补偿",
    "奖金",
    "投入",
    "投资",
    "工资",
    "薪酬",
    "租金",
    "生活费",
)


class UnitParams(Params):
    """``aspect``: malformed (千万时), measure (面积 in 元), object (慰问品 in 人), participation (参与人数 in
    人/年), in-name (面积（亩） in 平方米), legal (亩, 斤)."""

    aspect: Aspect


@check_kind(
    "unit", scopes={Scope.INDICATOR}, params=UnitParams, provides={"wrong", "expected_unit", "measure"}
)
def judge_unit(unit: Unit, params: UnitParams, context: Context) -> Judgement:
    """A unit that cannot exist, or that contradicts what the name measures."""
    row = unit.indicator
    assert row is not None
    if not (row.unit or "").strip():
        return NOT_APPLICABLE  # an empty cell is a missing field, which other rules judge
    fact = context.language.unit(row.unit or "")
    if params.aspect == "malformed":
        return _malformed(fact, context)
    if fact.malformed is not None:
        return NOT_APPLICABLE
    if not fact.kinds and params.aspect != "measure":
        return NOT_APPLICABLE
    if not fact.kinds:
        return Undetermined(f"词表中没有计量单位“{row.unit}”")
    return _ASPECTS[params.aspect](row, fact, context)


def _malformed(fact: UnitFact, context: Context) -> Judgement:
    if fact.malformed is None:
        return PASSED
    meant = context.language.units.corrected(fact.text)
    values = {"wrong": fact.malformed} | ({"expected_unit": meant} if meant else {})
    return failed(Hit(values, field="unit"))


def _lexicon(context: Context) -> MeasureLexicon:
    return context.lexicons.load("measures", MeasureLexicon)


def _measure(row: Indicator, fact: UnitFact, context: Context) -> Judgement:
    measure = context.language.measure(row.name)
    if measure is None:
        return NOT_APPLICABLE
    words = _lexicon(context)
    kind = words.kinds[measure.kind]
    if not kind.units or _admitted(measure, kind, fact):
        return PASSED
    if measure.kind == "people" and "person_times" in fact.kinds and _mentions(row.name, words.repeated):
        return PASSED
    paid = measure.term.endswith(_SOFT_MONEY)  # 发放奖励 in 人: the name lacks 人数, the unit may be right
    expected = None if paid else _nearest(measure, kind, fact, context.language.units)
    values = {"measure": measure.term} | ({"expected_unit": expected} if expected else {})
    sure = (kind.strict and not _arguable(row, measure, fact)) or _counts_things(measure, fact)
    return failed(Hit(values, field="unit", confidence=None if sure else Confidence.ASK))


def _admitted(measure: Measure, kind: MeasureKind, fact: UnitFact) -> bool:
    """The unit itself, or per head (平方米/人 of an area); a rate may be counts per count (人/万车)."""
    above = {unit.partition("/")[0] for unit in fact.kinds if "/" in unit}
    if measure.kind == "rate" and above and "money" not in above:
        return any("/" in unit and not unit.endswith("period") for unit in fact.kinds)
    return bool((fact.kinds | above) & kind.units)


def _mentions(name: str, words: tuple[str, ...]) -> bool:
    return any(word in name for word in words)


def _counts_things(measure: Measure, fact: UnitFact) -> bool:
    """Things in persons, per cent or money: 电脑数量 in 人."""
    return measure.kind in _THINGS and fact.kinds <= _NOT_OF_THINGS


def _arguable(row: Indicator, measure: Measure, fact: UnitFact) -> bool:
    """Where practice is loose: 人数 in 人次, 户数 in 户次, a share of money, aid that is counted."""
    if measure.kind == "people":
        return "person_times" in fact.kinds
    if measure.kind == "money":
        handed_out = row.name.startswith("发放") and "people" in fact.kinds
        return "ratio" in fact.kinds or (measure.term.endswith(_SOFT_MONEY) and not handed_out)
    return measure.kind == "households" and "household_times" in fact.kinds


def _nearest(measure: Measure, kind: MeasureKind, fact: UnitFact, units: UnitReader) -> str | None:
    """The unit that was probably meant: 万元/平方米 of an area is 万平方米, 万人 of 人次 is 万人次."""
    above, _, below = fact.text.replace("／", "/").partition("/")
    for scale in ("万", "亿", ""):
        candidate = scale + below
        if below and above.startswith(scale) and units.read(candidate).kinds & kind.units:
            return candidate
    if measure.kind == "person_times" and "people" in fact.kinds:
        return fact.text.replace("人", "人次", 1) if "人" in fact.text else "人次"
    if measure.kind == "times" and measure.term.startswith("场"):
        return "场次"
    return kind.unit


def _object(row: Indicator, fact: UnitFact, context: Context) -> Judgement:
    words = _lexicon(context)
    measure = context.language.measure(row.name)
    thing = (measure.object if measure else row.name).rstrip(" ")
    if measure is None:
        held = next((word for word in words.held if thing.endswith(word)), None)
        clash = held is not None and bool(fact.kinds & words.held_units)
        return (
            failed(Hit({"measure": held or "", "expected_unit": "场次"}, field="unit")) if clash else PASSED
        )
    if measure.kind not in {"quantity", "amount"}:
        return NOT_APPLICABLE
    if _mentions(thing, words.blood) and not fact.kinds & words.blood_units:
        return failed(Hit({"measure": "献血量", "expected_unit": "人次"}, field="unit"))
    good = _handed_out(thing, words.goods)
    if good and fact.kinds & _PERSONS and not fact.kinds & {"generic"}:
        return failed(Hit({"measure": good}, field="unit"))
    return PASSED


def _handed_out(thing: str, goods: tuple[str, ...]) -> str | None:
    """The thing that a name counts, at its end or before a verb of giving (慰问品发放)."""
    ending = "(?:发放|配发|购置|采购|购买|配备|制作|印制|投放|赠送|更换|安装|储备|派发|配送)?$"
    found = (word for word in goods if re.search(re.escape(word) + ending, thing))
    return next(found, None)


def _participation(row: Indicator, fact: UnitFact, context: Context) -> Judgement:
    measure = context.language.measure(row.name)
    if measure is None or measure.kind != "people" or "people/period" not in fact.kinds:
        return NOT_APPLICABLE
    if not _mentions(measure.object, _lexicon(context).participation):
        return PASSED
    values = {"measure": measure.term, "expected_unit": fact.text.replace("人", "人次", 1)}
    return failed(Hit(values, field="unit", confidence=Confidence.ASK))


def _in_name(row: Indicator, fact: UnitFact, context: Context) -> Judgement:
    note = _NOTE.search(row.name.strip())
    named = context.language.unit(note.group(1)) if note else None
    if named is None or not named.kinds:
        return NOT_APPLICABLE
    if named.kinds & fact.kinds and (named.base, named.factor) == (fact.base, fact.factor):
        return PASSED
    counted = named.base != fact.base and named.kinds & fact.kinds
    if counted:
        return PASSED
    return failed(Hit({"measure": named.text, "expected_unit": named.text}, field="unit"))


def _legal(_row: Indicator, fact: UnitFact, _context: Context) -> Judgement:
    return PASSED if fact.legal else failed(Hit({}, field="unit"))


_ASPECTS: dict[str, Callable[[Indicator, UnitFact, Context], Judgement]] = {
    "measure": _measure,
    "object": _object,
    "participation": _participation,
    "in-name": _in_name,
    "legal": _legal,
}
