from __future__ import annotations

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Failed, Judgement
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.sign import judge_sign
from tests.cases import every_case
from tests.checks.forms_of_cases import row_unit
from tests.checks.single_rows import CONTEXT, judged_by, only_hit


def judge(*signs: str | None) -> Judgement:
    rows = [
        {"name": f"清扫次数{n}", "operator": sign, "value": 3, "unit": "次"} for n, sign in enumerate(signs)
    ]
    form = FormCase.model_validate({"indicators": rows}).form()
    return judge_sign(IndicatorUnit(submission(form), form, form.indicators[0]), NoParams(), CONTEXT)


@pytest.mark.parametrize("sign", ["∞", "？", "≒", "大概"])
def test_a_sign_that_nobody_can_read(sign: str) -> None:
    assert isinstance(judge(sign, "≥"), Failed)


@every_case("sign", ["≥", "定量", "正向", "/", "按项目实施方案执行到位", "95%"])
def test_what_is_a_sign_or_something_else(sign: str) -> None:
    assert judge(sign, "≥") is PASSED


def test_a_column_without_any_sign_may_be_another_column() -> None:
    assert judge("∞", "∝") is PASSED


@pytest.mark.parametrize("sign", ["", None])
def test_a_blank_sign_is_told_by_another_rule(sign: str | None) -> None:
    assert judge(sign, "≥") is NOT_APPLICABLE


def judged(name: str, polarity: str | None, operator: str) -> Judgement:
    unit = row_unit("project", name=name, polarity=polarity, operator=operator, value="8", unit="")
    return judged_by("polarity-sign", unit)


@every_case(
    ("name", "polarity", "operator", "fault"),
    [
        ("公厕投诉件数", "正向", "≤", "lower"),
        ("路灯亮灯率", "反向", "≥", "higher"),
        ("外聘教练人数", "正向", "<", "either"),
    ],
)
def test_the_name_tells_which_of_the_two_to_mend(name: str, polarity: str, operator: str, fault: str) -> None:
    hit = only_hit(judged(name, polarity, operator))
    assert (hit.fault, hit.values["polarity"]) == (fault, polarity)


def test_what_agrees_or_says_neither_way_is_let_be() -> None:
    assert judged("拖欠工资人数", "反向", "≤") is PASSED
    assert judged("外聘教练人数", "正向", ">") is PASSED
    assert judged("外聘教练人数", "正向", "=") is NOT_APPLICABLE
    assert judged("外聘教练人数", "望目型", "≤") is NOT_APPLICABLE
    assert judged("外聘教练人数", None, "≤") is NOT_APPLICABLE
