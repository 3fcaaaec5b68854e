"""The make-up of an indicator table: how many rows, how weighted, of what natures. Habit, not arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Literal

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    ThresholdName,
    check_kind,
    failed,
)
from auditor.checks.shared.amounts import as_text
from auditor.checks.units import FormUnit
from auditor.language import Language
from auditor.model import Confidence, Form, Indicator, RowRef

Aspect = Literal[
    "few", "many", "no-core", "core-count", "all-rates", "same-targets", "equal-weights", "core-weight",
    "qualitative-share", "qualitative-weight", "satisfaction-weight",
]  # fmt: skip


class TableShape(Params):
    """``aspect`` is what is judged. ``limit`` is a number, or ``threshold`` names one of the profile; forms
    with fewer than ``least`` rows are passed over. ``ask`` makes every hit a question."""

    aspect: Aspect
    limit: Decimal = Decimal(0)
    threshold: ThresholdName | None = None
    least: int = 1
    ask: bool = False


@check_kind("table-shape", params=TableShape, provides={"count", "limit", "share", "quote"})
def table_shape(unit: FormUnit, params: TableShape, context: Context) -> Judgement:
    """How many indicators a table has, how they are weighted, and how alike their targets are."""
    form = unit.form
    column = _COLUMNS.get(params.aspect)
    if len(form.indicators) < params.least or (column and column not in form.columns):
        return NOT_APPLICABLE
    limit = params.limit
    if params.threshold is not None:
        limit = context.profile.thresholds.get(params.threshold, params.limit)
    values = _JUDGES[params.aspect](form, limit, context.language)
    if values is None:
        return PASSED
    filled = {"count": str(len(form.indicators)), "limit": as_text(limit), "share": "", "quote": ""} | values
    rows = tuple(RowRef(form.index, row.row) for row in form.indicators)
    return failed(Hit(values=filled, related=rows, confidence=Confidence.ASK if params.ask else None))


_COLUMNS = {
    "no-core": "core",
    "core-count": "core",
    "core-weight": "core",
    "equal-weights": "weight",
    "qualitative-weight": "weight",
    "satisfaction-weight": "weight",
}


def _few(form: Form, limit: Decimal, _: Language) -> dict[str, str] | None:
    return {} if len(form.indicators) < limit else None


def _many(form: Form, limit: Decimal, _: Language) -> dict[str, str] | None:
    return {} if len(form.indicators) > limit else None


def _no_core(form: Form, _limit: Decimal, _: Language) -> dict[str, str] | None:
    known = [row for row in form.indicators if row.core is not None]
    return {} if known and not any(row.core for row in known) else None


def _core_count(form: Form, limit: Decimal, _: Language) -> dict[str, str] | None:
    known = [row for row in form.indicators if row.core is not None]
    core = sum(bool(row.core) for row in known)
    return {"count": str(core)} if known and 0 < core < limit else None


def _all_rates(form: Form, _limit: Decimal, _: Language) -> dict[str, str] | None:
    counted = [row for row in form.indicators if not row.qualitative]
    return {} if counted and all((row.unit or "").strip() in ("%", "％") for row in counted) else None


def _same_targets(form: Form, limit: Decimal, _: Language) -> dict[str, str] | None:
    """The one target that more than ``limit`` % of the rows share; 100 % and zero are targets by nature."""
    targets = Counter(
        f"{row.operator.value if row.operator else ''}{row.value}%"
        for row in form.indicators
        if (row.unit or "").strip() in ("%", "％") and row.value not in ("100", "0", "", None)
    )
    if not targets:
        return None
    target, count = targets.most_common(1)[0]
    share = Decimal(count * 100) / len(form.indicators)
    if share <= limit:
        return None
    return {"quote": target, "share": as_text(share.quantize(Decimal(1))), "count": str(count)}


def _equal_weights(form: Form, _limit: Decimal, _: Language) -> dict[str, str] | None:
    weights = {row.weight for row in form.indicators}
    if len(weights) != 1 or None in weights:
        return None
    return {"share": as_text(form.indicators[0].weight or Decimal(0))}


def _core_weight(form: Form, _limit: Decimal, _: Language) -> dict[str, str] | None:
    """Every core row weighs less than every other row."""
    core = [row for row in form.indicators if row.core and row.weight is not None]
    rest = [row for row in form.indicators if row.core is False and row.weight is not None]
    if not core or not rest:
        return None
    heaviest, lightest = max(map(_weight, core)), min(map(_weight, rest))
    if heaviest >= lightest:
        return None
    return {"share": as_text(heaviest), "limit": as_text(lightest)}


def _qualitative_share(form: Form, limit: Decimal, _: Language) -> dict[str, str] | None:
    count = sum(row.qualitative for row in form.indicators)
    share = Decimal(count * 100) / len(form.indicators)
    return {"count": str(count), "share": as_text(share.quantize(Decimal(1)))} if share > limit else None


def _qualitative_weight(form: Form, limit: Decimal, _: Language) -> dict[str, str] | None:
    total = sum(map(_weight, form.indicators), Decimal(0))
    if total <= 0 or any(row.weight is None for row in form.indicators):
        return None
    share = sum((_weight(row) for row in form.indicators if row.qualitative), Decimal(0)) * 100 / total
    return {"share": as_text(share.quantize(Decimal(1)))} if share > limit else None


def _satisfaction_weight(form: Form, limit: Decimal, language: Language) -> dict[str, str] | None:
    rows = [row for row in form.indicators if _is_satisfaction(row, language)]
    if not rows or any(row.weight is None for row in rows):
        return None
    total = sum(map(_weight, rows), Decimal(0))
    return {"share": as_text(total)} if total > limit else None


def _is_satisfaction(row: Indicator, language: Language) -> bool:
    matter = language.matter(row.name)
    return matter is not None and matter.dimension == "satisfaction"


def _weight(row: Indicator) -> Decimal:
    return row.weight or Decimal(0)


_JUDGES: dict[str, Callable[[Form, Decimal, Language], dict[str, str] | None]] = {
    "few": _few,
    "many": _many,
    "no-core": _no_core,
    "core-count": _core_count,
    "all-rates": _all_rates,
    "same-targets": _same_targets,
    "equal-weights": _equal_weights,
    "core-weight": _core_weight,
    "qualitative-share": _qualitative_share,
    "qualitative-weight": _qualitative_weight,
    "satisfaction-weight": _satisfaction_weight,
}
