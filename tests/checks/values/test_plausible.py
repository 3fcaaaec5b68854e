from __future__ import annotations

import pytest

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Judgement,
    Undetermined,
)
from tests.cases import every_case
from tests.checks.single_rows import judged_by, only_hit, row


def judge(what: str, name: str, value: str | None, unit: str) -> Judgement:
    return judged_by(f"implausible-{what}", row(name, "≥", value, unit))


@every_case(
    ("what", "name", "value", "unit", "confidence"),
    [
        ("percentage", "群众满意度", "101", "%", None),
        ("percentage", "村级覆盖率", "1200", "‰", None),
        ("percentage", "征收任务完成率", "120", "%", "ask"),
        ("share", "群众满意度", "0.95", "%", "ask"),
        ("days", "驿站运行天数", "356", "天", None),
        ("days", "驿站运行天数", "400", "天", None),
        ("days", "工期总天数", "400", "天", "ask"),
        ("hours", "图书馆开放时间", "25", "小时/天", None),
        ("fraction", "培训人数", "1.5", "人", None),
        ("fraction", "培训人数", "0.00015", "万人", None),
        ("negative", "培训人数", "-3", "人", None),
        ("negative", "能耗增长率", "-3", "%", "ask"),
    ],
)
def test_impossible_values(what: str, name: str, value: str, unit: str, confidence: str | None) -> None:
    assert only_hit(judge(what, name, value, unit)).confidence == confidence


@every_case(
    ("what", "name", "value", "unit"),
    [
        ("percentage", "国有资产保值增值率", "103", "%"),
        ("percentage", "群众满意度", "100", "%"),
        ("share", "辍学率", "0.5", "%"),
        ("share", "群众满意度", "95", "%"),
        ("days", "驿站运行天数", "365", "天"),
        ("days", "驿站运行天数", "366", "天"),
        ("days", "平均办案天数", "356", "天"),
        ("hours", "图书馆开放时间", "24", "小时/天"),
        ("fraction", "培训人数", "1.25", "万人"),
        ("fraction", "人均借书册数", "1.5", "册"),
        ("negative", "事故起数", "0", "起"),
    ],
)
def test_possible_values(what: str, name: str, value: str, unit: str) -> None:
    assert judge(what, name, value, unit) in (PASSED, NOT_APPLICABLE)


def test_suggested_values() -> None:
    assert only_hit(judge("days", "驿站运行天数", "356", "天")).values == {"expected_value": "365"}
    assert only_hit(judge("share", "群众满意度", "0.9", "%")).values == {"expected_value": "90"}


@pytest.mark.parametrize("value", ["", None])
def test_a_blank_value_is_undetermined(value: str | None) -> None:
    assert isinstance(judge("percentage", "群众满意度", value, "%"), Undetermined)


@pytest.mark.parametrize("value", ["良好", "1.2.3", "95-98"])
def test_a_value_that_is_no_number_is_not_judged(value: str) -> None:
    assert judge("fraction", "培训人数", value, "人") is NOT_APPLICABLE
