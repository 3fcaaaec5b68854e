"""Reasons beside results: some contradict them, some name none."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.model import Confidence
from tests.cases import every_case
from tests.checks.forms_of_cases import row_unit
from tests.checks.single_rows import judged_by, only_hit

ROW = {"name": "加固护栏长度", "operator": "≥", "value": "8", "unit": "公里", "weight": 10}


def judged(rule: str, actual: str, reason: str, score: float = 10) -> Judgement:
    unit = row_unit("self_review", **ROW, actual=actual, reason=reason, score=score)
    return judged_by(rule, unit)


def test_a_result_that_reaches_the_target_and_a_reason_why_not() -> None:
    hit = only_hit(judged("self-review-despite-reason", "8公里", "施工单位尚未进场，未开工"))
    assert hit.values == {"actual": "8公里", "reason": "施工单位尚未进场，未开工"}
    assert [each.text for each in hit.evidence] == ["8公里", "施工单位尚未进场，未开工"]


@every_case(
    ("actual", "reason"),
    [("5公里", "其余路段尚未开工"), ("0", "尚未开工"), ("8公里", "按计划完成"), ("8公里", "无偏差")],
)
def test_results_and_reasons_that_go_together(actual: str, reason: str) -> None:
    assert judged("self-review-despite-reason", actual, reason) is PASSED


@every_case(("actual", "reason"), [("", "尚未开工"), ("8公里", ""), ("", "")])
def test_without_one_of_both_nothing_is_judged(actual: str, reason: str) -> None:
    assert judged("self-review-despite-reason", actual, reason) is NOT_APPLICABLE


@every_case("reason", ["客观原因", "客观原因。", "加强管理", "今后加强管理，加快进度"])
def test_a_reason_that_names_none_is_asked_about(reason: str) -> None:
    hit = only_hit(judged("self-review-empty-reason", "5公里", reason, 6))
    assert hit.confidence is Confidence.ASK
    assert hit.values == {"actual": "5公里", "said": reason}


@every_case("reason", ["两处路段用地未批", "雨季停工", "客观原因：雨季停工"])
def test_a_reason_that_names_a_thing_is_one(reason: str) -> None:
    assert judged("self-review-empty-reason", "5公里", reason, 6) is PASSED


@every_case(
    ("actual", "reason", "score"),
    [("9公里", "加强管理", 10), ("5公里", "", 6), ("5公里", "/", 6), ("5公里", "无", 6)],
)
def test_where_nothing_is_lost_or_nothing_written_no_reason_is_judged(
    actual: str, reason: str, score: float
) -> None:
    assert judged("self-review-empty-reason", actual, reason, score) is NOT_APPLICABLE
