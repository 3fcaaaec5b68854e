"""Names without a measure word, and the words that they need."""

from __future__ import annotations

import pytest

from auditor.config.lexicons import Lexicons
from auditor.language.names.uncounted import UncountedNames
from auditor.language.numbers.units import UnitReader
from tests.cases import every_case

LEXICONS = Lexicons()
READER = UncountedNames(LEXICONS)
UNITS = UnitReader(LEXICONS)


@every_case(
    ("name", "unit", "noted"),
    [
        ("购置水泵（台）", "台", True),
        ("购置水泵(台（套）)", "台（套）", True),
        ("购置水泵（含管件）", "台", False),
        ("经济林（亩）", "亩", False),
        ("购置水泵（台）", "", False),
    ],
)
def test_a_name_that_notes_its_own_unit(name: str, unit: str, noted: bool) -> None:
    assert READER.notes_unit(name, UNITS.read(unit)) is noted


@pytest.mark.parametrize(
    ("name", "unit", "proposed"),
    [
        ("举办茶艺讲座", "人", "茶艺讲座参加人数"),
        ("困难渔民帮扶", "人", "困难渔民帮扶受益人数"),
        ("灯塔巡检工作", "%", "灯塔巡检工作完成率"),
        ("缆车更换（含座椅）", "台", "缆车更换数量（含座椅）"),
    ],
)
def test_the_measure_word_stands_where_it_belongs(name: str, unit: str, proposed: str) -> None:
    assert READER.proposal(name, READER.measure_word(name, unit)) == proposed
