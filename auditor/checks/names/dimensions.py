"""Dimensions of the frame that a form leaves out, and indicators filed under the wrong one."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Scope,
    Unit,
    check_kind,
    failed,
)
from auditor.language.dimensions import BENEFITS, DimensionReader
from auditor.model import Confidence, Form, FormKind, Indicator

_FEWEST_ROWS = 3
_OUTPUTS = ("quantity", "quality", "timeliness")
_SHARE_WITH_LEVELS = 2  # at least one row in so many has a level


class CoverageParams(Params):
    """``required`` dimensions of lexicons/dimensions.yaml, by default those of the profile; leaving out one
    of ``firm`` is a fault, of the others a question."""

    required: tuple[str, ...] = ()
    firm: frozenset[str] = frozenset()


class BenefitParams(Params):
    """None."""


class LevelParams(Params):
    """None."""


def _dimension(row: Indicator, dimensions: DimensionReader) -> str | None:
    """By the levels; where they stop at 产出 or 效益, or are run together with the name, by the name."""
    level = dimensions.of_levels(row.levels)
    if level not in {None, "output"}:
        return level
    prefixed = next((d for length in (4, 3, 2) if (d := dimensions.of_level(row.name[:length]))), None)
    fact = dimensions.of_name(row.name)
    return (fact.dimension if fact else level) if prefixed in {None, "output"} else prefixed


def _has_levels(form: Form) -> bool:
    return sum(bool(row.levels) for row in form.indicators) * _SHARE_WITH_LEVELS >= len(form.indicators)


def _present(form: Form, dimensions: DimensionReader) -> set[str]:
    found = {dimension for row in form.indicators if (dimension := _dimension(row, dimensions))}
    named = {
        fact.dimension for row in form.indicators if (fact := dimensions.of_name(row.name)) and fact.sure
    }
    found |= named & {"satisfaction", "cost"}
    return found | ({"benefit"} if found & BENEFITS else set())


def _examples(form: Form, missing: Iterable[str], dimensions: DimensionReader) -> str:
    names = [row.name for row in form.indicators]
    found = (dimensions.example(dimension, names) for dimension in missing)
    return "".join(f"“{name}”" for name in dict.fromkeys(found))


@check_kind(
    "dimension-coverage", scopes={Scope.FORM}, params=CoverageParams, provides={"missing", "alternatives"}
)
def judge_coverage(unit: Unit, params: CoverageParams, context: Context) -> Judgement:
    """A form with levels that leaves out dimensions of the frame."""
    form, dimensions = unit.form, context.language.dimensions
    assert form is not None
    if len(form.indicators) < _FEWEST_ROWS or not _has_levels(form):
        return NOT_APPLICABLE
    levels = {dimensions.of_levels(row.levels) for row in form.indicators}
    if form.kind is FormKind.DEPARTMENT and not levels & {*_OUTPUTS, "output"}:
        return NOT_APPLICABLE
    detailed = bool(levels & set(_OUTPUTS))  # a form with first levels only does not tell its kinds of output
    asked = params.required or context.profile.required_dimensions
    required = [each for each in asked if detailed or each not in _OUTPUTS]
    present = _present(form, dimensions)
    missing = [each for each in required if each not in present]
    if not missing:
        return PASSED
    values = {
        "missing": "、".join(dimensions.title(each) for each in missing),
        "alternatives": _examples(form, missing, dimensions),
    }
    firm = not params.firm.isdisjoint(missing)
    return failed(Hit(values, confidence=None if firm else Confidence.ASK))


@check_kind("benefit-coverage", scopes={Scope.FORM}, params=BenefitParams, provides={"alternatives"})
def judge_benefit(unit: Unit, _: BenefitParams, context: Context) -> Judgement:
    """A form without levels none of whose names can be an effect."""
    form, dimensions = unit.form, context.language.dimensions
    assert form is not None
    if len(form.indicators) < _FEWEST_ROWS or any(row.levels for row in form.indicators):
        return NOT_APPLICABLE
    if any(_may_be_benefit(row, context) for row in form.indicators):
        return PASSED
    return failed(Hit({"alternatives": _examples(form, ("benefit",), dimensions)}))


def _may_be_benefit(row: Indicator, context: Context) -> bool:
    fact = context.language.dimension(row.name)
    return fact is None or fact.effect or fact.dimension in BENEFITS


@check_kind("level-of-name", scopes={Scope.INDICATOR}, params=LevelParams, provides={"level", "expected"})
def judge_level(unit: Unit, _: LevelParams, context: Context) -> Judgement:
    """An indicator whose name belongs to another dimension than its level."""
    row, dimensions = unit.indicator, context.language.dimensions
    assert row is not None
    level = dimensions.of_levels(row.levels)
    fact = context.language.dimension(row.name)
    if level is None or fact is None:
        return NOT_APPLICABLE
    if dimensions.tolerates(level, fact.dimension) or not fact.sure:
        return PASSED
    values = {"level": dimensions.title(level), "expected": dimensions.title(fact.dimension)}
    return failed(Hit(values, field="levels"))
