"""Single weights."""

from __future__ import annotations

from decimal import Decimal

from auditor.authoring.cases import submission
from auditor.checks.base import Failed
from auditor.checks.table.weight_range import RangeParams, judge_range
from auditor.checks.units import IndicatorUnit
from tests.cases import every_case
from tests.checks.table.test_weights import CONTEXT, form


@every_case(
    ("weights", "told"),
    [((0, 90), True), ((-5, 95), True), ((60, 20, 10), True), ((80, 10), False), ((30, 30, 30), False)],
)
def test_single_weights(weights: tuple[float, ...], told: bool) -> None:
    judged = form(1, *weights)
    unit = IndicatorUnit(submission(judged), judged, judged.indicators[0])
    assert isinstance(judge_range(unit, RangeParams(most=Decimal(50)), CONTEXT), Failed) is told
