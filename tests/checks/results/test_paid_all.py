from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.results.paid_all import PaidParams, judge_paid
from auditor.checks.units import IndicatorUnit
from tests.checks.single_rows import CONTEXT, only_hit

PARAMS = PaidParams(money=("资金", "款"), paid=("支付", "兑付"), budget=("资金支付率",), otherwise=("及时",))


def judge(name: str, actual: str, executed: str | None = "60", reason: str = "") -> Judgement:
    row = {"name": name, "value": "100", "unit": "%", "actual": actual, "reason": reason}
    execution = {"budget": 80, "executed": executed}
    form = FormCase.model_validate(
        {"kind": "self_review", "execution": execution, "indicators": [row]}
    ).form()
    return judge_paid(IndicatorUnit(submission(form), form, form.indicators[0]), PARAMS, CONTEXT)


def test_no_more_is_paid_than_was_spent() -> None:
    hit = only_hit(judge("渡口资金支付率", "100%"))
    assert (hit.confidence, hit.values["rate"], hit.values["actual"]) == (None, "75", "100%")
    assert only_hit(judge("渡口资金支付率", "100")).values["rate"] == "75"  # the unit stands in the row
    assert only_hit(judge("护栏款兑付率", "96%")).confidence == "ask"  # of what was due, perhaps


def test_what_agrees_or_is_explained_passes() -> None:
    assert judge("渡口资金支付率", "75%") is PASSED
    assert judge("渡口资金支付率", "80%") is PASSED
    assert judge("渡口资金支付率", "100%", executed="77") is PASSED
    assert judge("渡口资金支付率", "100%", reason="质保金未到期") is PASSED


def test_where_nothing_is_to_be_compared() -> None:
    assert judge("渡口资金支付及时率", "100%") is NOT_APPLICABLE
    assert judge("渡口修缮率", "100%") is NOT_APPLICABLE
    assert judge("渡口资金支付率", "已支付") is NOT_APPLICABLE
    assert judge("渡口资金支付率", "100%", executed=None) is NOT_APPLICABLE
