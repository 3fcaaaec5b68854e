"""Rules about money on forms in every unit: none ends as an error, and unknown units stay silent."""

from __future__ import annotations

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.checks.base import Failed, Judgement, Scope, Undetermined, Unit
from auditor.checks.money.form_budget import FormBudget, form_budget
from auditor.model import MoneyUnit
from auditor.ruleset.loader import load_files

CONTEXT = load_files([]).context
STATED = [unit for unit in MoneyUnit if unit]


def judged(aspect: str, case: dict[str, object]) -> Judgement:
    form = FormCase.model_validate(case).form(1)
    params = FormBudget.model_validate({"aspect": aspect})
    return form_budget(Unit(Scope.FORM, submission(form), form), params, CONTEXT)


def sources(unit: MoneyUnit, *parts: str, of: str = "100", part_unit: MoneyUnit | None = None) -> Judgement:
    budget = {"label": "年度资金总额", "value": of, "unit": unit}
    labels = ("其中：财政拨款", "其他资金")
    amounts = [
        {"label": label, "value": part, "unit": unit if part_unit is None else part_unit}
        for label, part in zip(labels, parts, strict=True)
    ]
    return judged("sources", {"budget": budget, "amounts": amounts})


@pytest.mark.parametrize("unit", STATED)
def test_sources_are_added_up_in_every_unit(unit: MoneyUnit) -> None:
    assert not isinstance(sources(unit, "60", "40"), (Failed, Undetermined))
    assert isinstance(sources(unit, "6000000", "30"), Failed)


def test_sources_without_a_unit_are_undetermined() -> None:
    assert isinstance(sources(MoneyUnit.UNSTATED, "60", "30"), Undetermined)
    mixed = sources(MoneyUnit.TEN_THOUSAND, "60", "30", part_unit=MoneyUnit.UNSTATED)
    assert not isinstance(mixed, Failed)


@pytest.mark.parametrize("unit", STATED)
def test_a_cost_row_is_compared_with_a_budget_of_every_unit(unit: MoneyUnit) -> None:
    rows = [{"name": "项目总成本", "operator": "≤", "value": "300", "unit": "亿元"}]
    budget = {"label": "年度资金总额", "value": "100", "unit": unit}
    assert isinstance(judged("indicator", {"budget": budget, "indicators": rows}), Failed)


def test_a_cost_row_beside_a_budget_without_a_unit_is_undetermined() -> None:
    rows = [{"name": "项目总成本", "operator": "≤", "value": "300", "unit": "万元"}]
    budget = {"label": "年度资金总额", "value": "100", "unit": ""}
    assert isinstance(judged("indicator", {"budget": budget, "indicators": rows}), Undetermined)
