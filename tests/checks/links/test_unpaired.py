from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, Judgement
from auditor.checks.links.unpaired import UnpairedParams, judge_unpaired
from auditor.checks.units import IndicatorUnit
from tests.checks.single_rows import CONTEXT, only_hit

ROW = {"name": "免费发放种薯苗", "operator": "≥", "value": "240", "unit": "万株"}


def judge(goal: str, *others: dict[str, str]) -> Judgement:
    form = FormCase.model_validate({"goal": goal, "indicators": [ROW, *others]}).form()
    unit = IndicatorUnit(submission(form), form, form.indicators[0])
    return judge_unpaired(unit, UnpairedParams(), CONTEXT)


def test_a_promise_that_no_row_answers_is_asked_of_the_row_alike() -> None:
    hit = only_hit(judge("采购脱毒种薯苗300万株，搭建温棚。"))
    assert (hit.confidence, hit.values["quote"]) == ("ask", "采购脱毒种薯苗300万株")


def test_where_it_may_be_about_something_else() -> None:
    two = {"name": "种薯苗自行繁育", "operator": "≥", "value": "260", "unit": "万株"}
    answered = {"name": "采购种薯苗", "operator": "≥", "value": "300", "unit": "万株"}
    assert judge("采购脱毒种薯苗240万株。") is NOT_APPLICABLE
    assert judge("采购脱毒种薯苗900万株。") is NOT_APPLICABLE  # too far apart
    assert judge("采购脱毒种薯苗300吨。") is NOT_APPLICABLE
    assert judge("采购脱毒种薯苗约300万株。") is NOT_APPLICABLE
    assert judge("采购脱毒种薯苗300万株。", answered) is NOT_APPLICABLE
    assert judge("采购脱毒种薯苗300万株。", two) is NOT_APPLICABLE  # which of the two?
