from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.authoring.scopes import IndicatorExample
from auditor.checks.shared.rows import (
    aim_before,
    heads_and_parts,
    is_part,
    row_evidence,
    target_text,
    wholes_of,
)
from auditor.checks.units import IndicatorUnit
from auditor.model import Cell, Document, Form, FormKind, Indicator, Location, Submission, Table


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


@pytest.mark.parametrize(
    ("names", "values", "wholes"),
    [
        (("植树造林", "山桃", "油松", "抚育"), ("9", "4", "5", "3"), (None, "植树造林", "植树造林", None)),
        (("果园面积", "其中：苹果", "菜园面积"), ("9", "4", "7"), (None, "果园面积", None)),
        (("果园面积", "菜园面积"), ("9", "9"), (None, None)),
    ],
)
def test_parts_know_the_row_that_sums_them_up(
    names: tuple[str, ...], values: tuple[str, ...], wholes: tuple[str | None, ...]
) -> None:
    found = parts_of(names, values)
    assert tuple(found.get(number) for number in range(len(names))) == wholes


def parts_of(names: Sequence[str], values: Sequence[str]) -> dict[int, str]:
    rows = tuple(
        replace(row(name), row=number, value=value)
        for number, (name, value) in enumerate(zip(names, values, strict=True))
    )
    form = Form(1, FormKind.PROJECT, "绩效目标表", Location(), indicators=rows)
    found = wholes_of(form, lambda text: Decimal(text) if text else None)
    return {number: whole.name for number, whole in found.items()}


@given(st.lists(st.integers(-1, 6), max_size=12))
def test_the_first_row_that_adds_up_bears_its_parts(targets: list[int]) -> None:
    """Held against every row and every number of rows below it."""
    expected: dict[int, str] = {}
    for start, target in enumerate(targets):
        below = targets[start + 1 :]
        ends = [end for end in range(1, len(below) + 1) if sum(below[:end]) == target]
        if target and ends and ends[0] > 1:
            for number in range(start + 1, start + 1 + ends[0]):
                expected.setdefault(number, f"工序{start}")
    names = [f"工序{number}" for number in range(len(targets))]
    assert parts_of(names, [str(target) for target in targets]) == expected


@pytest.mark.parametrize(
    ("names", "values", "weights", "heads", "parts"),
    [
        (("改造泵站", "东闸", "西闸", "清淤"), ("", "2", "3", "9"), ("10", "", "", "5"), {1}, {2, 3}),
        (("改造泵站", "东闸", "清淤", "北渠"), ("", "2", "", "9"), ("10", "", "5", ""), {1, 3}, {2, 4}),
        (("改造泵站", "东闸", "清淤"), ("", "2", "9"), ("10", "", "5"), set(), set()),  # two slips
        (("改造泵站", "东闸", "西闸"), ("5", "2", "3"), ("10", "", ""), set(), set()),
        (
            ("清淤", "北渠", "改造泵站", "东闸", "西闸"),
            ("5", "5", "", "2", "3"),
            ("9", "", "9", "", ""),
            set(),
            set(),
        ),
        (("改造泵站", "东闸", "西闸"), ("", "2", ""), ("10", "", ""), set(), set()),
    ],
)
def test_a_head_bears_the_weight_of_the_rows_below_it(
    names: tuple[str, ...],
    values: tuple[str, ...],
    weights: tuple[str, ...],
    heads: set[int],
    parts: set[int],
) -> None:
    rows = tuple(
        replace(
            row(name), row=at, value=value, weight_text=weight, weight=Decimal(weight) if weight else None
        )
        for at, (name, value, weight) in enumerate(zip(names, values, weights, strict=True), 1)
    )
    assert heads_and_parts(Form(1, FormKind.PROJECT, "绩效目标表", Location(), indicators=rows)) == (
        heads,
        parts,
    )


def test_what_a_measure_is_for_stands_before_it_in_cells_of_its_own() -> None:
    place = Location(table=1, row=2)
    texts = ("渡口改造", "三处渡口改造", "按时完成率", "100%")
    cells = [Cell(text, 2, at, place.at(column=at)) for at, text in enumerate(texts, start=1)]
    cells[0] = replace(cells[0], row_span=3)  # of several rows
    indicator = replace(row("按时完成率"), location=place, locations={"name": cells[2].location})
    document = Document("a.docx", "docx", (Table(tuple(cells), Location(table=1)),))
    submission = Submission(document, (Form(1, FormKind.PROJECT, "绩效目标表", Location()),))
    assert aim_before(IndicatorUnit(submission, submission.forms[0], indicator)) == "三处渡口改造"
    levelled = replace(indicator, locations={**indicator.locations, "level2": cells[1].location})
    assert aim_before(IndicatorUnit(submission, submission.forms[0], levelled)) == ""
    elsewhere = replace(indicator, locations={"name": Location(table=2, row=2, column=1)})
    assert aim_before(IndicatorUnit(submission, submission.forms[0], elsewhere)) == ""
