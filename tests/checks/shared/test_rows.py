from __future__ import annotations

import pytest

from auditor.authoring.scopes import IndicatorExample
from auditor.checks.shared.rows import is_part, row_evidence, target_text
from auditor.model import Indicator


def row(name: str, **cells: object) -> Indicator:
    return IndicatorExample.model_validate({"name": name, **cells}).build().indicator


@pytest.mark.parametrize(
    ("name", "part"),
    [("其中：苹果", True), ("★ 其中 梨树", True), ("——其中：苗圃", True), ("果园面积", False)],
)
def test_a_part_is_known_by_its_first_words(name: str, part: bool) -> None:
    assert is_part(row(name, operator="≥", value=3, unit="亩")) is part


def test_a_target_is_sign_value_and_unit_or_words_alone() -> None:
    assert target_text(row("果园面积", operator="≥", value=30, unit="亩")) == "≥30亩"
    assert target_text(row("果园面貌", operator="定性", value="明显改善")) == "明显改善"


def test_a_row_is_quoted_with_its_target_and_place() -> None:
    indicator = row("果园面积", operator="≥", value=30, unit="亩")
    evidence = row_evidence(indicator)
    assert evidence.text == "果园面积 ≥30亩"
    assert evidence.location == indicator.location
