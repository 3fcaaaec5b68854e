"""The block of funds by its columns, and by the wholes that one column makes up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from auditor.authoring.cases import FormCase
from auditor.checks.money.budget_tables import BudgetWords
from auditor.checks.money.funds import funds_columns
from auditor.model import Amount, Form, Location, MoneyUnit
from tests.judging.test_engine import LEXICONS

WORDS = LEXICONS.load("budget-tables", BudgetWords).sources


def amount(label: str, value: int, row: int | None) -> Amount:
    at = Location(table=1, row=row, column=2)
    return Amount(Decimal(value), MoneyUnit.TEN_THOUSAND, label, str(value), at)


def sums(*amounts: Amount, budget: Amount) -> list[tuple[str, Decimal | None]]:
    form = replace(make_form(), budget=budget, amounts=amounts)
    return [(each.whole.label, each.sum()) for each in funds_columns(form, WORDS) if each.whole]


def make_form() -> Form:
    return FormCase.model_validate({"project": "渡口改造", "indicators": []}).form(1)


def test_each_whole_has_the_sources_below_it_wherever_the_budget_was_read() -> None:
    budget = amount("年度资金申请总额", 90, 4)
    found = sums(
        budget,
        amount("项目资金总额", 90, 3),
        amount("其中：财政资金", 90, 3),
        amount("其中：当年财政拨款", 70, 4),
        amount("上年结转资金", 8, 5),
        budget=budget,
    )
    assert ("项目资金总额", Decimal(90)) in found
    assert ("年度资金申请总额", Decimal(78)) in found


def test_one_whole_or_unknown_places_stay_one_column() -> None:
    budget = amount("年度资金总额", 90, 3)
    parts = amount("其中：财政拨款", 70, 4), amount("其他资金", 20, 5)
    assert sums(budget, *parts, budget=budget) == [("年度资金总额", Decimal(90))]
    nowhere = amount("年度资金申请总额", 90, None)
    two = amount("项目资金总额", 90, None), amount("其中：财政资金", 90, None)
    assert len(sums(nowhere, *two, budget=nowhere)) == 1


def test_one_smaller_part_that_is_said_to_be_in_a_whole_leaves_the_rest_unsaid() -> None:
    budget = amount("年度资金申请总额", 90, 4)
    parts = [amount("其中：当年财政拨款", 70, 4), amount("其他资金", 20, 5)]
    for told, expected in ((60, None), (90, Decimal(90)), (95, Decimal(95))):
        above = amount("项目资金总额", 90, 3), amount("其中：财政资金", told, 3)
        found = dict(sums(budget, *above, *parts, budget=budget))
        assert found == {"项目资金总额": expected, "年度资金申请总额": Decimal(90)}, told


def test_wholes_side_by_side_have_the_sources_below_them() -> None:
    budget = beside(amount("年度资金申请总额", 30, 3))
    found = sums(
        amount("项目资金总额", 90, 3),
        budget,
        amount("其中：财政资金", 80, 4),
        beside(amount("其中：当年财政拨款", 25, 4)),
        amount("其他资金", 10, 6),
        beside(amount("上年结转资金", 5, 5)),
        budget=budget,
    )
    assert dict(found) == {"项目资金总额": Decimal(90), "年度资金申请总额": Decimal(30)}


def test_the_works_and_the_year_side_by_side_have_the_sources_in_their_columns() -> None:
    budget = beside(amount("2026年度资金", 30, 3))
    rows = [
        amount("总投资", 90, 3),
        budget,
        amount("总投资·其中:专项债券", 60, 4),
        beside(amount("其中:专项债券", 20, 4)),
        amount("财政预算安排", 30, 5),
        beside(amount("财政预算安排", 9, 5)),
    ]
    assert dict(sums(*rows, budget=budget)) == {"总投资": Decimal(90), "2026年度资金": Decimal(29)}
    elsewhere = replace(rows[-1], location=replace(rows[-1].location, column=5))
    assert dict(sums(*rows[:-1], elsewhere, budget=budget)) != dict(sums(*rows, budget=budget))


def test_all_the_money_of_works_without_a_year_is_one_whole() -> None:
    budget = amount("总投资（万元）", 90, 3)
    parts = amount("总投资（万元）·其中：资本金", 30, 4), amount("总投资（万元）·拟发行专项债券", 50, 5)
    assert sums(budget, *parts, budget=budget) == [("总投资（万元）", Decimal(80))]
    plain = amount("其中：资本金", 30, 3), amount("专项债券", 50, 3)
    assert sums(budget, *plain, budget=budget) == [("总投资（万元）", Decimal(80))]
    year = amount("年度资金总额", 40, 6)
    assert ("年度资金总额", Decimal(30)) in sums(budget, year, plain[0], budget=year)


def beside(one: Amount) -> Amount:
    return replace(one, location=replace(one.location, column=4))
