"""Operators that point the wrong way: ≥ where lower is better, ≤ where higher is better."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

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
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.buying import is_bought
from auditor.checks.shared.shortening import shorten
from auditor.checks.target import APART, ASKED, PASSES, Stated
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.chinese.dates import A_DATE
from auditor.expressions import expression
from auditor.language import Direction, DirectionFact
from auditor.language.names.direction.words import DirectionLexicon
from auditor.model import CAPS, FLOORS, Confidence, Indicator, Operator, RowRef, Severity

_MANY, _LONG, _LARGE, _HIGH = ("少", "多"), ("短", "长"), ("小", "大"), ("低", "高")  # worse, better
_EXPECTED = {Direction.HIGHER: Operator.AT_LEAST, Direction.LOWER: Operator.AT_MOST}
_AGAINST = {Direction.HIGHER: CAPS, Direction.LOWER: FLOORS | {Operator.EQUAL}}
_COMPARING = FLOORS | CAPS | {Operator.EQUAL}
_CLAUSES = expression("[，,、；;]")
_COUNTED = frozenset({"people", "person_times", "times", "sessions", "households", "generic", "cases"})
_HEADS = frozenset({"people", "households", "person_times"})
_CHANGES = frozenset({"growth", "decline"})
_NOT_BY_NAME = frozenset({"cases", "standard"})  # where other cells decide as well
_SHARES = frozenset({"rate", "deviation"})
_BENEFITS = frozenset({"economic", "social", "ecological", "sustained"})
_LENGTHS = frozenset({"duration", "days", "length"})


class DirectionParams(Params):
    """``soft_kinds``: measure kinds of lexicons/measures.yaml where a wrong operator is only a warning.

    A good rate below ``low`` per cent with ≤ was probably meant so and named badly: that is only asked. A bad
    rate above ``high`` per cent is wrong with ≥ and with =, and ``other_value`` is what to do about it.
    """

    soft_kinds: frozenset[str] = Field(
        default=frozenset(), description="方向写反只算提醒的计量类别（lexicons/measures.yaml）"
    )
    high: Decimal = Field(default=Decimal(70), description="坏事的比率高于这个%，用≥或=都算写反")
    low: Decimal = Field(default=Decimal(20), description="好事的比率低于这个%又用≤，只询问")
    lowest: tuple[str, ...] = Field(default=(), description="名称里有这些词的标准是保底的，写≥不算写反")
    served: tuple[str, ...] = Field(
        default=(), description="名称里有这些词的人数、户数可能是拨付的基数，多少本身不分好坏，只询问"
    )


def _no_bound(target: Stated, params: DirectionParams, context: Context) -> Judgement | None:
    if target.operator not in _COMPARING or _names_a_date(target):
        return NOT_APPLICABLE
    if target.operator is not Operator.EQUAL:
        return None
    share = _percent(target, context)
    return NOT_APPLICABLE if share is None or share < params.high else None


def _floors(_: FormUnit, rows: Sequence[Indicator], __: DirectionParams, context: Context) -> Iterator[int]:
    """Floors of what is no money, and which the name says to be high or leaves open."""
    language = context.language
    money = {unit: not unit or language.unit(unit).may_be_money for unit in {row.unit for row in rows}}
    for row in rows:
        if row.operator not in FLOORS or money[row.unit]:
            yield ASKED
            continue
        fact = language.direction(row.name, row.unit)
        kind = fact.measure.kind if fact.measure is not None else ""
        if fact.direction is Direction.LOWER or kind in _NOT_BY_NAME:
            yield ASKED
        else:
            yield PASSES if fact.direction is Direction.HIGHER else APART


@check_kind(
    "direction",
    params=DirectionParams,
    provides={"better", "expected_operator", "other"},
    faults={"against", "named", "all-bad", "served", "unfit", "bought", "beside"},
    by_target=_no_bound,
    by_rows=_floors,
)
def judge_direction(unit: IndicatorUnit, params: DirectionParams, context: Context) -> Judgement:
    """An operator against the direction that the name gives."""
    row = unit.indicator
    if (told := _no_bound(row, params, context)) is not None:
        return told
    fact = context.language.row_direction(row)
    all_bad = _all_bad(row, fact, params, context)
    if row.operator is Operator.EQUAL and not all_bad:
        return NOT_APPLICABLE
    empty = row.operator is Operator.AT_LEAST and context.language.number(row.value or "") == 0
    if empty and fact.measure is not None and fact.measure.kind == "cases":
        fact = replace(fact, direction=Direction.LOWER)  # «≥0 cases» is no target whatever the cases are
    if fact.direction not in _EXPECTED:
        if (capped := _capped_beside(unit, fact, params, context)) is not None:
            return failed(capped)
        return failed(_served_hit(row)) if _is_capped_base(row, fact, params, context) else NOT_APPLICABLE
    if (
        row.operator not in _AGAINST[fact.direction]
        or _states_a_limit(row, fact, context)
        or _caps_a_cost(row, fact, context)
    ):
        return PASSED
    if row.value and context.language.number(row.value) is None:
        return Undetermined(reasons.VALUE_NOT_A_NUMBER)
    if not all_bad and _is_served(row, fact, params, context):
        return failed(_served_hit(row))
    soft = fact.measure is not None and fact.measure.kind in params.soft_kinds
    sure = empty or (fact.sure and not _far_end(row, fact, params, context))
    hit = Hit(
        {"better": _better(row, fact, context), "expected_operator": _expected(row, fact, context).value},
        field="operator",
        severity=Severity.WARNING if soft else None,
        confidence=None if sure else _confidence(row, fact, context),
    )
    return failed(replace(hit, fault=_fault(row, hit, context, all_bad=all_bad)))


def _confidence(row: Indicator, fact: DirectionFact, context: Context) -> Confidence:
    """How much a direction that holds by habit is worth."""
    likely = _is_spent(row, fact, context) or _is_incident(row, fact, context)
    return Confidence.LIKELY if likely else Confidence.ASK


def _fault(row: Indicator, hit: Hit, context: Context, *, all_bad: bool) -> str:
    if all_bad:
        return "unfit" if _is_to_fall(row, context) else "all-bad"
    if hit.confidence is Confidence.ASK and row.operator in CAPS and is_bought(row, context):
        return "bought"
    return "named" if _stands_in_name(row) else "against"


def _capped_beside(
    unit: IndicatorUnit, fact: DirectionFact, params: DirectionParams, context: Context
) -> Hit | None:
    """A standard of payment under 成本 with a floor, where the form caps another such standard in the same
    unit (甲种补助标准 ≤3600元/户, 乙种补助标准 ≥4500元/户)."""
    row, language = unit.indicator, context.language
    cost = language.dimensions.of_levels(row.levels) == "cost"
    lowest = any(word in row.name for word in params.lowest)
    if (
        row.operator not in FLOORS
        or not cost
        or fact.measure is None
        or fact.measure.kind != "standard"
        or lowest
    ):
        return None
    for other in unit.form.indicators:
        measure = language.measure(other.name) if other.operator in CAPS and other.unit == row.unit else None
        if measure is not None and measure.term == fact.measure.term:
            values = {"expected_operator": Operator.AT_MOST.value, "other": inner(shorten(other.name))}
            related = (RowRef(unit.form.index, other.row),)
            return Hit(
                values, related=related, field="operator", confidence=Confidence.LIKELY, fault="beside"
            )
    return None


def _caps_a_cost(row: Indicator, fact: DirectionFact, context: Context) -> bool:
    """Whether money is capped under 成本, as costs are, whatever is paid with it; a form without levels may
    mean the same by money whose name does not decide it."""
    paid = fact.measure is not None and fact.measure.kind in {"money", "standard", "saving"}
    cost = context.language.dimensions.of_levels(row.levels) == "cost" or not (row.levels or fact.sure)
    return row.operator in CAPS and paid and cost


def _stands_in_name(row: Indicator) -> bool:
    """Whether the sign stands in the name alone, where the template has left it (总投入（≥**元）: 600)."""
    return not row.operator_text and row.operator is not None and row.operator.value in row.name


def _names_a_date(row: Stated) -> bool:
    """Whether the target is a day to be done by: early is good whatever is done."""
    return not row.unit and A_DATE.search(row.value or "") is not None


def _states_a_limit(row: Indicator, fact: DirectionFact, context: Context) -> bool:
    words = context.lexicons.load("direction", DirectionLexicon)
    if fact.direction is Direction.LOWER:
        return fact.measure is not None and fact.measure.object.endswith(words.floors)
    return any(word in row.name for word in words.capped)


def _is_served(row: Indicator, fact: DirectionFact, params: DirectionParams, context: Context) -> bool:
    """A number of people or households who are there already (在读学生数), unless they are new."""
    words = context.lexicons.load("direction", DirectionLexicon)
    heads = fact.measure is not None and fact.measure.kind in _HEADS
    there = any(word in row.name for word in params.served)
    return heads and there and not any(word in row.name for word in words.brings)


def _is_capped_base(row: Indicator, fact: DirectionFact, params: DirectionParams, context: Context) -> bool:
    """Whether at most so many are there already; whether people are under control another kind asks."""
    words = context.lexicons.load("direction", DirectionLexicon)
    limited = any(word in row.name for word in (*words.controlled, *words.capped))
    return row.operator in CAPS and not limited and _is_served(row, fact, params, context)


def _served_hit(row: Indicator) -> Hit:
    expected = Operator.AT_LEAST if row.operator in CAPS else Operator.AT_MOST
    return Hit(
        {"expected_operator": expected.value}, field="operator", confidence=Confidence.ASK, fault="served"
    )


def _is_spent(row: Indicator, fact: DirectionFact, context: Context) -> bool:
    """Whether name and level both say that money is spent (设备购置费 under 成本)."""
    language = context.language
    by_name = language.direction(row.name, row.unit).direction is Direction.LOWER
    cost = language.dimensions.of_levels(row.levels) == "cost"
    return cost and by_name and fact.direction is Direction.LOWER


def _is_incident(row: Indicator, fact: DirectionFact, context: Context) -> bool:
    """Whether cases of something bad stand as a benefit (拖欠工资案件数), or a bare name ends in a bad thing
    (食品安全事故 2 起) anywhere but among the outputs counted, where the cases handled may be meant."""
    if fact.direction is not Direction.LOWER or fact.event is None:
        return False
    dimension = context.language.dimensions.of_levels(row.levels)
    if fact.measure is not None:
        return fact.measure.kind == "cases" and dimension in _BENEFITS
    counted = context.language.unit(row.unit or "").kinds & _COUNTED
    return bool(counted) and row.name.endswith(fact.event) and dimension in _BENEFITS | {"quality"}


def _expected(row: Indicator, fact: DirectionFact, context: Context) -> Operator:
    """≥ or ≤; none at all (0) is an exact target."""
    nothing = fact.direction is Direction.LOWER and context.language.number(row.value or "") == 0
    return Operator.EQUAL if nothing else _EXPECTED[fact.direction]


def _percent(row: Stated, context: Context) -> Decimal | None:
    value, unit = context.language.number(row.value or ""), context.language.unit(row.unit or "")
    return value * unit.factor if value is not None and "ratio" in unit.kinds else None


def _far_end(row: Indicator, fact: DirectionFact, params: DirectionParams, context: Context) -> bool:
    share = _percent(row, context)
    if fact.measure is not None and fact.measure.kind in _CHANGES:
        return False  # a decline of 10 % is no small one
    return fact.direction is Direction.HIGHER and share is not None and share <= params.low


def _all_bad(row: Indicator, fact: DirectionFact, params: DirectionParams, context: Context) -> bool:
    """A bad rate that is to be (almost) the whole: 差错率 = 100 %."""
    if fact.direction is not Direction.LOWER or not fact.sure or fact.measure is None:
        return False
    share = _percent(row, context)
    return share is not None and share >= params.high and fact.measure.kind in _SHARES


def _is_to_fall(row: Indicator, context: Context) -> bool:
    """Whether a name says itself that the rate is to fall (减少空置率): what is to be all of it?"""
    falls = context.lexicons.load("direction", DirectionLexicon).falls
    return any(clause.startswith(falls) for clause in _CLAUSES.split(row.name))


def _better(row: Indicator, fact: DirectionFact, context: Context) -> str:
    kinds = context.language.unit(row.unit or "").kinds
    high = fact.direction is Direction.HIGHER
    if kinds & _COUNTED:
        return _MANY[high]
    if kinds & _LENGTHS:
        return _LONG[high]
    if "area" in kinds:
        return _LARGE[high]
    return _HIGH[high]
