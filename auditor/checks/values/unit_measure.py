"""Units that contradict what the name measures: 面积 in 元, 人数 in per cent."""

from __future__ import annotations

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
from auditor.checks.shared import reasons
from auditor.checks.shared.rows import beside_name
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.sensible_units import (
    above,
    either_way,
    is_of_funds,
    measures,
    mentions,
    mismatch,
    nearest,
)
from auditor.checks.values.time_as_share import is_time_as_share
from auditor.language import Measure, UnitFact
from auditor.language.names.counted import Admitted
from auditor.language.names.direction.words import DirectionLexicon
from auditor.language.names.measures import MeasureKind
from auditor.language.numbers.quantity_words import CommitmentWords
from auditor.model import Indicator, MoneyUnit, Severity

_THINGS = frozenset(
    {"machines", "documents", "places", "organisations", "items", "plants", "animals", "events"}
)
_NOT_OF_THINGS = frozenset({"people", "person_times", "ratio", "money", "area", "length"})
_HEADS = frozenset({"people", "households", "organisations", "person_times"})
_CASE = "例"
_MONEY = frozenset({"money"})
_MAGNITUDES = frozenset({"万", "亿"})
_AMOUNTS = frozenset({"quantity", "amount"})
_PAID = frozenset({"cost", "spending"})
_GENERIC = frozenset({"generic"})
_KEEPERS = frozenset({"households", "organisations"})
_NOT_KEEPERS = frozenset({"cases", "documents", "machines", "plants", "animals"})
_KEEPERS_UNITS = frozenset({"households", "organisations", "places", "people"})
_SORTS = "sorts"
_PIECES = frozenset({"documents", "machines", "organisations", "plants", "animals"})
_RATIO = frozenset({"ratio"})
_WHOLE = 100
_CHANGES = frozenset({"growth", "decline"})
_TIMES = frozenset({"duration", "duration/period", "days", "date"})
_RATIO_UNITS = frozenset({"ratio", "points", "multiple"})
_NOT_RATIOS = frozenset({"people", "person_times", "households", "money", "area", "length", "times"})


class UnitMeasureParams(Params):
    """Where practice is loose. ``aid``: endings of names of money that is also counted by those who get it;
    ``handed``: beginnings of names of what is given to persons; ``giving``: beginnings of names of fees;
    ``punctual``: measures of time that may be meant as a share. ``timely``: beginnings of names that say when
    something is done; ``rated``: words by which a form explains that a standard is judged by how often it is
    reached; ``compared``: words by which a name compares things, outside of ``plain``."""

    aid: tuple[str, ...] = Field(
        default=(), description="名称以这些词结尾的钱款，单位写人、户的只作询问（可能漏写了人数）"
    )
    handed: tuple[str, ...] = Field(default=(), description="名称以这些词开头的，数的是领到的人，不是钱")
    giving: tuple[str, ...] = Field(default=(), description="名称以这些词开头的费用，单位写人、户的只作询问")
    punctual: tuple[str, ...] = Field(default=(), description="名称以这些词结尾的时间，单位写%的只作询问")
    rated: tuple[str, ...] = Field(
        default=(), description="指标说明里有这些词的，考核的是达到标准的比率，单位写%不提出"
    )
    timely: tuple[str, ...] = Field(
        default=(), description="名称以这些词开头的，考核的是及不及时，不论末尾是什么词"
    )
    compared: tuple[str, ...] = Field(
        default=(), description="名称里有这些词的，考核的是相差多少，单位写%的只作询问"
    )
    plain: tuple[str, ...] = Field(default=(), description="含有 compared 的字而不表示比较的词")


def _without_unit(target: Stated, _: UnitMeasureParams, __: Context) -> Judgement | None:
    return None if (target.unit or "").strip() else NOT_APPLICABLE


@check_kind(
    "unit-measure",
    params=UnitMeasureParams,
    provides={"measure", "expected_unit"},
    faults={
        "other-unit",
        "either",
        "no-unit",
        "visits",
        "heads",
        "persons",
        "unnamed",
        "households",
        "cases",
        "counted",
        "timely",
        "compared",
        "reached",
        "capital",
        "priced",
        "in-time",
        "whole",
        "sum",
        "share",
    },
    formerly=("unit", "measure"),
    by_target=_without_unit,
)
def judge_unit(unit: IndicatorUnit, params: UnitMeasureParams, context: Context) -> Judgement:
    """A unit that contradicts what the name measures."""
    row = unit.indicator
    if not (row.unit or "").strip():
        return NOT_APPLICABLE  # an empty cell is a missing field, which other rules judge
    fact = context.language.unit(row.unit or "")
    measure = context.language.measure(row.name)
    if measure is not None and measure.kind == "degree" and _is_sum(fact):
        return mismatch(measure.term, None, sure=True, fault="sum")
    if fact.malformed is not None:
        return NOT_APPLICABLE
    if not fact.kinds:
        return Undetermined(reasons.unknown_unit(row.unit or ""))
    if measure is None or is_time_as_share(measure, fact):
        return NOT_APPLICABLE
    if other := _measured_otherwise(measure, fact, params, context):
        admitted = _admitted(measure, measures(context).kinds[measure.kind], fact)
        return PASSED if admitted else mismatch(measure.term, None, sure=other == "timely", fault=other)
    if _is_reached(row, measure, fact, context):
        told = f"{row.note or ''}{beside_name(unit)}"
        reached = mismatch(measure.term, None, sure=False, fault="reached")
        return PASSED if mentions(told, params.rated) else reached
    if measure.kind in _PAID and fact.kinds == _RATIO and context.language.number(row.value or "") == _WHOLE:
        return mismatch(measure.term, None, sure=False, fault="whole")
    if measure.term.endswith(params.punctual) and fact.kinds == _RATIO and is_of_funds(row, context.language):
        return PASSED  # to be replaced: a new name would keep it
    return either_way(_judge(row, measure, fact, params, context), fact)


def _is_sum(fact: UnitFact) -> bool:
    """Whether a unit is one of money, or what is left of it (匹配程度 45万)."""
    return fact.kinds == _MONEY or (fact.malformed is not None and fact.text in _MAGNITUDES)


def _judge(
    row: Indicator, measure: Measure, fact: UnitFact, params: UnitMeasureParams, context: Context
) -> Judgement:
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
    paid = measure.term.endswith(params.aid)  # 发放奖励 in 人: the name lacks 人数, the unit may be right
    expected = None if paid else _expected(row, measure, kind, fact, context)
    strict = kind.strict and not _arguable(row, measure, fact, params, context)
    sure = strict or _counts_things(measure, fact)
    if measure.kind in _PAID and fact.kinds == _GENERIC:  # 物业费 in 个: the money, or what it is for?
        return mismatch(measure.term, None, sure=sure, fault="counted")
    if paid and fact.text == _CASE:
        return mismatch(measure.term, None, sure=False, fault="cases")
    if paid and fact.kinds & _HEADS:
        counted = "households" if "households" in fact.kinds else "persons"
        if sure and counted == "persons":  # handed to so many: only the name lacks 人数
            return failed(
                Hit({"measure": measure.term}, field="name", severity=Severity.WARNING, fault="unnamed")
            )
        return mismatch(measure.term, None, sure=sure, fault=counted)
    if measure.kind in {"deadline", "duration"} and "ratio" in fact.kinds:
        return mismatch(measure.term, None, sure=sure, fault="in-time")
    if measure.kind in _AMOUNTS and fact.kinds == {"money"}:
        return mismatch(measure.term, expected, sure=sure, fault="priced")
    return mismatch(measure.term, expected, sure=sure, fault=_either(measure, fact, expected))


def _either(measure: Measure, fact: UnitFact, expected: str | None) -> str:
    """Whether name or unit may be right: 人数 in 人次 or in per cent, 人次 in 人; or only the case of a
    letter is wrong."""
    if expected is None:
        return ""
    if fact.kinds == _RATIO:
        return "share"
    if expected != fact.text and expected == fact.text.lower():
        return "capital"
    if measure.kind == "people" and "person_times" in fact.kinds:
        return "visits"
    return "heads" if measure.kind == "person_times" and "people" in fact.kinds else ""


def _measured_otherwise(measure: Measure, fact: UnitFact, params: UnitMeasureParams, context: Context) -> str:
    """What is measured where it is not the last word: whether money is handed over in time (按时缴租金
    1年), how far one thing is from another (甲种收入较乙种收入 5%, 提高棉农收入 5%); empty where it is."""
    if measure.object.startswith(params.timely) and measure.kind in _PAID | {"money"}:
        return "timely" if fact.kinds <= _TIMES else ""
    thing = measure.object
    for word in params.plain:
        thing = thing.replace(word, "")
    changes = context.lexicons.load("direction", DirectionLexicon)
    changed = thing.startswith((*changes.rises, *changes.falls))
    compared = changed or any(word in thing for word in params.compared)
    return "compared" if compared and fact.kinds & _RATIO_UNITS else ""


def _expected(
    row: Indicator, measure: Measure, kind: MeasureKind, fact: UnitFact, context: Context
) -> str | None:
    """The unit that was meant; of a price that names only what it is for (320 人/天), with that."""
    meant = nearest(row.name, measure, kind, fact, context.language)
    priced = measure.kind in _PAID and meant == MoneyUnit.YUAN and "/" in fact.text
    return f"{meant}/{fact.text}" if priced and "money" not in above(fact) else meant


def _contradicted(measure: Measure, fact: UnitFact, special: Admitted) -> Judgement:
    """A quantity of something in a unit that this something is never stated in (用电量 in 吨)."""
    heads = fact.kinds & {"people", "households", "organisations"}
    paid = measure.kind == "standard" and heads
    expected = f"{MoneyUnit.YUAN}/{fact.text}" if paid else special.unit
    return mismatch(measure.term, expected, sure=True)


def _is_reached(row: Indicator, measure: Measure, fact: UnitFact, context: Context) -> bool:
    """Whether a standard of pay is in per cent: in how many cases it was reached, or a share of the cost."""
    paid = measure.kind == "standard" and context.language.counted.admitted(row.name, measure) is not None
    return paid and "ratio" in fact.kinds


def _admitted(measure: Measure, kind: MeasureKind, fact: UnitFact) -> bool:
    """The unit itself, or per head (平方米/人 of an area); a rate may be counts per count (人/万车)."""
    heads = above(fact)
    if measure.kind in _KEEPERS and fact.kinds & _NOT_KEEPERS and not fact.kinds & _KEEPERS_UNITS:
        return False  # 户数 in 件: generic as the unit is, nobody counts households by it
    if measure.kind == _SORTS and fact.kinds & _PIECES:
        return False  # 种数 in 册: how many kinds, or how many of all?
    if measure.kind == "rate" and heads and "money" not in heads:
        return any("/" in unit and not unit.endswith("period") for unit in fact.kinds)
    return bool((fact.kinds | heads) & kind.units)


def _counts_things(measure: Measure, fact: UnitFact) -> bool:
    """Things in persons, per cent or money: 电脑数量 in 人."""
    return measure.kind in _THINGS and fact.kinds <= _NOT_OF_THINGS


def _arguable(
    row: Indicator, measure: Measure, fact: UnitFact, params: UnitMeasureParams, context: Context
) -> bool:
    """Where practice is loose: 户数 in 户次, a share of money, aid that is counted."""
    if measure.kind == "money":
        handed_out = row.name.startswith(params.handed) and "people" in fact.kinds
        return "ratio" in fact.kinds or (measure.term.endswith(params.aid) and not handed_out)
    if measure.term.endswith(context.lexicons.load("commitment", CommitmentWords).cost.plain):
        return False
    if measure.kind in _PAID:  # 发放护理费 in 人: the name lacks 人数; 320 人/天 is what the money is for
        return ("/" not in fact.text and bool(fact.kinds & _HEADS)) or row.name.startswith(params.giving)
    if measure.kind in {"deadline", "duration"}:
        return "ratio" in fact.kinds and measure.term.endswith(params.punctual)
    if measure.kind == "times":
        return "person_times" in fact.kinds
    return measure.kind == "households" and "household_times" in fact.kinds
