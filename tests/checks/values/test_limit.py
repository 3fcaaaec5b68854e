"""Floors and ceilings of a bureau."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.authoring.scopes import IndicatorExample
from auditor.checks.base import Failed, NotApplicable, Passed, Undetermined
from auditor.checks.values.limit import LimitParams
from auditor.checks.values.limit import judge as judge_limit
from tests.checks.single_rows import CONTEXT


def row(name: str, value: str = "90", unit: str = "%"):
    return IndicatorExample(name=name, operator="≥", value=value, unit=unit).build()


@pytest.mark.parametrize(
    ("value", "outcome"),
    [
        ("85", Failed),
        ("90", Passed),
        ("明显提高", Undetermined),
        ("", Undetermined),
        ("nan", Undetermined),
        ("Infinity", Undetermined),
    ],
)
def test_a_floor(value: str, outcome: type) -> None:
    params = LimitParams(names=("满意度",), least=Decimal(90))
    assert isinstance(judge_limit(row("群众满意度", value), params, CONTEXT), outcome)


def test_a_ceiling_may_be_a_threshold_of_the_profile_and_names_its_side() -> None:
    params = LimitParams(names=("满意度",), most="satisfaction_floor")
    judgement = judge_limit(row("群众满意度", "85"), params, CONTEXT)
    assert isinstance(judgement, Failed)
    assert judgement.hits[0].values == {"limit": "80", "side": "高于"}


@pytest.mark.parametrize("settings", [{"names": ("合格率",)}, {"unless": ("群众",)}, {"units": ("分",)}])
def test_other_indicators_are_not_concerned(settings: dict[str, tuple[str, ...]]) -> None:
    params = LimitParams(**({"names": ("满意度",), "least": Decimal(99)} | settings))
    assert isinstance(judge_limit(row("群众满意度"), params, CONTEXT), NotApplicable)
