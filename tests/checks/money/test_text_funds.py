"""The money of one of several goals is a part of the budget, not another one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from auditor.authoring.scopes import FormExample
from auditor.checks.base import PASSED, Failed, Judgement
from auditor.checks.money.text_funds import TextFunds, text_funds
from auditor.model import Location, Passage, PassageField
from tests.checks.single_rows import CONTEXT, judged_by


def judged(budget: int, *goals: tuple[str, str]) -> Judgement:
    rows = [{"name": "栽植株数", "operator": "≥", "value": 80, "unit": "株"}]
    unit = FormExample.model_validate({"budget": budget, "goal": "", "indicators": rows}).build()
    passages = tuple(Passage(PassageField.GOAL, label, text, Location(line=1)) for label, text in goals)
    return text_funds(
        replace(unit, form=replace(unit.form, passages=passages)), TextFunds(rough=Decimal("0.1")), CONTEXT
    )


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("投入18万元，栽植行道树80株", False),
        ("投入90万元，栽植行道树80株", True),
    ],
)
def test_one_of_several_goals_may_cost_less_but_not_more_than_all(first: str, told: bool) -> None:
    judgement = judged(50, ("目标1", first), ("目标2", "培训护林员60人"))
    assert isinstance(judgement, Failed) is told


def test_the_only_goal_is_held_against_the_budget() -> None:
    assert isinstance(judged(50, ("目标1", "投入18万元，栽植行道树80株")), Failed)
    assert judged(50, ("目标1", "投入50万元，栽植行道树80株")) is PASSED


@pytest.mark.parametrize(("label", "told"), [("总投资", False), ("项目总概算", False), ("年度预算", True)])
def test_the_part_of_a_year_is_less_than_the_whole_works_cost(label: str, told: bool) -> None:
    rows = [{"name": "栽植株数", "operator": "≥", "value": 80, "unit": "株"}]
    budget = {"value": 50, "unit": "万元", "label": label}
    unit = FormExample.model_validate({"budget": budget, "goal": "", "indicators": rows}).build()
    goals = (
        Passage(PassageField.LONG_TERM_GOAL, "总体目标", "栽植行道树200株", Location(line=1)),
        Passage(PassageField.GOAL, "年度目标", "投入18万元，栽植行道树80株", Location(line=2)),
    )
    judged_unit = replace(unit, form=replace(unit.form, passages=goals))
    assert isinstance(judged_by("budget-goal-cost", judged_unit), Failed) is told
