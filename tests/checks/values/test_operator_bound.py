from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Judgement,
    Undetermined,
)
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.operator_bound import BoundParams, judge_bound
from tests.cases import every_case
from tests.checks.single_rows import CONTEXT, only_hit, row
from tests.forms.building import one


def judge(aspect: str, name: str, operator: str, value: str | None, unit: str) -> Judgement:
    params = BoundParams.model_validate({"aspect": aspect})
    return judge_bound(row(name, operator, value, unit), params, CONTEXT)


@every_case(
    ("aspect", "name", "value", "unit", "expected"),
    [
        ("rate", "群众满意度", "90", "%", "≥"),
        ("rate", "设备故障率", "3", "%", "≤"),
        ("rate", "新生儿死亡率", "3.5", "‰", "≤"),
        ("rate", "投诉处理时限", "24", "小时", "≤"),
        ("activity", "消防演练次数", "4", "次", "≥"),
        ("activity", "村医培训", "2", "期", "≥"),
    ],
)
def test_equality_instead_of_a_bound(aspect: str, name: str, value: str, unit: str, expected: str) -> None:
    hit = only_hit(judge(aspect, name, "=", value, unit))
    assert hit.values == {"expected_operator": expected}
    assert hit.confidence is None


@pytest.mark.parametrize(
    ("aspect", "name", "value", "unit"),
    [("rate", "县级配套比例", "30", "%"), ("activity", "慰问教师人数", "30", "人")],
)
def test_fixed_shares_and_persons_are_asked(aspect: str, name: str, value: str, unit: str) -> None:
    assert only_hit(judge(aspect, name, "=", value, unit)).confidence == "ask"


@pytest.mark.parametrize("aspect", ["rate", "activity"])
@pytest.mark.parametrize(
    ("name", "value", "unit"),
    [
        ("补贴发放及时率", "100", "%"),
        ("事故发生率", "0", "%"),
        ("购置救护车数量", "2", "辆"),
        ("新建卫生室", "4", "个"),
        ("图书馆开放天数", "365", "天"),
        ("住户调查户数", "60", "户"),
        ("高龄津贴标准", "200", "元/月"),
    ],
)
def test_where_a_fixed_number_is_in_order(aspect: str, name: str, value: str, unit: str) -> None:
    assert judge(aspect, name, "=", value, unit) is PASSED


def test_other_operators_and_words_are_not_judged() -> None:
    assert judge("rate", "群众满意度", "≥", "90", "%") is NOT_APPLICABLE
    assert judge("rate", "群众满意度", "=", "良好", "%") is NOT_APPLICABLE


@pytest.mark.parametrize("value", ["", None])
def test_a_blank_value_is_undetermined(value: str | None) -> None:
    assert isinstance(judge("rate", "群众满意度", "=", value, "%"), Undetermined)


def unsigned(rows: list[dict[str, object]], columns: list[str]) -> Judgement:
    form = FormCase.model_validate({"indicators": rows, "columns": columns}).form()
    unit = IndicatorUnit(submission(form), form, form.indicators[0])
    return judge_bound(unit, BoundParams(aspect="unsigned"), CONTEXT)


@pytest.mark.parametrize(
    ("name", "value", "unit", "expected"),
    [("学员满意度", 90, "%", "≥"), ("设备故障率", 3, "%", "≤"), ("树苗成活率", 92, "%", "≥")],
)
def test_a_rate_without_a_sign_says_no_bound(name: str, value: int, unit: str, expected: str) -> None:
    hit = only_hit(unsigned([{"name": name, "value": value, "unit": unit}], ["name", "value"]))
    assert (hit.values["expected_operator"], hit.confidence) == (expected, None)


def test_a_cost_without_a_sign_is_told_where_others_have_one() -> None:
    cost = {"name": "布展费用", "value": 8, "unit": "万元"}
    signed = {"name": "观众人次", "operator": "≥", "value": 900, "unit": "人次"}
    assert only_hit(unsigned([cost], ["name", "value"])).confidence == "ask"
    assert only_hit(unsigned([cost, signed], ["name", "value"])).confidence is None


def test_a_column_of_directions_replaces_signs_only_where_none_are_written() -> None:
    rate = {"name": "学员满意度", "value": 90, "unit": "%"}
    count = {"name": "学员人数", "value": 90, "unit": "人"}
    columns = frozenset({"name", "nature", "value"})
    for operator, expected in ((None, NOT_APPLICABLE), ("≥", None)):
        rows = [rate, {**count, "operator": operator}]
        form = replace(FormCase.model_validate({"indicators": rows}).form(), columns=columns)
        unit = IndicatorUnit(submission(form), form, form.indicators[0])
        judged = judge_bound(unit, BoundParams(aspect="unsigned"), CONTEXT)
        assert judged is expected or (expected is None and only_hit(judged).confidence is None)


@every_case(
    ("row_", "columns"),
    [
        ({"name": "学员满意度", "value": 90, "unit": "%"}, ["name", "operator", "value"]),
        ({"name": "学员满意度(≥**%)", "value": 90, "unit": "%"}, ["name", "value"]),
        ({"name": "学员合格率", "value": 100, "unit": "%"}, ["name", "value"]),
        ({"name": "学员人数", "value": 90, "unit": "人"}, ["name", "value"]),
        ({"name": "学员满意度", "value": "良好"}, ["name", "value"]),
    ],
)
def test_where_no_sign_is_missed(row_: dict[str, object], columns: list[str]) -> None:
    assert unsigned([row_], columns) in (PASSED, NOT_APPLICABLE)


@pytest.mark.parametrize(
    ("header", "cell", "told"),
    [("指标方向", "正向", False), ("二级指标", "质量指标", True), ("指标性质", "定量指标", True)],
)
def test_a_column_of_directions_stands_for_the_sign(header: str, cell: str, told: bool) -> None:
    rows = [
        ["三级指标", header, "指标值", "计量单位"],
        ["苗木成活率", cell, "88", "%"],
        ["抽检合格率", cell, "97", "%"],
    ]
    form = one("项目绩效目标表", rows)
    unit = IndicatorUnit(submission(form), form, form.indicators[0])
    judgement = judge_bound(unit, BoundParams(aspect="unsigned"), CONTEXT)
    assert (judgement is NOT_APPLICABLE) is not told
