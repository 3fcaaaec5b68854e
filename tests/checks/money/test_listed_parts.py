"""Uses of the money that a text lists without a total, beside the budget."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement, Undetermined
from auditor.checks.shared import reasons
from tests.cases import every_case
from tests.checks.forms_of_cases import form_unit
from tests.checks.single_rows import judged_by, only_hit

LIST = "加固护栏40万元、更换标牌12万元、补划标线5万元。"


def judged(text: str, budget: Decimal | None = Decimal(60)) -> Judgement:
    case = {"overview": text} | ({} if budget is None else {"budget": budget})
    return judged_by("budget-listed-parts", form_unit(**case))


def test_a_list_that_comes_near_the_budget_is_asked_about() -> None:
    hit = only_hit(judged(LIST))
    assert hit.values["sum"] == "40万元＋12万元＋5万元＝57万元"
    assert hit.values["difference"] == "3万元"
    assert hit.evidence[0].text.startswith("40万元、更换")


@every_case(
    ("text", "budget"),
    [
        (LIST, Decimal(57)),  # it comes to the budget
        (LIST, Decimal(200)),  # it is plainly no list of all
        (LIST, Decimal(20)),
    ],
)
def test_what_comes_to_the_budget_or_nowhere_near_is_let_be(text: str, budget: Decimal) -> None:
    assert judged(text, budget) is PASSED


def test_two_amounts_are_a_list_where_both_were_worked_out() -> None:
    worked = "购置标牌200块，每块600元，计12万元；加固护栏800米，每米500元，计40万元。"
    assert only_hit(judged(worked)).values["difference"] == "8万元"
    assert judged("购置标牌12万元；加固护栏40万元。") is NOT_APPLICABLE


@every_case(
    "text",
    [
        "加固护栏40万元、更换标牌12万元、补划标线5万元等。",  # not all of it
        "预算资金57万元，其中加固护栏40万元、更换标牌12万元、补划标线5万元。",  # another rule's
        "2019年加固护栏40万元、更换标牌12万元、补划标线5万元。",
        "加固护栏40万元。更换标牌12万元。补划标线5万元。",  # no list
        "加固护栏、更换标牌、补划标线。",
        "",
    ],
)
def test_what_is_no_list_of_the_years_uses(text: str) -> None:
    assert judged(text) is NOT_APPLICABLE


def test_without_a_budget_nothing_can_be_told() -> None:
    assert judged(LIST, None) == Undetermined(reasons.NO_BUDGET_OR_NO_UNIT)
