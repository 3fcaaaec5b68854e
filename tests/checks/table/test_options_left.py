"""Targets that copy a whole scale."""

import pytest

from auditor.checks.base import NOT_APPLICABLE, PASSED
from tests.cases import every_case
from tests.checks.single_rows import judged_by, only_hit, row


@every_case("value", ["优良中差", "优、良、中、差", "高/中/低", "是 / 否", "□好 □一般 □差"])
def test_all_grades_of_a_scale_are_no_target(value: str) -> None:
    assert only_hit(judged_by("options-left", row("讲解服务水平", "定性", value, None))).field == "value"


@pytest.mark.parametrize("value", ["优", "好", "中等偏上", "优于上年"])
def test_one_grade_is_a_target(value: str) -> None:
    assert judged_by("options-left", row("讲解服务水平", "定性", value, None)) == PASSED


def test_a_share_needs_a_number_and_is_told_elsewhere() -> None:
    assert judged_by("options-left", row("观众满意度", "定性", "高中低", None)) is NOT_APPLICABLE
