"""Acceptance of works that a goal promises in part."""

from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import Failed
from auditor.checks.units import IndicatorUnit
from tests.cases import every_case
from tests.checks.single_rows import judged_by


@every_case(
    ("goal", "name", "told"),
    [
        ("当年完成主体工程60%。", "码头工程验收合格率", True),
        ("征地全部完成，形象进度达到45%以上。", "码头项目竣工验收通过率", True),
        ("当年完成主体工程60%，渔民满意度90%。", "码头工程验收合格率", True),
        ("当年完成主体工程60%。", "码头材料验收合格率", False),
        ("当年完成主体工程60%，总工程量40%。", "码头工程验收合格率", False),
        ("当年完成主体工程100%。", "码头工程验收合格率", False),
        ("材料合格率60%。", "码头工程验收合格率", False),
        ("", "码头工程验收合格率", False),
    ],
)
def test_works_accepted_before_they_are_done(goal: str, name: str, told: bool) -> None:
    row = {"name": name, "operator": "=", "value": "100", "unit": "%"}
    case = {"kind": "project", "project": "渔港码头新建", "goal": goal, "indicators": [row]}
    form = FormCase.model_validate(case).form()
    unit = IndicatorUnit(submission(form), form, form.indicators[0])
    assert isinstance(judged_by("partial-works", unit), Failed) is told
