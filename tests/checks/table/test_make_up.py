"""Make-up of tables, forms against each other, prices against budgets: the edges beyond the examples."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from auditor.authoring.scopes import SubmissionExample
from auditor.checks.base import PASSED
from auditor.checks.units import FormUnit
from auditor.judging import judge_submission
from auditor.model import Confidence, Finding
from auditor.ruleset import RuleSet, load_ruleset
from tests.checks.single_rows import judged_by, only_hit


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    return load_ruleset()


def findings(ruleset: RuleSet, rule: str, *forms: dict[str, Any]) -> list[Finding]:
    submission = SubmissionExample.model_validate({"forms": list(forms)}).build().submission
    return [each for each in judge_submission(submission, ruleset).findings if each.rule == rule]


def row(name: str, value: str, unit: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "operator": "=", "value": value, "unit": unit} | more


def test_a_price_per_hectare_meets_an_area_in_ten_thousand_mu(ruleset: RuleSet) -> None:
    form = {
        "budget": 100,
        "indicators": [row("森林抚育补助标准", "300", "元/亩"), row("森林抚育面积", "1", "万亩")],
    }
    (found,) = findings(ruleset, "budget-unit-price", form)
    assert "300元/亩×1万亩＝300万元" in found.message
    assert "多200万元" in found.message


@pytest.mark.parametrize("budget", [294.2, 300, 900])
def test_rounding_and_other_components_are_no_finding(ruleset: RuleSet, budget: float) -> None:
    form = {
        "budget": budget,
        "indicators": [row("森林抚育补助标准", "300", "元/亩"), row("森林抚育面积", "1", "万亩")],
    }
    assert findings(ruleset, "budget-unit-price", form) == []


def test_two_quantities_that_may_be_meant_are_no_finding(ruleset: RuleSet) -> None:
    rows = [
        row("补助标准", "600", "元/人"),
        row("参训农民人数", "500", "人"),
        row("参训教师人数", "900", "人"),
    ]
    assert findings(ruleset, "budget-unit-price", {"budget": 5, "indicators": rows}) == []


def test_a_price_cap_is_a_question(ruleset: RuleSet) -> None:
    rows = [row("人均疗养成本", "2000", "元/人", operator="≤"), row("短期疗养人数", "120", "人")]
    (found,) = findings(ruleset, "budget-unit-price", {"budget": 20, "indicators": rows})
    assert found.confidence is Confidence.ASK


def test_targets_of_a_hundred_percent_are_no_boilerplate(ruleset: RuleSet) -> None:
    rows = [row(f"第{number}类津贴发放准确率", "100", "%") for number in range(1, 9)]
    assert findings(ruleset, "same-targets", {"indicators": rows}) == []


def test_equal_weights_need_every_weight(ruleset: RuleSet) -> None:
    rows = [row(f"第{number}条河道保洁长度", "10", "公里", weight="10") for number in range(1, 7)]
    assert len(findings(ruleset, "equal-weights", {"indicators": rows})) == 1
    rows[0]["weight"] = ""
    assert findings(ruleset, "equal-weights", {"indicators": rows}) == []


def test_the_same_amount_alone_is_no_double_application(ruleset: RuleSet) -> None:
    rows = [row("巡护里程", "900", "公里"), row("清枯吨数", "40", "吨"), row("群众满意度", "90", "%")]
    one = {"project": "东片林区管护", "budget": 60, "indicators": rows}
    other = {"project": "西片林区管护", "budget": 60, "indicators": [*rows[:2], row("职工满意度", "90", "%")]}
    assert findings(ruleset, "same-project-twice", one, other) == []
    assert len(findings(ruleset, "same-project-twice", one, {**one, "project": "北片林区管护"})) == 1


def test_an_indicator_with_targets_for_several_places_counts_once() -> None:
    names = ("放映场次", "设备完好率", "观众满意度")
    submission = (
        SubmissionExample.model_validate(
            {"forms": [{"indicators": [row(each, "9", "场") for each in names]}]}
        )
        .build()
        .submission
    )
    (form,) = submission.forms
    first, *others = form.indicators
    here = replace(form, indicators=(first,), elsewhere=(first, *others))
    assert judged_by("few-indicators", FormUnit(submission, here)) is PASSED
    two = replace(here, elsewhere=(first, others[0]))
    assert only_hit(judged_by("few-indicators", FormUnit(submission, two))).values["count"] == "2"


def test_a_share_of_rows_is_shown_with_those_rows(ruleset: RuleSet) -> None:
    words = [
        {"name": name, "operator": "定性", "value": "较好"} for name in ("环境改善", "秩序情况", "氛围情况")
    ]
    counted = [{"name": "巡查次数", "operator": "≥", "value": 12, "unit": "次"}]
    form = {"project": "街区管理", "indicators": counted + words}
    (finding,) = findings(ruleset, "qualitative-share", form)
    assert [ref.row for ref in finding.related] == [2, 3, 4]
