"""Points that were typed where the targets belong."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.expressions import expression
from auditor.model import Indicator

_BARE = expression(r"\d{1,2}(?:\.\d{1,2})?分?")


class PointsParams(Params):
    """``totals`` are what the points of a form add up to; ``rows`` is how many rows are no chance."""

    totals: frozenset[Decimal] = Field(description="分值的合计")
    rows: int = Field(default=4, description="至少几行，少于此数可能只是碰巧")


@check_kind("points-as-targets", params=PointsParams, provides={"name", "target", "count", "sum"})
def points_as_targets(unit: FormUnit, params: PointsParams, _context: Context) -> Judgement:
    """The targets of a form are not its weights row by row."""
    rows = unit.form.indicators
    if len(rows) < params.rows or not all(map(_is_weight, rows)):
        return NOT_APPLICABLE
    total = sum((row.weight for row in rows if row.weight is not None), Decimal(0))
    if total not in params.totals:
        return NOT_APPLICABLE
    return failed(
        *(
            Hit(
                values={
                    "name": row.name,
                    "target": (row.value or "").strip(),
                    "count": str(len(rows)),
                    "sum": as_text(total),
                },
                evidence=(row_evidence(row),),
                row=row.row,
                field="value",
            )
            for row in rows
        )
    )


def _is_weight(row: Indicator) -> bool:
    """Whether a target is the number of the weight and nothing else."""
    value = (row.value or "").strip()
    bare = _BARE.fullmatch(value) and row.operator is None and not (row.unit or "").strip("分 ")
    return bool(bare) and row.weight is not None and Decimal(value.rstrip("分")) == row.weight
