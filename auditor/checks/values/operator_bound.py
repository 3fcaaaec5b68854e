"""Equality, or no sign, where only a floor or a cap makes sense: 满意度 = 90 makes 95 a failure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
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
from auditor.checks.shared import reasons
from auditor.checks.shared.structure import StructureWords
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.sensible_units import is_of_funds
from auditor.expressions import expression
from auditor.language import Direction, DirectionFact, Measure
from auditor.language.facts import is_money
from auditor.language.names.direction.words import DirectionLexicon
from auditor.language.names.measures import MeasureLexicon
from auditor.language.spans import plain
from auditor.model import Confidence, Form, Indicator, Operator

_EXPECTED = {Direction.HIGHER: "≥", Direction.LOWER: "≤"}
_WHOLE = Decimal(100)
_RATES = frozenset({"rate", "satisfaction", "degree", "deadline"})
_SHARES = frozenset({"rate", "satisfaction", "degree"})
_CHANGES = frozenset({"growth", "decline"})
_COSTS = frozenset({"cost", "spending"})
_TIMES = frozenset({"times", "sessions", "person_times"})
_SPANS = frozenset({"duration", "days"})
_COST = "成本"
_SIGN = expression("[≥≤＞＜><=＝≧≦]")


class BoundParams(Params):
    """``aspect``: an equals sign with rates, satisfaction and time limits (``rate``) or with activities that
    can be held once more (``activity``); no sign at all with rates, costs and time limits (``unsigned``)."""

    aspect: Literal["rate", "activity", "unsigned"] = Field(
        description="判什么：rate 比率、满意度、时限用等号，activity 活动次数用等号，unsigned 该有符号却没有"
    )


def _by_sign(target: Stated, params: BoundParams, _: Context) -> Judgement | None:
    if params.aspect == "unsigned":
        return None if target.operator is None else PASSED
    return None if target.operator is Operator.EQUAL else NOT_APPLICABLE


@check_kind(
    "operator-bound",
    params=BoundParams,
    provides={"expected_operator"},
    faults={"open", "met", "plain", "aid"},
    by_target=_by_sign,
)
def judge_bound(unit: IndicatorUnit, params: BoundParams, context: Context) -> Judgement:
    """An equals sign where the target can only be a floor or a cap."""
    row, unsigned = unit.indicator, params.aspect == "unsigned"
    if (by_sign := _by_sign(row, params, context)) is not None:
        return by_sign
    if unsigned and (_signed_elsewhere(unit, context) or is_of_funds(row, context.language)):
        return NOT_APPLICABLE  # what is told to be replaced needs no sign
    value = context.language.number(row.value or "")
    if value is None:
        return Undetermined(reasons.VALUE_BLANK_OR_WORDS) if not (row.value or "").strip() else NOT_APPLICABLE
    if value and params.aspect == "rate" and _fixed_cost(row, context):
        return failed(Hit({"expected_operator": "≤"}, field="operator", confidence=_unless_aid(row, context)))
    fact = context.language.row_direction(row) if unsigned else context.language.direction(row.name, row.unit)
    capped = unsigned and _levelled_cost(row, context) and _writes_signs(unit)
    if capped and fact.direction not in _EXPECTED:
        return failed(
            Hit({"expected_operator": "≤"}, field="operator", fault="aid", confidence=Confidence.ASK)
        )
    if fact.direction not in _EXPECTED or value == 0:
        return PASSED
    if unsigned:
        hit = _unsigned(unit, value, fact, context)
        told = hit and _told(hit, unit, value, fact, context)
    else:
        told = (_rate if params.aspect == "rate" else _activity)(row, value, fact, context)
    return failed(told) if told else PASSED


def _told(hit: Hit, unit: IndicatorUnit, value: Decimal, fact: DirectionFact, context: Context) -> Hit | None:
    """A missing sign in the words that fit, or nothing where it is not worth a question."""
    row = unit.indicator
    # 渡船奖补成本: what all of it costs
    whole = fact.measure is not None and fact.measure.term.endswith(_COST)
    met, aid = _is_met(row, value, context), _is_aid(row, context) and not whole
    if hit.confidence is Confidence.ASK and not _writes_signs(unit) and (met or aid):
        return None  # a form without any sign, what was met or is given to each
    if met:
        return replace(hit, fault="met")
    if aid:
        return replace(hit, fault="aid", confidence=Confidence.ASK)  # a fixed sum needs no sign
    return replace(hit, fault="plain") if _is_plain(fact, hit) else hit


def _is_aid(row: Indicator, context: Context) -> bool:
    """Whether it is of what somebody is given, which may be a fixed sum."""
    return _levelled_cost(row, context) and _unless_aid(row, context) is not None


def _is_plain(fact: DirectionFact, hit: Hit) -> bool:
    """Whether nobody doubts which way a share is meant (成活率 88%): only its sign is missing."""
    share = fact.measure is not None and fact.measure.kind in _SHARES
    return share and fact.direction is Direction.HIGHER and hit.confidence is None


def _is_met(row: Indicator, value: Decimal, context: Context) -> bool:
    """Whether the result is the target itself or was given all points: done, whichever way is meant."""
    full = row.score is not None and row.score == row.weight
    return full or (bool(row.actual) and context.language.number(row.actual or "") == value) or _same(row)


def _same(row: Indicator) -> bool:
    return bool(plain(row.actual or "")) and plain(row.actual or "") == plain(row.figure)


def _signed_elsewhere(unit: IndicatorUnit, context: Context) -> bool:
    """A sign in the name (≥**%), a column for signs, whose blank cell is told as such, or a column that says
    which way is better (正向, 反向) in a form whose targets bear no signs. A column of only 定量 or 定性
    is none, nor is a blank cell beside a share with its own «%», which is not told as such."""
    row, form = unit.indicator, unit.form
    directed = "nature" in form.columns and not _writes_signs(unit)
    if directed or _SIGN.search(row.full_name) is not None:
        return True
    if "operator" not in form.columns or row.unsigned_by_kind:
        return False
    words = context.lexicons.load("structure-words", StructureWords)
    said = unit.reading.once(_printed_signs)
    kinds_only = bool(said) and said <= words.no_signs
    return not kinds_only and words.needs_unit(row.value or "")


def _levelled_cost(row: Indicator, context: Context) -> bool:
    """An amount of money, a price, or a number of 万 without its unit under 成本."""
    money = context.language.unit(row.unit or "").may_be_money
    return money and context.language.dimensions.of_levels(row.levels) == "cost"


def _fixed_cost(row: Indicator, context: Context) -> bool:
    """A whole sum under 成本, which is to be held down and not to be met to the cent."""
    fact = context.language.row_direction(row)
    whole = "money" in context.language.unit(row.unit or "").kinds
    return whole and fact.direction is Direction.LOWER and _levelled_cost(row, context)


def _unless_aid(row: Indicator, context: Context) -> Confidence | None:
    """What persons and firms are given may be a fixed sum."""
    benefits = context.lexicons.load("direction", DirectionLexicon).benefits
    return Confidence.ASK if any(word in row.name for word in benefits) else None


def _writes_signs(unit: IndicatorUnit) -> bool:
    return unit.reading.once(_has_signs)


def _has_signs(form: Form) -> bool:
    return any(each.operator not in (None, Operator.QUALITATIVE) for each in form.indicators)


def _printed_signs(form: Form) -> frozenset[str]:
    return frozenset((each.operator_text or "").strip() for each in form.indicators) - {""}


def _unsigned(unit: IndicatorUnit, value: Decimal, fact: DirectionFact, context: Context) -> Hit | None:
    """A rate below 100 % can only be a floor or a cap; of costs and times that is sure where the form writes
    signs in other rows."""
    row = unit.indicator
    if _is_change(row, value, fact, context):
        return _hit(fact, None if fact.sure and _writes_signs(unit) else Confidence.ASK)
    hit = _rate(row, value, fact, context)
    kind = fact.measure.kind if fact.measure else ""
    units = context.language.unit(row.unit or "").kinds
    if hit is None and "ratio" in units and value < _WHOLE and _writes_signs(unit):
        return _hit(fact, Confidence.ASK)  # 服务能力提升 90% beside rows with ≥
    if hit is None and units and units <= _SPANS and fact.direction is Direction.LOWER:
        return _hit(fact, Confidence.ASK)  # 问题答复 3天
    counted = not all(map(is_money, units))  # 物业费 8个 counts something else
    levelled = _levelled_cost(row, context)
    if hit is None and (counted or not (levelled or kind in _COSTS)):
        return None
    if hit is not None and kind == "satisfaction":
        return None if units and _is_whole(row, value, context) else hit  # nothing is above 100 %
    if kind in _SHARES and fact.measure is not None:
        return _hit(fact, Confidence.ASK if _fixed_share(fact.measure, context) else None)
    if hit is not None and hit.confidence is Confidence.ASK:
        return hit
    signs = _writes_signs(unit)
    own = context.language.direction(row.name, row.unit)
    aid = own.sure and own.direction is Direction.HIGHER  # which may be a fixed sum
    return _hit(fact, None if signs and fact.direction is Direction.LOWER and not aid else Confidence.ASK)


def _is_change(row: Indicator, value: Decimal, fact: DirectionFact, context: Context) -> bool:
    """A rise or a fall by a share: 收入增长 5%, 用药量减少 3%."""
    share = "ratio" in context.language.unit(row.unit or "").kinds and value < _WHOLE
    if fact.measure is not None:
        return share and fact.measure.kind in _CHANGES
    trend = any(context.language.phrases.strict_trend(row.name))
    return share and trend and context.language.shape(row.name).sentence is None


def _hit(fact: DirectionFact, confidence: Confidence | None) -> Hit:
    return Hit({"expected_operator": _EXPECTED[fact.direction]}, field="operator", confidence=confidence)


def _rate(row: Indicator, value: Decimal, fact: DirectionFact, context: Context) -> Hit | None:
    measure = fact.measure
    if measure is not None and measure.kind == "cost" and row.operator is Operator.EQUAL:
        prices = context.lexicons.load("measures", MeasureLexicon).prices  # may be fixed by a contract
        price = measure.term.endswith(prices) or "/" in (row.unit or "")
        return _hit(fact, Confidence.ASK if price else None)
    if measure is not None and measure.kind == "duration" and fact.direction is Direction.LOWER:
        planned = measure.term.endswith(context.lexicons.load("measures", MeasureLexicon).planned)
        return _hit(fact, None if fact.sure and not planned else Confidence.ASK)
    if measure is None or measure.kind not in _RATES:
        return None
    unit = context.language.unit(row.unit or "")
    liked = measure.kind == "satisfaction"
    per = measure.kind == "rate" and "/" in unit.text  # 发生率 6次/万人
    share = "ratio" in unit.kinds or per or (liked and not unit.kinds)
    whole = share and _is_whole(row, value, context)
    if (measure.kind != "deadline" or share) and (not share or (whole and not liked)):
        return None
    sure = fact.sure and not _fixed_share(measure, context) and not whole
    return _hit(fact, None if sure else Confidence.ASK)


def _is_whole(row: Indicator, value: Decimal, context: Context) -> bool:
    unit = context.language.unit(row.unit or "")
    return value * (unit.factor if unit.kinds else 1) >= _WHOLE


def _fixed_share(measure: Measure, context: Context) -> bool:
    return measure.term.endswith(context.lexicons.load("measures", MeasureLexicon).composition)


def _activity(row: Indicator, _: Decimal, fact: DirectionFact, context: Context) -> Hit | None:
    words = context.lexicons.load("direction", DirectionLexicon)
    if fact.direction is not Direction.HIGHER or fact.event not in words.open_ended:
        return None
    kinds = context.language.unit(row.unit or "").kinds
    if kinds & _TIMES:
        return _hit(fact, None)
    return _hit(fact, Confidence.ASK) if "people" in kinds else None
