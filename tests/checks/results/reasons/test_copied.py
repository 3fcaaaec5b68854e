from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.results.reasons.copied import CopiedParams, judge_copied
from auditor.checks.units import FormUnit
from tests.checks.single_rows import CONTEXT, only_hit

REASON = "受施工进度影响"


def judge(*rows: tuple[str, str]) -> Judgement:
    cases = [
        {
            "name": f"渡口{number}改造处数",
            "operator": "≥",
            "value": "9",
            "unit": "处",
            "actual": done,
            "reason": why,
        }
        for number, (done, why) in enumerate(rows, 1)
    ]
    form = FormCase.model_validate({"kind": "self_review", "indicators": cases}).form()
    return judge_copied(FormUnit(submission(form), form), CopiedParams(), CONTEXT)


def test_one_reason_for_several_rows_is_asked_about_once() -> None:
    hit = only_hit(judge(("6", REASON), ("7", f"{REASON}。"), ("9", REASON), ("3", "用地未批")))
    assert (hit.row, [each.row for each in hit.related]) == (1, [2, 3])
    assert hit.values == {"rows": "1、2、3", "quote": REASON, "reached": "3"}


def test_few_rows_or_rows_that_were_all_reached_may_share_a_reason() -> None:
    assert judge(("6", REASON), ("7", REASON), ("3", "用地未批")) is PASSED
    assert judge(("10", REASON), ("11", REASON), ("9", REASON)) is PASSED


def test_what_is_no_reason_is_not_judged() -> None:
    assert judge(("6", "无"), ("7", "无"), ("3", "无")) is NOT_APPLICABLE
    assert judge(("6", "未完成指标"), ("7", "未完成指标"), ("3", "未完成指标")) is NOT_APPLICABLE
