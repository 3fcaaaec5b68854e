"""Points for rows without a result: told at once where they are many, row by row where they are few."""

from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Failed
from auditor.checks.results.self_review import ScoreParams, judge_score
from auditor.checks.results.unearned import UnearnedParams, judge
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.model import Form
from tests.checks.single_rows import CONTEXT, only_hit

PARAMS = UnearnedParams()
NAMES = ("抽检批次", "抽检合格率", "报告出具及时率", "商户满意度")


def form_of(*rows: tuple[str, int | None], columns: tuple[str, ...] = ("name", "actual", "score")) -> Form:
    cells = [
        {"name": name, "value": 90, "unit": "%", "actual": actual, "weight": 20, "score": score}
        for name, (actual, score) in zip(NAMES, rows, strict=False)
    ]
    return FormCase.model_validate(
        {"kind": "self_review", "columns": [*columns, "weight"], "indicators": cells}
    ).form()


def told_by_row(form: Form) -> list[bool]:
    whole = submission(form)
    units = [IndicatorUnit(whole, form, each) for each in form.indicators]
    return [isinstance(judge_score(unit, ScoreParams(), CONTEXT), Failed) for unit in units]


def test_many_rows_are_told_at_once_and_not_again() -> None:
    form = form_of(("", 20), ("97%", 20), ("", 19), ("", 20))
    hit = only_hit(judge(FormUnit(submission(form), form), PARAMS, CONTEXT))
    assert (hit.values, hit.row) == ({"count": "3", "rows": "1、3、4", "sum": "59"}, 1)
    assert [each.row for each in hit.related] == [3, 4]
    assert told_by_row(form) == [False] * 4


def test_two_rows_are_told_each() -> None:
    form = form_of(("", 20), ("97%", 20), ("", 19), ("", 0))
    assert judge(FormUnit(submission(form), form), PARAMS, CONTEXT) is PASSED
    assert told_by_row(form) == [True, False, True, False]


def test_what_gives_no_points_has_none_to_be_earned() -> None:
    form = form_of(("", 20), ("", 20), ("", 19), columns=("name", "actual"))
    assert judge(FormUnit(submission(form), form), PARAMS, CONTEXT) is NOT_APPLICABLE
