"""What a monitoring form expects of its year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, Failed, Judgement
from auditor.checks.results.watching.forecasts import judge_conflict, judge_reason
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit
from auditor.model import ColumnRead, Sureness
from tests.checks.single_rows import CONTEXT

ROW = {
    "name": "新建充电桩数量", "operator": "≥", "value": 40, "unit": "个", "actual": 12, "forecast": 30,
    "possibility": "确定能", "reason": "",
}  # fmt: skip


def judge(label: str, row: dict[str, object]) -> tuple[Judgement, Judgement]:
    form = FormCase.model_validate({"kind": "monitoring", "year": 2024, "indicators": [row]}).form()
    form = replace(form, read=(ColumnRead(label, "forecast", Sureness.LIKELY),))
    unit = IndicatorUnit(submission(form), form, form.indicators[0])
    return judge_reason(unit, NoParams(), CONTEXT), judge_conflict(unit, NoParams(), CONTEXT)


@pytest.mark.parametrize("label", ["全年预计完成情况", "2024年预计"])
def test_a_forecast_of_the_year_below_the_target(label: str) -> None:
    assert all(isinstance(each, Failed) for each in judge(label, ROW))


def test_what_another_year_came_to_is_no_forecast() -> None:
    assert judge("2023年预计", ROW) == (NOT_APPLICABLE, NOT_APPLICABLE)


def test_a_form_without_any_result_is_no_monitoring_yet() -> None:
    bare = {key: value for key, value in ROW.items() if key != "actual"}
    assert judge("全年预计完成情况", bare) == (NOT_APPLICABLE, NOT_APPLICABLE)
