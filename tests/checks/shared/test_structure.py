from __future__ import annotations

import pytest

from auditor.authoring.scopes import FormExample
from auditor.checks.shared.structure import StructureWords
from auditor.model import Form
from tests.checks.single_rows import LEXICONS

WORDS = LEXICONS.load("structure-words", StructureWords)
OUTPUT = {
    "name": "巡堤里程",
    "levels": ["产出指标", "数量指标"],
    "operator": "≥",
    "value": 90,
    "unit": "公里",
}


def form(*rows: dict[str, object]) -> Form:
    return FormExample.model_validate({"project": "堤防巡查", "indicators": list(rows)}).build().form


def test_the_row_of_the_execution_has_a_weight() -> None:
    execution = {"name": "预算执行率", "operator": "≥", "value": 95, "unit": "%"}
    assert WORDS.execution_row(form(OUTPUT, execution)) is None
    found = WORDS.execution_row(form(OUTPUT, execution | {"weight": 10}))
    assert found is not None
    assert found.row == 2


@pytest.mark.parametrize(
    ("name", "has"), [("堤防完好率", True), ("复种指数", False), ("产能利用系数 ", False)]
)
def test_factors_and_indices_have_no_dimension(name: str, has: bool) -> None:
    assert WORDS.has_dimension(name) is has


@pytest.mark.parametrize(("value", "needs"), [("300", True), ("95%", False), ("2026年6月底前", False)])
def test_a_value_that_explains_itself_needs_no_unit(value: str, needs: bool) -> None:
    assert WORDS.needs_unit(value) is needs


@pytest.mark.parametrize(
    ("heading", "total"),
    [("绩效指标（共100分）", "100"), ("三级指标(满分：80)", "80"), ("绩效指标（10条）", None)],
)
def test_a_heading_states_the_total(heading: str, total: str | None) -> None:
    match = WORDS.total_heading.fullmatch(heading)
    assert (match and match[1]) == total
