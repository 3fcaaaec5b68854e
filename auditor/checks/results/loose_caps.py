"""A result far below what it was to stay below: the cap held nothing down."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.results.results import figure
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.explained import is_explained
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import IndicatorUnit
from auditor.language.facts import Direction, is_money
from auditor.model import FLOORS, Indicator

_MONTH = "月"
_HUNDRED = Decimal(100)


class LooseCap(Params):
    """A result of at most ``share`` per cent of its cap is far below it."""

    share: Decimal = Field(default=Decimal(20), description="完成值不到目标值的百分之几才问")


@check_kind("loose-cap", params=LooseCap, provides={"share", "actual"})
def loose_cap(unit: IndicatorUnit, params: LooseCap, context: Context) -> Judgement:
    """What is to be low did not stay far below its target unexplained; nothing at all (0起) is all that one
    can wish, and what was spent less is saved."""
    row = unit.indicator
    words = completion_words(context.lexicons)
    actual, target = (figure(each, row.unit, words, context) for each in (row.actual, row.value))
    if not actual or not target or actual < 0 or not _is_cap(row, context):
        return NOT_APPLICABLE
    share = actual * _HUNDRED / target
    if share > params.share or is_explained(unit.form, row, context):
        return PASSED
    rounded = share.quantize(Decimal(1) if share >= 1 else Decimal("0.01"))
    values = {"share": as_text(rounded), "actual": (row.actual or "").strip()}
    return failed(Hit(values, (row_evidence(row),), field="actual"))


def _is_cap(row: Indicator, context: Context) -> bool:
    fact = context.language.direction(row.name, row.unit)
    kinds = context.language.unit(row.unit or "").kinds
    dated = "date" in kinds or _MONTH in (row.unit or "")  # ≤12月: by when, and earlier is no laxer cap
    spent = any(map(is_money, kinds))
    return fact.direction is Direction.LOWER and row.operator not in FLOORS and not (spent or dated)
