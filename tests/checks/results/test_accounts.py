from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, Failed
from auditor.checks.results.accounts import duties_told, goal_copied
from auditor.checks.shared.completion import completion_words, tells_results
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit
from auditor.model import Form
from tests.cases import every_case
from tests.checks.single_rows import CONTEXT

GOAL = "检修渡船12艘，全部通过年检。\n举办渡工安全培训6期，培训渡工300人。"


def review(told: str, goal: str = GOAL, *, kind: str = "self_review", label: str = "实际完成情况") -> Form:
    raw = {"kind": kind, "goal": goal, "other": told, "labels": {"other": label}}
    return FormCase.model_validate(raw).form()


@every_case(
    ("told", "fault", "confidence"),
    [
        (GOAL, "whole", "ask"),  # the numbers may have been reached
        (GOAL.replace("检修", "检修了").replace("举办", "已举办"), "tense", "ask"),
        ("全部通过年检", None, None),  # too short to be copied
        ("完成年度目标", "empty", None),
        ("检修渡船13艘。\n举办渡工安全培训6期，培训渡工300人。", "line", "ask"),
        ("检修渡船13艘，12艘通过年检。", None, None),
    ],
)
def test_accounts_in_the_words_of_the_goal(told: str, fault: str | None, confidence: str | None) -> None:
    form = review(told)
    judgement = goal_copied(FormUnit(submission(form), form), NoParams(), CONTEXT)
    hits = judgement.hits if isinstance(judgement, Failed) else ()
    assert [(hit.fault, hit.confidence) for hit in hits] == ([(fault, confidence)] if fault else [])


def test_clauses_of_a_goal_without_numbers_are_surely_copied() -> None:
    form = review("切实保障渡口安全", "切实保障渡口安全，方便村民出行。")
    judgement = goal_copied(FormUnit(submission(form), form), NoParams(), CONTEXT)
    assert isinstance(judgement, Failed)
    assert [(hit.fault, hit.confidence) for hit in judgement.hits] == [("clauses", None)]


def test_what_tells_results() -> None:
    words = completion_words(CONTEXT.lexicons)
    told = [
        (review("检修渡船12艘。"), True),
        (review("检修渡船12艘。", kind="monitoring"), True),
        (review("检修渡船12艘。", kind="project"), False),
        (review("检修渡船12艘。", label="主要任务"), False),
    ]
    assert [tells_results(form.passages[-1], form, words) for form, _ in told] == [each for _, each in told]
    form = review("检修渡船12艘。", kind="project")
    assert goal_copied(FormUnit(submission(form), form), NoParams(), CONTEXT) is NOT_APPLICABLE


@every_case(
    ("told", "expected"),
    [
        ("负责渡口管理；承担渡船检修。", True),
        ("1.负责渡口管理；\n2.主管渡船检修。", True),
        ("负责渡口管理。", False),  # one sentence may be of a single task
        ("负责渡口管理；渡船照常开行。", False),
        ("负责渡口管理；承担渡船检修，检修渡船12艘。", False),
        ("负责渡口管理；承担的渡船检修已结束。", False),
    ],
)
def test_accounts_of_what_an_office_is_in_charge_of(told: str, expected: bool) -> None:
    form = review(told)
    judgement = duties_told(FormUnit(submission(form), form), NoParams(), CONTEXT)
    assert isinstance(judgement, Failed) is expected
