from __future__ import annotations

import pytest

from auditor.authoring.scopes import IndicatorExample
from auditor.checks.base import Failed, NotApplicable, Passed
from auditor.checks.names.denied import DeniedParams, judge_denied
from auditor.ruleset.loader import load_files

CONTEXT = load_files([]).context
PARAMS = DeniedParams(wanted=("产生", "带来", "促进", "增加"))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("渡口改造是否带来经济收益", "否", Failed),
        ("渡口改造是否可以促进就业", "否", Failed),
        ("渡口改造是否带来经济收益", "是", Passed),
        ("渡口改造是否带来经济收益", "", Passed),
        ("施工是否产生噪声污染", "否", NotApplicable),
        ("施工是否增加群众负担", "否", NotApplicable),
        ("渡口改造带来经济收益", "否", NotApplicable),
    ],
)
def test_no_denies_a_benefit_and_grants_that_there_is_no_harm(
    name: str, value: str, expected: type[object]
) -> None:
    row = {"name": name, "levels": ["效益指标", "社会效益指标"], "operator": "定性", "value": value}
    unit = IndicatorExample.model_validate(row).build()
    assert isinstance(judge_denied(unit, PARAMS, CONTEXT), expected)
