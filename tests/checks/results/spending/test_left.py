from __future__ import annotations

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from auditor.checks.results.spending.left import LeftParams, judge_left
from auditor.checks.units import FormUnit
from auditor.model import Cell, Location, Table
from tests.cases import every_case
from tests.checks.single_rows import CONTEXT, only_hit

PLACE = Location(table=1, row=5)  # of the execution in examples
PARAMS = LeftParams(
    left=(r"(?:剩余|未支付)[^\d]{0,12}?(?P<sum>\d+(?:\.\d+)?)万?元|结转下年",),
    carried="结转下年",
    others=("上年", "没有"),
    labels=("结余", "结转"),
    without=("率",),
    changes=("追加",),
)


def judge(
    *, told: str = "", left: str = "", label: str = "结余数", beside: str = "", executed: str | None = "60"
) -> Judgement:
    form = FormCase.model_validate(
        {"kind": "self_review", "other": told or None, "execution": {"budget": 90, "executed": executed}}
    ).form()
    cells = (
        Cell(label, 1, 2, Location(table=1, row=1, column=2)),
        Cell("追加" if beside else "分值", 1, 3, Location(table=1, row=1, column=3)),
        Cell("60", 5, 1, PLACE),
        Cell(left, 5, 2, Location(table=1, row=5, column=2)),
        Cell(beside, 5, 3, Location(table=1, row=5, column=3)),
    )
    whole = submission(form, blocks=(Table(cells, Location(table=1)),))
    return judge_left(FormUnit(whole, form), PARAMS, CONTEXT)


def test_what_is_left_is_what_was_granted_without_what_was_spent() -> None:
    hit = only_hit(judge(left="25"))
    assert (hit.fault, hit.values["due"], hit.values["stated"]) == ("figure", "30", "25")
    assert judge(left="30") is PASSED
    assert judge(left="300,000元") is PASSED  # in another unit
    assert judge(left="29.6") is PASSED  # rounded


def test_columns_that_are_something_else_are_left_alone() -> None:
    assert judge(left="25", label="结余率") is PASSED
    assert judge(left="25", beside="5") is PASSED  # money came to it
    assert judge(left="见说明") is PASSED
    assert judge(left="25", executed=None) is NOT_APPLICABLE


@every_case(
    ("told", "asked"),
    [
        ("剩余资金12.5万元结转下年。", False),
        ("尚有未支付款项3万元。", True),
        ("已完工，质保金结转下年。", False),
    ],
)
def test_nothing_is_left_where_all_was_spent(told: str, asked: bool) -> None:
    hit = only_hit(judge(told=told, executed="90"))
    assert hit.fault == "text"
    assert (hit.confidence is not None) == asked
    assert judge(told=told) is PASSED


@every_case("told", ["剩余0万元。", "上年剩余5万元一并使用。", "没有资金结转下年。", "按期完工。"])
def test_texts_that_leave_nothing(told: str) -> None:
    assert judge(told=told, executed="90") is PASSED
