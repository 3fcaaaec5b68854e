from __future__ import annotations

from auditor.authoring.scopes import IndicatorExample
from auditor.checks.shared.examples import examples_for
from auditor.model import Indicator
from tests.checks.single_rows import CONTEXT


def row(name: str, *levels: str) -> Indicator:
    example = {"name": name, "levels": levels, "operator": "定性", "value": "较好"}
    return IndicatorExample.model_validate(example).build().indicator


def test_what_the_name_holds_comes_first() -> None:
    told = examples_for(row("培训效果", "效益指标", "社会效益指标"), CONTEXT, first=("培训合格率",))
    assert told.index("培训合格率") < len(told) / 2


def test_a_row_is_not_proposed_to_itself() -> None:
    assert "培训合格率" not in examples_for(row("培训合格率", "产出指标", "质量指标"), CONTEXT)


def test_a_proposal_is_one_of_the_rows_level() -> None:
    told = examples_for(row("培训情况", "产出指标", "数量指标"), CONTEXT)
    assert told
    assert "满意度" not in told
