"""A check kind of one's own: a typed parameter model and one function that judges one unit."""

from decimal import Decimal, InvalidOperation

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.units import IndicatorUnit


class RoundParams(Params):
    """``multiple``: a target of at least ``from_value`` that is a multiple of it is a hit."""

    multiple: Decimal = Decimal(100)
    from_value: Decimal = Decimal(1000)


@check_kind("round-number", params=RoundParams, provides={"multiple"})
def judge(unit: IndicatorUnit, params: RoundParams, _: Context) -> Judgement:
    """A target that looks as if nobody had counted."""
    row = unit.indicator
    if row.qualitative:
        return NOT_APPLICABLE
    try:
        value = Decimal((row.value or "").strip())
    except InvalidOperation:
        return Undetermined("指标值不是一个数")
    if value < params.from_value or value % params.multiple:
        return PASSED
    return failed(Hit({"multiple": f"{params.multiple:f}"}, field="value"))
