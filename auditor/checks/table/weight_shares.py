"""How the weights of a table are spread: all alike, on words, on satisfaction."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Judgement, check_kind
from auditor.checks.table.whole_table import LeastParams, LimitParams, hit_on_table, percent, rounded
from auditor.checks.units import FormUnit
from auditor.model import Form, Indicator


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


def _weighted(form: Form, params: LeastParams) -> bool:
    return len(form.indicators) >= params.least and "weight" in form.columns


def _sum(rows: tuple[Indicator, ...]) -> Decimal | None:
    """The weights together, ``None`` where one is not known."""
    weights = [row.weight for row in rows if row.weight is not None]
    return sum(weights, Decimal(0)) if len(weights) == len(rows) else None


def _is_satisfaction(row: Indicator, context: Context) -> bool:
    matter = context.language.matter(row.name)
    return matter is not None and matter.dimension == "satisfaction"
