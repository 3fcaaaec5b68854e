"""The verdicts of quality_cases.yaml, which were written before the reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.config.yaml12 import read_yaml
from auditor.language.texts.qualitative import QualityKind, QualityReader
from tests.cases import every_case

CASES: dict[str, Any] = read_yaml(Path(__file__).with_name("quality_cases.yaml")).data
READER = QualityReader(Lexicons())


@every_case("value", CASES["vague"]["sure"])
def test_a_wish_is_vague(value: str) -> None:
    quality = READER.read(value)
    assert quality.vague
    assert quality.sure
    assert quality.words


@every_case("value", CASES["vague"]["unsure"])
def test_what_could_be_meant_as_a_standard_is_a_question(value: str) -> None:
    quality = READER.read(value)
    assert quality.vague
    assert not quality.sure


@every_case("value", CASES["not_vague"])
def test_what_can_be_verified_is_not_vague(value: str) -> None:
    quality = READER.read(value)
    assert not quality.vague
    assert quality.kind is not QualityKind.UNKNOWN


@every_case("value", CASES["number"])
def test_a_number_is_seen_behind_operator_and_unit(value: str) -> None:
    assert READER.read(value).kind is QualityKind.NUMBER


@every_case("value", CASES["scale"])
def test_several_grades_are_a_scale(value: str) -> None:
    assert READER.read(value).kind is QualityKind.SCALE


@pytest.mark.parametrize("value", CASES["empty"])
def test_nothing_is_empty(value: str) -> None:
    assert READER.read(value).kind is QualityKind.EMPTY


@every_case(
    ("value", "trend"), [(value, trend) for trend, values in CASES["trend"].items() for value in values]
)
def test_trend(value: str, trend: str) -> None:
    assert (READER.read(value).trend or "none") == trend


@given(st.text(max_size=60))
def test_any_text_gets_a_verdict(text: str) -> None:
    quality = READER.read(text)
    assert quality.vague == (quality.kind in {"trend", "state", "effort", "open_standard"})
