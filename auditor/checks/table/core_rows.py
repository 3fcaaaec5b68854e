"""Core indicators, in tables that have a column for them."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Judgement, check_kind
from auditor.checks.table.whole_table import LeastParams, LimitParams, hit_on_table
from auditor.checks.units import FormUnit


@check_kind("no-core-row", params=LeastParams, provides={"count"}, formerly=("table-shape", "no-core"))
def judge_none(unit: FormUnit, params: LeastParams, _: Context) -> Judgement:
    """At least one indicator is a core one."""
    rows = unit.form.indicators
    if len(rows) < params.least or "core" not in unit.form.columns:
        return NOT_APPLICABLE
    known = [row for row in rows if row.core is not None]
    if known and not any(row.core for row in known):
        return hit_on_table(unit.form, count=len(rows))
    return PASSED


@check_kind(
    "core-count", params=LimitParams, provides={"count", "limit"}, formerly=("table-shape", "core-count")
)
def judge_count(unit: FormUnit, params: LimitParams, context: Context) -> Judgement:
    """Where there are core indicators, there are at least so many."""
    if len(unit.form.indicators) < params.least or "core" not in unit.form.columns:
        return NOT_APPLICABLE
    core, limit = sum(bool(row.core) for row in unit.form.indicators), params.of(context)
    return hit_on_table(unit.form, count=core, limit=limit) if 0 < core < limit else PASSED


@check_kind(
    "core-weight", params=LeastParams, provides={"share", "limit"}, formerly=("table-shape", "core-weight")
)
def judge_weight(unit: FormUnit, params: LeastParams, _: Context) -> Judgement:
    """Not every core indicator weighs less than every other one."""
    rows = unit.form.indicators
    if len(rows) < params.least or "core" not in unit.form.columns:
        return NOT_APPLICABLE
    core = [row.weight for row in rows if row.core and row.weight is not None]
    rest = [row.weight for row in rows if row.core is False and row.weight is not None]
    if core and rest and max(core) < min(rest):
        return hit_on_table(unit.form, share=max(core), limit=min(rest))
    return PASSED
