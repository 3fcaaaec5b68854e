"""Amounts of a table beside the total below them."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.authoring.cases import submission
from auditor.checks.base import PASSED, Judgement
from auditor.checks.units import SubmissionUnit
from auditor.model import Cell, Location, Table
from tests.checks.single_rows import judged_by, only_hit

BODY = [["河道保洁", "120", "20"], ["堤防养护", "80.5", "10"]]


def judged(header: str, span: int, own: str, total: Sequence[str]) -> Judgement:
    """Of a table whose header stands over ``span`` columns, with ``own`` and 其他 below."""
    cells = [
        Cell("工作任务", 1, 1, Location(table=1), row_span=2),
        Cell(header, 1, 2, Location(table=1), column_span=span),
    ]
    cells += [Cell("", 1, column, Location(table=1)) for column in range(2 + span, 4)]
    cells += [Cell(own, 2, 2, Location(table=1)), Cell("其他", 2, 3, Location(table=1))]
    for row, texts in enumerate([*BODY, ["合计", *total]], 3):
        cells += [Cell(text, row, column, Location(table=1)) for column, text in enumerate(texts, 1)]
    return judged_by(
        "budget-listed-sum", SubmissionUnit(submission(blocks=(Table(tuple(cells), Location(table=1)),)))
    )


def test_a_header_over_several_columns_says_what_they_hold() -> None:
    hit = only_hit(judged("预算金额", 2, "总额", ["210.5", "30"]))
    assert (hit.values["label"], hit.values["difference"]) == ("总额", "10")


def test_a_header_over_one_column_is_its_own() -> None:
    assert judged("预算金额", 1, "总额", ["210.5", "30"]) is PASSED


def test_what_adds_up_and_what_is_no_money_is_let_be() -> None:
    assert judged("预算金额", 2, "总额", ["200.5", "30"]) is PASSED
    assert judged("工作量", 2, "总量", ["210.5", "30"]) is PASSED
    assert judged("预算金额", 2, "人数", ["210.5", "30"]) is PASSED


def test_a_column_of_merged_cells_is_added_up_once() -> None:
    lines = [["子项名称", "实际数（万元）"], ["堤防养护", "80.5"], ["河道保洁", "20"], ["合计", "110"]]
    place = Location(table=1)
    cells = [
        Cell(text, row, column, place, column_span=column)
        for row, texts in enumerate(lines, 1)
        for column, text in enumerate(texts, 1)
    ]
    unit = SubmissionUnit(submission(blocks=(Table(tuple(cells), place),)))
    assert only_hit(judged_by("budget-listed-sum", unit)).values["difference"] == "9.5"
