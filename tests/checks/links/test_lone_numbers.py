"""The one limit of time, or the one price, of a goal beside the only row that states such a number."""

from __future__ import annotations

from typing import Any

from auditor.checks.base import NOT_APPLICABLE, PASSED, Judgement
from tests.cases import every_case
from tests.checks.forms_of_cases import form_unit
from tests.checks.single_rows import judged_by, only_hit

GOAL = "井盖缺失后12小时内补装。"
HOURS = {"name": "井盖恢复用时", "operator": "≤", "value": "24", "unit": "小时"}
COUNT = {"name": "巡检井盖座数", "operator": "≥", "value": "600", "unit": "座"}


def judged(goal: str, *rows: dict[str, Any]) -> Judgement:
    return judged_by("text-table-lone", form_unit(goal=goal, indicators=list(rows)))


def test_a_row_that_allows_more_than_the_goal_is_asked_about() -> None:
    hit = only_hit(judged(GOAL, COUNT, HOURS))
    assert (hit.row, hit.field, hit.values["name"]) == (2, "value", "井盖恢复用时")
    assert hit.values["found"] == "≤24小时"
    assert "12小时" in hit.values["quote"]


@every_case(
    ("value", "unit"),
    [("12", "小时"), ("6", "小时"), ("0.5", "天"), ("720", "分钟")],
)
def test_as_much_or_less_is_right_in_whatever_unit(value: str, unit: str) -> None:
    assert judged(GOAL, {**HOURS, "value": value, "unit": unit}) is PASSED


def test_another_price_than_the_goals_is_asked_about() -> None:
    goal = "为困难家庭更换灶具，每户补贴不超过260元。"
    price = {"name": "灶具更换补贴标准", "operator": "≤", "value": "310", "unit": "元/户"}
    assert only_hit(judged(goal, price)).values["found"] == "≤310元/户"
    assert judged(goal, {**price, "value": "260"}) is PASSED


@every_case(
    ("goal", "rows"),
    [
        ("井盖缺失后12小时内补装，病害上报后2小时内响应。", [HOURS]),  # two limits in the goal
        (GOAL, [HOURS, {**HOURS, "name": "井盖加固用时"}]),  # two rows
        (GOAL, [{**HOURS, "name": "路灯抢修用时"}]),  # of another thing
        (GOAL, [{**HOURS, "value": ""}]),
        (GOAL, [COUNT]),
        ("补装缺失的井盖。", [HOURS]),
        ("", [HOURS]),
    ],
)
def test_more_or_fewer_of_them_are_not_compared(goal: str, rows: list[dict[str, Any]]) -> None:
    assert judged(goal, *rows) is NOT_APPLICABLE
