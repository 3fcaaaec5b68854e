"""Results that were counted in ones beside targets in 万, or the other way round."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, Undetermined
from auditor.checks.results.reading.off_scale import is_off_scale
from tests.cases import every_case
from tests.checks.forms_of_cases import row_unit
from tests.checks.single_rows import CONTEXT, judged_by, only_hit


@every_case(
    ("value", "unit", "actual", "off"),
    [
        ("1.8", "万元", "17650", True),
        ("6.5", "万人次", "71,200", True),
        ("18000", "元", "1.79", True),
        ("1.8", "万元", "1.79", False),
        ("1.8", "万元", "17650元", False),  # converted
        ("1.8", "万元", "120000", False),  # something else
        ("80", "人次", "800000", False),
        ("80", "", "800000", False),
        ("0", "万元", "17650", False),
        ("1.8", "万元", "", False),
        ("1.8", "万元", None, False),
        ("不超过预算", "万元", "17650", False),
    ],
)
def test_ten_thousand_times_off(value: str, unit: str, actual: str | None, off: bool) -> None:
    row = row_unit(kind="self_review", name="渡运成本", operator="≤", value=value, unit=unit, actual=actual)
    assert is_off_scale(row.indicator, actual, CONTEXT) is off


def test_what_is_off_scale_is_told_of_its_unit_alone() -> None:
    row = {"name": "渡运客流", "operator": "≥", "value": "6.5", "unit": "万人次", "actual": "71200"}
    unit = row_unit(kind="self_review", **row, weight=10, score=10)
    assert only_hit(judged_by("self-review-result-unit", unit)).fault == "scale"
    assert isinstance(judged_by("self-review-score", unit), Undetermined)
    assert judged_by("completion-far-above", unit) is NOT_APPLICABLE
