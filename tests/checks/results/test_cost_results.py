from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.results.cost_results import judge_cost
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit
from tests.checks.single_rows import CONTEXT, only_hit


def judge(actual: str, executed: str | None, value: str = "80", unit: str = "万元") -> Judgement:
    row = {"name": "布展费", "levels": ["成本指标"], "value": value, "unit": unit, "actual": actual}
    raw = {
        "kind": "self_review",
        "budget": 80,
        "execution": {"budget": 80, "executed": executed},
        "indicators": [row],
    }
    form = FormCase.model_validate(raw).form()
    return judge_cost(FormUnit(submission(form), form), NoParams(), CONTEXT)


def test_the_result_of_the_whole_cost_is_what_was_spent() -> None:
    hit = only_hit(judge("80万元", "62.5"))
    assert (hit.values["executed"], hit.values["difference"], hit.row) == ("62.5万元", "17.5万元", 1)
    assert only_hit(judge("80万", "62.5", unit="万")).values["executed"] == "62.5万"
    assert judge("62.5", "62.5") is PASSED
    assert judge("62", "62.5") is PASSED  # rounded


def test_where_nothing_is_to_be_compared() -> None:
    assert judge("80万元", None) is NOT_APPLICABLE
    assert judge("20万元", "62.5", value="20") is NOT_APPLICABLE
    assert judge("已支付", "62.5") is NOT_APPLICABLE
