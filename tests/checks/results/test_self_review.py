"""Scores of a self-review against targets and results."""

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.authoring.scopes import IndicatorExample
from auditor.checks.base import (
    Failed,
    Passed,
    Undetermined,
)
from auditor.checks.results.blank_scores import judge_blank
from auditor.checks.results.self_review import ScoreParams, judge_score
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.model import Confidence
from auditor.ruleset.loader import load_files
from tests.cases import every_case

CONTEXT = load_files([]).context


@pytest.mark.parametrize(
    ("operator", "value", "actual", "score", "confidence"),
    [
        ("≥", "100", "80", "20", None),
        ("≥", "100", "120", "21", None),
        ("≥", "100", "120", "18", Confidence.ASK),
        ("≤", "5", "10", "12", Confidence.LIKELY),
    ],
)
def test_scores_that_do_not_follow(
    operator: str, value: str, actual: str, score: str, confidence: Confidence | None
) -> None:
    judgement = judge_score(_self_review(operator, value, actual, score), ScoreParams(), CONTEXT)
    assert isinstance(judgement, Failed)
    assert judgement.hits[0].confidence is confidence


@pytest.mark.parametrize(
    ("operator", "value", "actual", "score"),
    [("≥", "100", "80", "16"), ("≥", "98%", "99%", "20"), ("≤", "5", "4", "20"), ("=", "0", "0", "20")],
)
def test_scores_that_follow(operator: str, value: str, actual: str, score: str) -> None:
    assert isinstance(
        judge_score(_self_review(operator, value, actual, score), ScoreParams(), CONTEXT), Passed
    )


def test_a_result_in_words_leaves_the_score_open() -> None:
    assert isinstance(judge_score(_self_review("≥", "9", "较好", "8"), ScoreParams(), CONTEXT), Undetermined)


def test_a_head_earns_what_its_parts_bring() -> None:
    cells = {"levels": ["产出指标"], "weight": "", "value": "2", "unit": "座", "actual": "2座"}
    rows = [
        {"name": "改造泵站", "levels": ["产出指标"], "weight": 10, "value": "", "actual": "", "score": 10},
        {"name": "东闸泵站", **cells},
        {"name": "西闸泵站", **cells},
        {"name": "清淤", "levels": ["产出指标"], "weight": 10, "value": "", "actual": "", "score": 10},
    ]
    form = FormCase.model_validate({"kind": "self_review", "indicators": rows}).form()
    units = [IndicatorUnit(submission(form), form, each) for each in form.indicators]
    judged = [judge_score(unit, ScoreParams(), CONTEXT) for unit in units]
    assert [isinstance(each, Failed) for each in judged] == [False, False, False, True]


def _self_review(operator: str, value: str, actual: str, score: str) -> IndicatorUnit:
    row = {"name": "改厕数量", "operator": operator, "value": value, "unit": "座", "weight": 20}
    raw = {**row, "actual": actual, "score": score, "form": {"kind": "self_review"}}
    return IndicatorExample.model_validate(raw).build()


@every_case(
    ("target", "actual", "weakened"),
    [
        ("及时", "较及时", True),
        ("按时供水", "基本按时供水。", True),
        ("完备", "已大体完备", True),
        ("井然有序", "相对井然有序", True),
        ("台账完整", "台账较为完整", True),
        ("全面覆盖", "基本达标", True),
        ("明显好转", "有所好转", True),
        ("好转", "有所好转", False),
        ("较及时", "及时", False),
        ("较及时", "比较及时", False),
        ("基本农田不减少", "农田不减少", False),
        ("稳定", "较上年稳定", False),
        ("完备", "完备", False),
        ("完备", "较规范", False),
        ("完备", "", False),
        ("", "较完备", False),
    ],
)
def test_results_that_take_back_some_of_the_target(target: str, actual: str, weakened: bool) -> None:
    assert completion_words(CONTEXT.lexicons).takes_back(target, actual) is weakened


@every_case(
    ("scores", "points", "told"),
    [
        ((10, None, 10, 10), None, [("result", (2,))]),
        ((10, 10, 10, None), None, []),  # goes on another page
        ((10, None, 10, None), 10, [("result", (2,)), ("points", (4,))]),
        ((None, None, 10, None), None, []),  # nobody scored these
        ((10, 0, 10, 10), None, []),
    ],
)
def test_blank_scores_beside_results(
    scores: tuple[int | None, ...], points: int | None, told: list[tuple[str, tuple[int, ...]]]
) -> None:
    names = ("检修渡船艘数", "培训船工人次", "年检合格率", "船工满意度")
    rows = [
        {"name": name, "value": 90, "actual": "93", "score": score, "weight": points}
        for name, score in zip(names, scores, strict=True)
    ]
    columns = ["name", "value", "actual", "score", *(["weight"] if points else [])]
    raw = {"kind": "self_review", "columns": columns, "indicators": rows}
    form = FormCase.model_validate(raw).form()
    judgement = judge_blank(FormUnit(submission(form), form), NoParams(), CONTEXT)
    hits = judgement.hits if isinstance(judgement, Failed) else ()
    assert [(hit.fault, tuple(ref.row for ref in hit.related)) for hit in hits] == told
