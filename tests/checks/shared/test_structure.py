from __future__ import annotations

import pytest

from auditor.authoring.scopes import FormExample
from auditor.checks.shared.structure import StructureWords, leaves_nothing_out, shows_its_end
from auditor.model import Form
from tests.checks.single_rows import CONTEXT, LEXICONS

WORDS = LEXICONS.load("structure-words", StructureWords)
OUTPUT = {
    "name": "巡堤里程",
    "levels": ["产出指标", "数量指标"],
    "operator": "≥",
    "value": 90,
    "unit": "公里",
}
SATISFIED = {"name": "村民满意度", "levels": ["满意度指标"], "operator": "≥", "value": 90, "unit": "%"}


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


def test_a_table_ends_with_the_satisfaction() -> None:
    language = CONTEXT.language
    assert not shows_its_end(form(OUTPUT), language)
    assert shows_its_end(form(OUTPUT, SATISFIED), language)
    assert shows_its_end(form({**OUTPUT, "levels": []}), language)


def test_a_text_too_short_for_the_rows_leaves_out_what_nobody_can_tell() -> None:
    content, language = CONTEXT.linker.content, CONTEXT.language
    whole = form(OUTPUT, SATISFIED)
    assert leaves_nothing_out(whole, "组织沿江巡堤查险，排查隐患，疏散转移低洼地带村民", content, language)
    assert not leaves_nothing_out(whole, "巡堤", content, language)
    assert not leaves_nothing_out(form(OUTPUT), "组织沿江巡堤查险，排查隐患", content, language)


@pytest.mark.parametrize(
    ("heading", "total"),
    [("绩效指标（共100分）", "100"), ("三级指标(满分：80)", "80"), ("绩效指标（10条）", None)],
)
def test_a_heading_states_the_total(heading: str, total: str | None) -> None:
    match = WORDS.total_heading.fullmatch(heading)
    assert (match and match[1]) == total
