"""How the weights of a table are spread: all alike, on words, on satisfaction."""

from __future__ import annotations

from collections.abc import Mapping, Set
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Judgement, check_kind
from auditor.checks.table.whole_table import LeastParams, LimitParams, hit_on_table, percent, rounded
from auditor.checks.units import FormUnit
from auditor.language.names.matter_words import BENEFITS
from auditor.model import Form, Indicator

_OUTPUTS = frozenset({"quantity", "quality", "timeliness", "output"})
_SIDES: Mapping[str, tuple[Set[str], str]] = {"outputs": (_OUTPUTS, "产出"), "effects": (BENEFITS, "效益")}


class SidesParams(LeastParams):
    """The least shares of the weight, in %, of all outputs and of all effects."""

    outputs: Decimal = Field(description="产出指标合计至少占权重的这个%")
    effects: Decimal = Field(description="效益指标合计至少占权重的这个%")


@check_kind(
    "equal-weights",
    params=LeastParams,
    provides={"count", "share"},
    formerly=("table-shape", "equal-weights"),
)
def judge_equal(unit: FormUnit, params: LeastParams, _: Context) -> Judgement:
    """The weights tell what matters more."""
    if not _weighted(unit.form, params):
        return NOT_APPLICABLE
    weights = {row.weight for row in unit.form.indicators}
    if len(weights) != 1 or (weight := weights.pop()) is None:
        return PASSED
    return hit_on_table(unit.form, count=len(unit.form.indicators), share=weight)


@check_kind(
    "qualitative-weight",
    params=LimitParams,
    provides={"share", "limit"},
    formerly=("table-shape", "qualitative-weight"),
)
def judge_qualitative(unit: FormUnit, params: LimitParams, context: Context) -> Judgement:
    """At most ``limit`` % of the weight lies on qualitative indicators."""
    if not _weighted(unit.form, params):
        return NOT_APPLICABLE
    rows, limit = unit.form.indicators, params.of(context)
    total = _sum(rows)
    if not total:
        return PASSED
    share = percent(_sum(tuple(row for row in rows if row.qualitative)) or Decimal(0), total)
    return hit_on_table(unit.form, share=rounded(share), limit=limit) if share > limit else PASSED


@check_kind(
    "satisfaction-weight",
    params=LimitParams,
    provides={"share", "limit"},
    formerly=("table-shape", "satisfaction-weight"),
)
def judge_satisfaction(unit: FormUnit, params: LimitParams, context: Context) -> Judgement:
    """The indicators of satisfaction weigh at most ``limit`` together."""
    if not _weighted(unit.form, params):
        return NOT_APPLICABLE
    rows = tuple(row for row in unit.form.indicators if _is_satisfaction(row, context))
    total, limit = _sum(rows), params.of(context)
    return hit_on_table(unit.form, share=total, limit=limit) if total and total > limit else PASSED


@check_kind("dimension-weight", params=SidesParams, provides={"side", "share", "limit"})
def judge_sides(unit: FormUnit, params: SidesParams, context: Context) -> Judgement:
    """Neither what is done nor what it brings weighs next to nothing."""
    rows, total = unit.form.indicators, _sum(unit.form.indicators)
    if not _weighted(unit.form, params) or not total:
        return NOT_APPLICABLE
    levels = [context.language.dimensions.of_levels(row.levels) for row in rows]
    limits = {"outputs": params.outputs, "effects": params.effects}
    for side, (kinds, title) in _SIDES.items():
        own = tuple(row for row, level in zip(rows, levels, strict=True) if level in kinds)
        share = percent(_sum(own) or Decimal(0), total)
        if own and share < limits[side]:
            return hit_on_table(unit.form, side=title, share=rounded(share), limit=limits[side])
    return PASSED


def _weighted(form: Form, params: LeastParams) -> bool:
    return len(form.indicators) >= params.least and "weight" in form.columns


def _sum(rows: tuple[Indicator, ...]) -> Decimal | None:
    """The weights together, ``None`` where one is not known."""
    weights = [row.weight for row in rows if row.weight is not None]
    return sum(weights, Decimal(0)) if len(weights) == len(rows) else None


def _is_satisfaction(row: Indicator, context: Context) -> bool:
    """Whether a row asks how satisfied people are; a wish in whose sentence they are happy does not."""
    if row.levels:
        return context.language.dimensions.of_levels(row.levels) == "satisfaction"
    matter, shape = context.language.matter(row.name), context.language.shape(row.name)
    return matter is not None and matter.dimension == "satisfaction" and shape.sentence is None
