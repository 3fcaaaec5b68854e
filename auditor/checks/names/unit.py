"""Units that cannot be: malformed ones, and ones that contradict the measure or the object of the name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.names.sensible_units import above, measures, mentions, mismatch, nearest, usual
from auditor.checks.names.time_as_share import is_time_as_share
from auditor.checks.shared.amounts import as_text, inner
from auditor.checks.units import IndicatorUnit
from auditor.language import Measure, UnitFact
from auditor.language.names.counted import Admitted
from auditor.language.names.measures import MeasureKind
from auditor.model import Confidence, Indicator

Aspect = Literal["malformed", "measure", "participation", "in-name", "legal"]

_NOTE = re.compile(r"[（(【\[]([^（()）【】\[\]]{1,8})[）)】\]]$")
_THINGS = frozenset(
    {"machines", "documents", "places", "organisations", "items", "plants", "animals", "events"}
)
_NOT_OF_THINGS = frozenset({"people", "person_times", "ratio", "money", "area", "length"})
_SOFT_MONEY = (
    "补贴", "补助", "奖励", "津贴", "补偿", "奖金", "投入", "投资", "工资", "薪酬", "租金", "生活费",
)  # fmt: skip
_HEADS = frozenset({"people", "households", "organisations", "person_times"})
_KEEPERS = frozenset({"households", "organisations"})
_NOT_KEEPERS = frozenset({"cases", "documents", "machines", "plants", "animals"})
_KEEPERS_UNITS = frozenset({"households", "organisations", "places", "people"})
_CHANGES = frozenset({"growth", "decline"})
_RATIO_UNITS = frozenset({"ratio", "points", "multiple"})
_NOT_RATIOS = frozenset({"people", "person_times", "households", "money", "area", "length", "times"})
_HANDING_OUT = ("发放", "补助", "补贴", "资助", "减免", "缴纳", "代缴", "拨付", "支付", "保障")
_PUNCTUAL = ("时限", "时效", "期限", "速度", "周期", "工期")  # a share of what was done in time may be meant


class UnitParams(Params):
    """``aspect``: malformed (千万时), measure (面积 in 元), participation (参与人数 in
    人/年), in-name (面积（亩） in 平方米), legal (亩, 斤)."""

    aspect: Aspect = Field(
        description="判哪一种：malformed 写法不通，measure 与名称所计的不符，participation 参与人数的单位，"
        "in-name 与名称里的单位不同，legal 非法定单位"
    )


@check_kind(
    "unit",
    params=UnitParams,
    provides={"wrong", "expected_unit", "measure", "legal_unit", "conversion"},
)
def judge_unit(unit: IndicatorUnit, params: UnitParams, context: Context) -> Judgement:
    """A unit that cannot exist, or that contradicts what the name measures."""
    row = unit.indicator
    if not (row.unit or "").strip():
        return NOT_APPLICABLE  # an empty cell is a missing field, which other rules judge
    fact = context.language.unit(row.unit or "")
    if params.aspect == "malformed":
        return _malformed(row, fact, context)
    if fact.malformed is not None:
        return NOT_APPLICABLE
    if not fact.kinds and params.aspect != "measure":
        return NOT_APPLICABLE
    if not fact.kinds:
        return Undetermined(f"词表中没有计量单位“{row.unit}”")
    return _ASPECTS[params.aspect](row, fact, context)


def _malformed(row: Indicator, fact: UnitFact, context: Context) -> Judgement:
    if fact.malformed is None:
        return PASSED
    meant = context.language.units.corrected(fact.text) or _with_unit(row.name, fact.text, context)
    values = {"wrong": fact.malformed} | ({"expected_unit": meant} if meant else {})
    sure = meant is not None and context.language.units.certain(fact.text)
    return failed(Hit(values, field="unit", sure=sure))


def _with_unit(name: str, magnitude: str, context: Context) -> str | None:
    """万 of a cost is 万元, 万/月 is 万元/月, 万 of persons is 万人."""
    unit = usual(name, context.language)
    scale, slash, below = magnitude.partition("/")
    known = unit is not None and bool(context.language.unit(f"{scale}{unit}").kinds)
    return f"{scale}{unit}{slash}{below}" if known else None


def _measure(row: Indicator, fact: UnitFact, context: Context) -> Judgement:
    measure = context.language.measure(row.name)
    if measure is None or is_time_as_share(measure, fact):
        return NOT_APPLICABLE
    words = measures(context)
    kind = words.kinds[measure.kind]
    special = context.language.counted.admitted(row.name, measure)
    if special is not None and not (fact.kinds | above(fact)) & special.kinds:
        return _contradicted(measure, fact, special)
    if (
        measure.term.endswith(words.percent_changes)
        and measure.kind in _CHANGES
        and not fact.kinds & _RATIO_UNITS
    ):
        return mismatch(measure.term, "%", sure=bool(fact.kinds & _NOT_RATIOS))
    if special is not None or not kind.units or _admitted(measure, kind, fact):
        return PASSED
    if measure.kind == "people" and "person_times" in fact.kinds and mentions(row.name, words.repeated):
        return PASSED
    paid = measure.term.endswith(_SOFT_MONEY)  # 发放奖励 in 人: the name lacks 人数, the unit may be right
    expected = None if paid else nearest(row.name, measure, kind, fact, context.language)
    sure = (kind.strict and not _arguable(row, measure, fact)) or _counts_things(measure, fact)
    if paid and fact.kinds & _HEADS:
        word = "户数" if "households" in fact.kinds else "人数"
        advice = f"名称改为“{inner(row.name)}{word}”；考核的若是金额，把计量单位改为“元”或“万元”"
        return mismatch(measure.term, None, sure=sure, advice=advice)
    return mismatch(measure.term, expected, sure=sure)


def _contradicted(measure: Measure, fact: UnitFact, special: Admitted) -> Judgement:
    """A quantity of something in a unit that this something is never stated in (用电量 in 吨)."""
    heads = fact.kinds & {"people", "households", "organisations"}
    paid = measure.kind == "standard" and heads
    expected = f"元/{fact.text}" if paid else special.unit
    sure = measure.kind != "standard" or "ratio" not in fact.kinds  # 补助标准 may be a share of the cost
    return mismatch(measure.term, expected, sure=sure)


def _admitted(measure: Measure, kind: MeasureKind, fact: UnitFact) -> bool:
    """The unit itself, or per head (平方米/人 of an area); a rate may be counts per count (人/万车)."""
    heads = above(fact)
    if measure.kind in _KEEPERS and fact.kinds & _NOT_KEEPERS and not fact.kinds & _KEEPERS_UNITS:
        return False  # 户数 in 件: generic as the unit is, nobody counts households by it
    if measure.kind == "rate" and heads and "money" not in heads:
        return any("/" in unit and not unit.endswith("period") for unit in fact.kinds)
    return bool((fact.kinds | heads) & kind.units)


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
    if measure.kind in {"cost", "spending"}:  # 发放护理费 in 人: the name lacks 人数
        return bool(fact.kinds & _HEADS) or row.name.startswith(_HANDING_OUT)
    if measure.kind in {"deadline", "duration"}:
        return "ratio" in fact.kinds and measure.term.endswith(_PUNCTUAL)
    if measure.kind == "times":
        return "person_times" in fact.kinds
    return measure.kind == "households" and "household_times" in fact.kinds


def _participation(row: Indicator, fact: UnitFact, context: Context) -> Judgement:
    measure = context.language.measure(row.name)
    if measure is None or measure.kind != "people" or "people/period" not in fact.kinds:
        return NOT_APPLICABLE
    if not mentions(measure.object, measures(context).participation):
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


def _legal(row: Indicator, fact: UnitFact, context: Context) -> Judgement:
    if fact.legal:
        return PASSED
    counted = context.language.counted
    legal, value = counted.legal(fact), context.language.number(row.value or "")
    if legal is None:
        return failed(Hit({}, field="unit"))
    converted = None if value is None else counted.converted(value, fact, legal)
    example = f"（{row.value}{fact.text}约合{as_text(converted)}{legal}）" if converted else ""
    return failed(Hit({"legal_unit": legal, "conversion": example}, field="unit"))


_ASPECTS: dict[str, Callable[[Indicator, UnitFact, Context], Judgement]] = {
    "measure": _measure,
    "participation": _participation,
    "in-name": _in_name,
    "legal": _legal,
}
