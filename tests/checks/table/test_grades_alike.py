"""Standards of neighbouring grades, cell by cell."""

from __future__ import annotations

from auditor.authoring.scopes import EXAMPLE_MODELS
from auditor.checks.base import Failed, NotApplicable, Passed
from auditor.checks.units import Scope, Unit
from tests.cases import every_case
from tests.checks.single_rows import judged_by


@every_case(
    ("head", "cells", "expected"),
    [
        (["优", "良", "中", "差"], ["98%", "95%", "90%", "90%"], Failed),
        (["优秀", "良好", "合格", "不合格"], ["9 处", "9处", "6处", "5处"], Failed),
        (["优", "良", "中", "差"], ["98%", "95%", "98%", "90%"], Passed),
        (["优", "良", "中", "差"], ["98%", "95%", "≥90%", "<90%"], Passed),
        (["优", "良", "中", "差"], ["", "", "", ""], Passed),
        (["优", "良", "备注", "说明"], ["98%", "98%", "98%", "98%"], NotApplicable),
    ],
)
def test_standards_of_neighbours(head: list[str], cells: list[str], expected: type) -> None:
    case = {
        "columns": ["name", "value"],
        "read": ["name", "value"],
        "table": [["三级指标", *head], ["航标完好率", *cells]],
        "indicators": [{"name": "航标完好率", "value": "98", "unit": "%"}],
    }
    assert isinstance(judged_by("grades-alike", _unit(case)), expected)


def test_a_form_without_a_table() -> None:
    unit = _unit({"indicators": [{"name": "航标完好率", "value": "98"}]})
    assert isinstance(judged_by("grades-alike", unit), NotApplicable)


def _unit(case: dict[str, object]) -> Unit:
    return EXAMPLE_MODELS[Scope.FORM].model_validate(case).build()
