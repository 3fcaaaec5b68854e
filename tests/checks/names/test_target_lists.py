"""Values that are lists of numbers."""

from __future__ import annotations

from auditor.checks.names.target_lists import counted, one_by_one, side_by_side
from auditor.ruleset.loader import load_files
from tests.cases import every_case

CONTEXT = load_files([]).context


@every_case(
    ("value", "parts"),
    [
        ("3期120人次", ["3期", "120人次"]),
        ("5场，共300人", ["5场", "300人"]),
        ("3期，每期40人次", []),  # other words stand between them
        ("20台、30台", []),  # of one kind
        ("120人次", ["120人次"]),
        ("较好", []),
    ],
)
def test_counts_of_different_things_stand_side_by_side(value: str, parts: list[str]) -> None:
    assert side_by_side(value, CONTEXT) == parts


@every_case(
    ("name", "value", "parts"),
    [
        ("制作宣传册、展板", "300册、20块", ["300册", "20块"]),
        ("制作宣传册和展板", "300册20块", ["300册", "20块"]),
        ("制作宣传册、展板、横幅", "300册、20块", []),  # three things, two numbers
        ("制作宣传册、展板", "300册、20册", []),  # one unit
        ("制作宣传册、展板", "300册，另做20块", []),
    ],
)
def test_each_thing_of_a_name_has_its_number(name: str, value: str, parts: list[str]) -> None:
    assert one_by_one(name, value, CONTEXT) == parts


def test_money_counts_nothing() -> None:
    assert [each.text for each in counted("2次，每次50元", CONTEXT)] == ["2次"]
