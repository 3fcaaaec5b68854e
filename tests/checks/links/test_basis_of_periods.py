"""A row for the whole period of a project, of which the texts for the year speak."""

from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, Failed
from auditor.checks.units import IndicatorUnit
from tests.checks.single_rows import judged_by

ROWS = [
    {"name": "栽植行道乔木", "operator": "≥", "value": 80, "unit": "株"},
    {"name": "远洋渔船靠泊", "operator": "≥", "value": 60, "unit": "艘"},
]


def test_a_row_of_the_whole_period_is_left_to_that_of_the_year() -> None:
    whole = [row | {"period": "mid_term"} for row in ROWS]
    goal = "全年完成村道清扫保洁、路灯检修、边沟疏通和桥梁检测，保证群众出行安全。" * 3
    case = {"project": "村道养护", "goal": goal, "overview": goal, "indicators": [*ROWS, whole[0]]}
    form = FormCase.model_validate(case).form()
    first, second, third = (IndicatorUnit(submission(form), form, row) for row in form.indicators)
    assert isinstance(judged_by("indicator-without-basis", second), Failed)
    assert isinstance(judged_by("indicator-without-basis", first), Failed)
    assert judged_by("indicator-without-basis", third) is NOT_APPLICABLE
