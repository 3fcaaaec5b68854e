"""Rules about money on forms in every unit: none ends as an error, and unknown units stay silent."""

from __future__ import annotations

from dataclasses import replace

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import (
    Failed,
    Judgement,
    Passed,
    Undetermined,
)
from auditor.checks.money.cost_rows import CostRows, cost_rows
from auditor.checks.money.funds_balance import FundsBalance, funds_sources
from auditor.checks.units import FormUnit
from auditor.model import Confidence, Location, MoneyUnit
from auditor.ruleset.loader import load_files
from tests.cases import every_case

CONTEXT = load_files([]).context
_SOURCES = [{"label": "财政资金", "value": "60"}, {"label": "其他资金", "value": "20"}]
STATED = [unit for unit in MoneyUnit if unit]


def unit_of(case: dict[str, object]) -> FormUnit:
    form = FormCase.model_validate(case).form(1)
    return FormUnit(submission(form), form)


def sources(unit: MoneyUnit, *parts: str, part_unit: MoneyUnit | None = None) -> Judgement:
    labels = ("其中：财政拨款", "其他资金")
    amounts = [
        {"label": label, "value": part, "unit": unit if part_unit is None else part_unit}
        for label, part in zip(labels, parts, strict=True)
    ]
    budget = {"label": "年度资金总额", "value": "10000", "unit": unit}
    return funds_sources(unit_of({"budget": budget, "amounts": amounts}), FundsBalance(), CONTEXT)


def test_a_line_between_the_sources_that_tells_none_may_be_one_that_was_not_read() -> None:
    unit = unit_of({"budget": {"label": "总投资", "value": "100"}, "amounts": _SOURCES})
    for lines, confidence in (((2, 3, 4), None), ((2, 3, 5), Confidence.ASK), ((None,) * 3, None)):
        whole, *parts = (
            replace(each, location=Location(table=1, row=row, column=2))
            for each, row in zip(unit.form.amounts, lines, strict=True)
        )
        form = replace(unit.form, budget=whole, amounts=(whole, *parts))
        found = funds_sources(FormUnit(unit.submission, form), FundsBalance(), CONTEXT)
        assert isinstance(found, Failed)
        assert found.hits[0].confidence is confidence, lines


def whole_cost(unit: MoneyUnit) -> Judgement:
    rows = [{"name": "项目总成本", "operator": "≤", "value": "300", "unit": "亿元"}]
    budget = {"label": "年度资金总额", "value": "100", "unit": unit}
    return cost_rows(unit_of({"budget": budget, "indicators": rows}), CostRows(of="whole"), CONTEXT)


@every_case("unit", list(MoneyUnit))
def test_sources_are_added_up_where_all_have_one_unit(unit: MoneyUnit) -> None:
    assert isinstance(sources(unit, "6000", "4000"), Passed)
    assert isinstance(sources(unit, "6000", "3000"), Failed)


def test_sources_in_another_unit_are_converted() -> None:
    yuan = sources(MoneyUnit.TEN_THOUSAND, "60000000", "40000000", part_unit=MoneyUnit.YUAN)
    assert isinstance(yuan, Passed)


def test_a_source_without_a_unit_leaves_the_sum_open() -> None:
    mixed = sources(MoneyUnit.TEN_THOUSAND, "6000", "3000", part_unit=MoneyUnit.UNSTATED)
    assert isinstance(mixed, Undetermined)


@every_case("unit", STATED)
def test_a_cost_row_is_compared_with_a_budget_of_every_unit(unit: MoneyUnit) -> None:
    assert isinstance(whole_cost(unit), Failed)


def test_a_cost_row_beside_a_budget_without_a_unit_is_undetermined() -> None:
    assert isinstance(whole_cost(MoneyUnit.UNSTATED), Undetermined)
