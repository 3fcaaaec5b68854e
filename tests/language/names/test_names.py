"""The verdicts of name_cases.yaml, which were written before the readers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.lexicons import Lexicons
from auditor.config.yaml12 import read_yaml
from auditor.language.names.measures import MeasureReader
from auditor.language.names.names import NameReader
from auditor.language.names.processes import ProcessReader
from tests.cases import every_case

CASES: dict[str, Any] = read_yaml(Path(__file__).with_name("name_cases.yaml")).data
LEXICONS = Lexicons()
READER = NameReader(LEXICONS, MeasureReader(LEXICONS).read)
PROCESSES = ProcessReader(LEXICONS)


def pairs(section: str) -> list[tuple[str, str]]:
    return [(name, key) for key, names in CASES[section].items() for name in names]


@every_case("name", CASES["sentences"]["sure"])
def test_goals_and_slogans_are_sentences(name: str) -> None:
    shape = READER.read(name)
    assert shape.sentence
    assert shape.sentence_sure


@every_case("name", CASES["sentences"]["not"])
def test_names_are_no_sentences(name: str) -> None:
    shape = READER.read(name)
    assert shape.sentence is None or not shape.sentence_sure


@every_case(("name", "parts"), CASES["compounds"].items())
def test_several_measures_are_split(name: str, parts: list[str]) -> None:
    assert list(READER.read(name).parts) == parts


@every_case("name", CASES["not_compounds"])
def test_parallel_objects_of_one_measure_are_no_compound(name: str) -> None:
    assert READER.read(name).parts == ()


@pytest.mark.parametrize("name", CASES["compound_clauses"])
def test_a_condition_and_a_rate_are_two_indicators(name: str) -> None:
    shape = READER.read(name)
    assert len(shape.parts) == 2
    assert shape.parts_sure


@every_case(("name", "family"), pairs("process"))
def test_management_is_recognised(name: str, family: str) -> None:
    found = PROCESSES.family(name)
    assert found is not None
    assert found.id == family


@every_case("name", CASES["not_process"])
def test_outputs_are_no_management(name: str) -> None:
    assert PROCESSES.family(name) is None


@every_case(("name", "verdict"), pairs("stock"))
def test_stock(name: str, verdict: str) -> None:
    stock = PROCESSES.stock(name)
    assert ("not" if stock is None else "sure" if stock.sure else "unsure") == verdict


@every_case(("name", "fault"), pairs("subject"))
def test_subject(name: str, fault: str) -> None:
    assert (READER.read(name).subject or "none") == fault


@pytest.mark.parametrize(("name", "instead"), CASES["odd"].items())
def test_measures_that_contradict_themselves(name: str, instead: str) -> None:
    odd = READER.read(name).odd
    assert odd is not None
    assert odd.instead == instead


@every_case("name", CASES["not_odd"])
def test_measures_that_are_used_everywhere(name: str) -> None:
    assert READER.read(name).odd is None


@every_case("name", CASES["measured"])
def test_names_with_a_measure_word(name: str) -> None:
    assert READER.read(name).measured


@every_case("name", CASES["unmeasured"])
def test_names_without_a_measure_word(name: str) -> None:
    assert not READER.read(name).measured


def test_the_core_of_a_goal_is_the_name_of_its_measure() -> None:
    assert READER.read("切实提高义务教育巩固率").core == "义务教育巩固率"


def test_measures_inside_a_sentence_are_found() -> None:
    shape = READER.read("提升市民对垃圾分类的知晓率，营造绿色生活氛围")
    assert shape.sentence
    assert shape.measures == ("市民对垃圾分类的知晓率",)


@given(st.text(max_size=80))
def test_any_text_has_a_shape(text: str) -> None:
    shape = READER.read(text)
    assert not (shape.sentence and shape.parts)
    PROCESSES.family(text)
    PROCESSES.stock(text)


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("散养户数减少", True),
        ("空气质量改善", False),
        ("空气污染较上年减少", True),
        ("事故起数明显下降", True),
        ("减少", False),
    ],
)
def test_a_count_that_goes_up_or_down(name: str, counted: bool) -> None:
    assert READER.changes_count(name) is counted
