"""A form with targets of several periods, seen one period at a time."""

from auditor.model import Amount, Form, FormKind, Indicator, Location, MoneyUnit, Passage, PassageField
from auditor.model.indicator import Period

PLACE = Location()


def row(number: int, period: Period) -> Indicator:
    return Indicator(number, "培训人数", "培训人数", PLACE, value="300", period=period)


def form(*rows: Indicator) -> Form:
    goals = (
        Passage(PassageField.GOAL, "年度目标", "培训300人", PLACE),
        Passage(PassageField.LONG_TERM_GOAL, "总体目标", "三年培训900人", PLACE),
    )
    budget = Amount(100, MoneyUnit.TEN_THOUSAND, "预算", "100", PLACE)
    return Form(1, FormKind.PROJECT, "表", PLACE, passages=goals, indicators=rows, budget=budget)


def goals_of(view: Form) -> list[str]:
    return [each.text for each in view.passages if each.field is PassageField.GOAL]


def test_targets_of_another_period_meet_only_the_goal_of_that_period():
    year, whole, before = form(row(1, "mid_term"), row(2, "annual"), row(3, "previous")).views()
    assert (goals_of(year), year.budget is None) == (["培训300人"], False)
    assert (goals_of(whole), whole.budget) == (["三年培训900人"], None)
    assert (before.passages, before.budget) == ((), None)


def test_a_form_of_one_period_keeps_its_texts():
    only = form(row(1, "mid_term"))
    assert only.views() == (only,)
