from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.results.cost_spent import judge_cost_spent
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit
from tests.checks.single_rows import CONTEXT, only_hit


def judge(actual: str, executed: str | None, value: str = "80", unit: str = "万元") -> Judgement:
    row = {"name": "布展费", "value": value, "unit": unit, "actual": actual}
    execution = {"budget": 80, "executed": executed}
    form = FormCase.model_validate(
        {"kind": "self_review", "execution": execution, "indicators": [row]}
    ).form()
    return judge_cost_spent(IndicatorUnit(submission(form), form, form.indicators[0]), NoParams(), CONTEXT)


def test_the_result_of_the_whole_cost_is_what_was_spent() -> None:
    hit = only_hit(judge("80万元", "62.5"))
    assert (hit.fault, hit.confidence) == ("copied", None)
    assert (hit.values["executed"], hit.values["difference"]) == ("62.5万元", "17.5万元")
    assert only_hit(judge("80万", "62.5", unit="万")).values["executed"] == "62.5万元"
    assert only_hit(judge("800000", "62.5", "800000", "元")).values["executed"] == "625000元"
    assert judge("62.5", "62.5") is PASSED
    assert judge("62", "62.5") is PASSED  # rounded


def test_another_sum_is_only_asked_about() -> None:
    for actual in ("70", "50万元"):
        hit = only_hit(judge(actual, "62.5"))
        assert (hit.fault, hit.confidence) == ("other", "ask")


def test_where_nothing_is_to_be_compared() -> None:
    assert judge("80万元", None) is NOT_APPLICABLE
    assert judge("20万元", "62.5", value="20") is NOT_APPLICABLE
    assert judge("已支付", "62.5") is NOT_APPLICABLE
    assert judge("80万元", "62.5", unit="户") is NOT_APPLICABLE
