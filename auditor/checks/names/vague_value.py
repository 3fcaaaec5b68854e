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
from auditor.checks.names.shortening import shorten
from auditor.language.qualitative import QualityKind
from auditor.model import Confidence

_LONGEST = 20


class VagueValueParams(Params):
    """None."""


@check_kind(
    "vague-value",
    scopes={Scope.INDICATOR},
    params=VagueValueParams,
    provides={"short_name", "quoted", "alternatives"},
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
        "quoted": _quoted(row.value or "", quality.words),
        "alternatives": context.language.alternatives.phrase(
            row.name, first=(shape.core,) if named else shape.measures
        ),
    }
    return failed(Hit(values, field="value", confidence=None if quality.sure else Confidence.ASK))


def _quoted(value: str, words: tuple[str, ...]) -> str:
    """The value as written, or of a long one the stretch that holds the vague words."""
    value = value.strip()
    places = [(value.find(word), len(word)) for word in words if word in value]
    if len(value) <= _LONGEST or not places:
        return shorten(value)
    stretch = value[min(start for start, _ in places) : max(start + length for start, length in places)]
    return stretch if len(stretch) <= _LONGEST else value[places[0][0] : sum(places[0])]
