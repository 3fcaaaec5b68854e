"""Units that cannot exist: 千万时, 万 without a thing."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.sensible_units import usual
from auditor.expressions import expression
from auditor.model import Confidence, Indicator

_MONEY = "元"
_PER_SHARE, _FAMILIES_OR_PERSONS = "/ratio", "households/people"
_FIGURE = expression(r"\d")  # 一 and 两 may be the beginning of a unit


def _well_formed(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    if not (target.unit or "").strip():
        return NOT_APPLICABLE  # an empty cell is a missing field, which other rules judge
    fact = context.language.unit(target.unit or "")
    odd = context.language.number(fact.text) is not None or all(fact.stroke)
    return None if odd or fact.malformed is not None else PASSED


@check_kind(
    "unit-malformed",
    params=NoParams,
    provides={"wrong", "expected_unit", "first", "second"},
    faults={"unit", "figure", "either"},
    formerly=("unit", "malformed"),
    by_target=_well_formed,
)
def judge_malformed(unit: IndicatorUnit, params: NoParams, context: Context) -> Judgement:
    """A unit that cannot exist."""
    row = unit.indicator
    if (told := _well_formed(row, params, context)) is not None:
        return told
    fact = context.language.unit(row.unit or "")
    if context.language.number(fact.text) is not None and _FIGURE.search(fact.text):
        return failed(Hit({}, field="unit", confidence=Confidence.LIKELY, fault="figure"))
    if fact.malformed is None and all(fact.stroke) and any(map(_of_both, fact.kinds)):
        first, second = fact.stroke
        values = {"first": first, "second": second}
        return failed(Hit(values, field="unit", confidence=Confidence.ASK, fault="either"))
    if fact.malformed is None:
        return PASSED
    meant = context.language.units.corrected(fact.text) or _with_unit(row, fact.text, context)
    values = {"wrong": fact.malformed} | ({"expected_unit": meant} if meant else {})
    sure = meant is not None and context.language.units.certain(fact.text)
    return failed(Hit(values, field="unit", sure=sure, fault="unit"))


def _of_both(kind: str) -> bool:
    """Whether a unit names two between which nobody chose: 户/人, 分/%."""
    return kind.endswith(_PER_SHARE) or kind == _FAMILIES_OR_PERSONS


def _with_unit(row: Indicator, magnitude: str, context: Context) -> str | None:
    """万 of a cost is 万元, 万/月 is 万元/月, 万 of persons is 万人."""
    unit = usual(row.name, context.language)
    if unit in (None, "%") and context.language.dimensions.of_levels(row.levels) == "cost":
        unit = _MONEY
    scale, slash, below = magnitude.partition("/")
    known = unit is not None and bool(context.language.unit(f"{scale}{unit}").kinds)
    return f"{scale}{unit}{slash}{below}" if known else None
