"""Who a rule judges."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from auditor.authoring.scopes import FormExample, IndicatorExample, PairExample, TextExample
from auditor.checks.units import SubmissionUnit, Unit
from auditor.ruleset.where import Where, compile_where

ROW = IndicatorExample.model_validate(
    {"name": "巡查次数", "levels": ["产出指标", "数量指标"], "operator": "≥", "value": 12, "weight": 10}
).build()
WORDS = IndicatorExample.model_validate({"name": "环境", "operator": "定性", "value": "好"}).build()
BLANK = IndicatorExample.model_validate({"name": "环境", "operator": "", "value": "好"}).build()
GOAL = TextExample.model_validate({"field": "goal", "text": "建成3座公厕"}).build()
TEMPLATE = FormExample.model_validate({"kind": "department", "empty": True}).build()


def applies(unit: Unit, **where: object) -> bool:
    return compile_where(Where.model_validate(where))(unit)


def test_nothing_said_lets_every_filled_form_pass() -> None:
    assert applies(ROW)
    assert applies(GOAL)
    assert not applies(TEMPLATE)


@pytest.mark.parametrize(
    ("unit", "nature"), [(ROW, "quantitative"), (WORDS, "qualitative"), (BLANK, "unknown")]
)
def test_nature_follows_the_operator(unit: Unit, nature: str) -> None:
    for each in ("quantitative", "qualitative", "unknown"):
        assert applies(unit, nature=each) is (each == nature)
    assert applies(unit, nature=["quantitative", "qualitative", "unknown"])


def test_operator_level_and_column_are_memberships() -> None:
    assert applies(ROW, operator=["≥", ">"])
    assert not applies(ROW, operator="≤")
    assert applies(ROW, level="数量")
    assert applies(ROW, level=["效益", "产出"])
    assert not applies(ROW, level="质量")
    assert applies(ROW, column=["weight", "value"])
    assert not applies(ROW, column=["weight", "unit"])


def test_kind_field_and_filled() -> None:
    assert applies(GOAL, field=["overview", "goal"], kind="project")
    assert not applies(GOAL, field="overview")
    assert not applies(GOAL, kind="department")
    assert applies(TEMPLATE, filled=False)
    assert applies(TEMPLATE, filled="any")
    assert not applies(GOAL, filled=False)


def test_both_rows_of_a_pair_have_to_match() -> None:
    pair = {
        "a": {"name": "甲", "operator": "≥", "value": 1},
        "b": {"name": "乙", "operator": "定性", "value": "好"},
    }
    unit = PairExample.model_validate(pair).build()
    assert not applies(unit, nature="quantitative")
    assert applies(unit, nature=["quantitative", "qualitative"])


def test_a_submission_has_no_form_to_filter() -> None:
    assert applies(SubmissionUnit(GOAL.submission))


@pytest.mark.parametrize("where", [{"nature": []}, {"level": [1, 2]}, {"filled": "maybe"}])
def test_what_cannot_match_is_refused(where: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Where.model_validate(where)
