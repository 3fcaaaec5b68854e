from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.results.self_review import ScoreParams
from auditor.checks.results.shared_scores import judge_shared
from auditor.checks.units import FormUnit
from tests.checks.single_rows import CONTEXT, only_hit


def judge(*done: str, weight: int | None = 50, score: str | None = "50") -> Judgement:
    rows = [
        {"name": f"渡船{number}年检艘数", "operator": "≥", "value": "12", "unit": "艘", "actual": each}
        for number, each in enumerate(done, 1)
    ]
    shared = {"rows": list(range(1, len(done) + 1)), "weight": weight, "score": score}
    form = FormCase.model_validate({"kind": "self_review", "indicators": rows, "shared": [shared]}).form()
    return judge_shared(FormUnit(submission(form), form), ScoreParams(), CONTEXT)


def test_all_points_of_several_rows_are_earned_by_all_of_them() -> None:
    hit = only_hit(judge("12", "9", "12"))
    assert (hit.fault, hit.values["target"], hit.values["actual"]) == ("full", "≥12艘", "9")
    assert [each.row for each in hit.related] == [1, 2, 3]
    assert judge("12", "9", score="43.75") is PASSED
    assert judge("12", "13") is PASSED


def test_no_more_is_given_than_there_is() -> None:
    assert only_hit(judge("12", "9", score="52")).fault == "above"
    assert judge("12", "12", score="50.04") is PASSED


def test_what_cannot_be_compared_is_left_alone() -> None:
    assert judge("12", "做得较好") is PASSED
    assert judge("12", "9", score=None) is NOT_APPLICABLE
    assert judge("12", "9", weight=None) is NOT_APPLICABLE
