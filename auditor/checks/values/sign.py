"""A sign that nobody can read, that goes against the column of which way is better (正向 with ≤), or of which
the name does not say what it bounds."""

from __future__ import annotations

import unicodedata

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.structure import StructureWords
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.language import Direction
from auditor.language.names.direction.words import DirectionLexicon
from auditor.model import CAPS, FLOORS, Confidence

_ALL = 100  # per cent
_LONGEST = 8  # characters of a sign; what is longer is a text in the wrong column
_BY_NAME = {Direction.HIGHER: "higher", Direction.LOWER: "lower"}


@check_kind("unknown-sign", params=NoParams, provides={"sign"})
def judge_sign(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """Something stands in the column of signs that is none of them."""
    row = unit.indicator
    text = unicodedata.normalize("NFKC", row.operator_text or "").strip()
    if not text or "operator" not in unit.form.columns:
        return NOT_APPLICABLE
    known = (
        row.operator is not None or text in context.lexicons.load("structure-words", StructureWords).no_signs
    )
    code = text.isdigit() and len(text) == 1  # how programs number the signs; longer ones are shifted targets
    if known or len(text) > _LONGEST or (any(map(str.isdigit, text)) and not code):
        return PASSED
    if not any(each.operator is not None for each in unit.form.indicators):
        return PASSED
    return failed(Hit({"sign": text}, field="operator", confidence=Confidence.ASK if code else None))


class PolarityParams(Params):
    """The words for more being better, ``higher``, and for less, ``lower``."""

    higher: tuple[str, ...] = Field(description="说越多越好的词，写在指标方向一栏")
    lower: tuple[str, ...] = Field(description="说越少越好的词，写在指标方向一栏")


@check_kind("polarity", params=PolarityParams, provides={"polarity"}, faults={"either", "higher", "lower"})
def judge_polarity(unit: IndicatorUnit, params: PolarityParams, context: Context) -> Judgement:
    """The sign of a row and the way that its column of polarity gives. The name tells which of them to mend
    where it says for sure which way is better."""
    row = unit.indicator
    said = row.polarity or ""
    way = next((way for way in ("higher", "lower") if said in getattr(params, way)), None)
    if way is None or row.operator not in FLOORS | CAPS:
        return NOT_APPLICABLE
    if (row.operator in FLOORS) == (way == "higher"):
        return PASSED
    fact = context.language.row_direction(row)
    meant = _BY_NAME.get(fact.direction) if fact.sure else None
    return failed(Hit({"polarity": said}, field="operator", fault=meant or "either"))


class ControlledParams(Params):
    """``kinds``: measure kinds of persons, households and cases that can be under control."""

    kinds: frozenset[str] = Field(
        default=frozenset({"people", "households", "cases"}), description="可以控制在一定数量以内的计量类别"
    )


def _no_cap(target: Stated, _: ControlledParams, __: Context) -> Judgement | None:
    return None if target.operator in CAPS else NOT_APPLICABLE


@check_kind("direction-unclear", params=ControlledParams, provides={"event"}, by_target=_no_cap)
def judge_controlled(unit: IndicatorUnit, params: ControlledParams, context: Context) -> Judgement:
    """A cap on persons under control: fewer of them, or as many as there are?"""
    row = unit.indicator
    measure = context.language.measure(row.name) if row.operator in CAPS else None
    if measure is None or measure.kind not in params.kinds:
        return NOT_APPLICABLE
    words = context.lexicons.load("direction", DirectionLexicon)
    event = next((word for word in words.controlled if word in measure.object), None)
    unclear = context.language.direction(row.name, row.unit).direction is Direction.UNKNOWN
    if event is None or not unclear or any(word in row.name for word in words.capped if word != "控制"):
        return PASSED
    return failed(Hit({"event": event}, field="operator", confidence=Confidence.ASK))


def _no_share_to_reach(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    share = "ratio" in context.language.unit(target.unit or "").kinds
    return None if share and target.operator not in CAPS else NOT_APPLICABLE


@check_kind("change-or-level", params=NoParams, provides={"verb", "rest"}, by_target=_no_share_to_reach)
def judge_change(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A rate that is to fall, in per cent: the level to reach, or the points to take off?"""
    row = unit.indicator
    if (told := _no_share_to_reach(row, _, context)) is not None:
        return told
    fact = context.language.direction(row.name, row.unit)
    measure = fact.measure
    if measure is None or measure.kind != "rate":
        return NOT_APPLICABLE
    falls = context.lexicons.load("direction", DirectionLexicon).falls
    verb = next((word for word in falls if len(word) > 1 and row.name.startswith(word)), None)
    if verb is None or fact.direction is not Direction.UNKNOWN:
        return PASSED
    if context.language.number(row.value or "") == _ALL:
        return PASSED  # neither can be meant
    rest = row.name.removeprefix(verb)
    return failed(Hit({"verb": verb, "rest": rest}, field="name", confidence=Confidence.ASK))
