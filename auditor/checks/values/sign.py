"""A sign that nobody can read."""

from __future__ import annotations

import unicodedata

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.structure import StructureWords
from auditor.checks.units import IndicatorUnit
from auditor.model import Confidence

_LONGEST = 8  # characters of a sign; what is longer is a text in the wrong column


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
