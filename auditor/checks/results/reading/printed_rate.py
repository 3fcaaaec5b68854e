"""A printed share of the target that was reached, where no other figure tells the result."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.columns import columns_of
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import IndicatorUnit
from auditor.expressions import expression
from auditor.language.facts import Direction
from auditor.model import CAPS, Cell, Evidence, Indicator

_RATE = expression(r"\s*(\d{1,3}(?:\.\d+)?)\s*[%％]\s*")
_DIGIT = expression(r"\d")
_ALL = Decimal(100)
_SHARE = "ratio"


class RateParams(Params):
    """``labels`` begin the headers of such columns."""

    labels: tuple[str, ...] = Field(description="完成率一栏的叫法，栏名以它们开头")


@check_kind("rate-full", params=RateParams, provides={"stated", "score"})
def judge_rate(unit: IndicatorUnit, params: RateParams, context: Context) -> Judgement:
    """Who prints that less than all was reached gives no full marks; less of what is capped is no shortfall,
    and the figure beside a share may be the share itself."""
    row = unit.indicator
    if row.score is None or not row.weight or _DIGIT.search(row.actual or "") or _is_capped(row, context):
        return NOT_APPLICABLE
    cell = unit.whole.once(columns_of).below(row, params.labels)
    rate = _rate(cell)
    if cell is None or rate is None:
        return NOT_APPLICABLE
    target = context.linker.target(row)
    enough = target.value if target is not None and _SHARE in target.unit.kinds else _ALL
    if rate >= min(enough, _ALL) or row.score < row.weight:
        return PASSED
    values = {"stated": cell.text.strip(), "score": as_text(row.score)}
    return failed(Hit(values, (Evidence(cell.text.strip(), cell.location), row_evidence(row)), field="score"))


def _is_capped(row: Indicator, context: Context) -> bool:
    low = context.language.direction(row.name, row.unit).direction is Direction.LOWER
    return row.qualitative or row.operator in CAPS or low


def _rate(cell: Cell | None) -> Decimal | None:
    match = _RATE.fullmatch(cell.text) if cell is not None else None
    return Decimal(match[1]) if match else None
