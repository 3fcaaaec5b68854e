"""A row that gives each place its target speaks of a goal's number by their sum."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.authoring.cases import FormCase, submission
from auditor.judging.engine import units_of
from auditor.judging.judging import judge
from auditor.ruleset import load_ruleset
from auditor.ruleset.schema import Scope

RULESET = load_ruleset()


@pytest.mark.parametrize(("goal", "told"), [("新建小型泵站3座。", False), ("新建小型泵站5座。", True)])
def test_places_are_added_up(goal: str, told: bool) -> None:
    rows = [{"name": "新建小型泵站", "operator": "=", "value": 1, "unit": "座"}] * 3
    form = FormCase.model_validate({"project": "泵站", "goal": goal, "indicators": rows}).form(1)
    places = tuple(replace(row, locality=f"第{row.row}镇") for row in form.indicators)
    units = units_of(submission(replace(form, indicators=places)), Scope.INDICATOR)
    bound = next(each for each in RULESET.bound if each.rule.id == "text-table-value")
    found = [judge(bound, unit, RULESET.context).findings for unit in units]
    assert any(found) is told
