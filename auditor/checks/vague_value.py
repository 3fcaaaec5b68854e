"""Qualitative values that nobody can score."""

from __future__ import annotations

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
from auditor.checks.shortening import shorten
from auditor.language.qualitative import QualityKind
from auditor.model import Confidence


class VagueValueParams(Params):
    """None."""


@check_kind(
    "vague-value",
    scopes={Scope.INDICATOR},
    params=VagueValueParams,
    provides={"short_name", "words", "alternatives"},
)
def judge(unit: Unit, _: VagueValueParams, context: Context) -> Judgement:
    """A qualitative value without a scale or a standard that anybody can verify."""
    row = unit.indicator
    assert row is not None
    if not (row.value or "").strip():
        return Undetermined("定性指标的指标值为空") if row.qualitative else NOT_APPLICABLE
    quality = context.language.quality(row.value or "")
    if quality.kind is QualityKind.NUMBER:
        return NOT_APPLICABLE
    if not quality.vague:
        return PASSED
    shape = context.language.shape(row.name)
    named = shape.sentence is None and context.language.measure(shape.core) is not None
    values = {
        "short_name": shorten(row.name),
        "words": "、".join(dict.fromkeys(quality.words)),
        "alternatives": context.language.alternatives.phrase(
            row.name, first=(shape.core,) if named else shape.measures
        ),
    }
    return failed(Hit(values, field="value", confidence=None if quality.sure else Confidence.ASK))
