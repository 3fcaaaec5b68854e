"""A sign that nobody can read, or that goes against the column of which way is better (正向 with ≤)."""

from __future__ import annotations

import unicodedata

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.structure import StructureWords
from auditor.checks.units import IndicatorUnit
from auditor.language import Direction
from auditor.model import CAPS, FLOORS, Confidence

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
