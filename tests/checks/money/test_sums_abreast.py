"""Sums of a table beside what each source gives."""

from __future__ import annotations

from auditor.authoring.cases import submission
from auditor.checks.base import PASSED, Judgement
from auditor.checks.units import SubmissionUnit
from auditor.model import Cell, Confidence, Location, Table
from tests.checks.single_rows import judged_by, only_hit

PLACE = Location(table=1)
HEADER = ["任务", "小计", "财政拨款", "其他资金"]


def judged(*rows: list[str], first: int = 1) -> Judgement:
    """Of a table of these rows, below a header that stands in the row ``first``."""
    lines = enumerate([HEADER, *rows], first)
    cells = tuple(Cell(text, row, at, PLACE) for row, own in lines for at, text in enumerate(own, 1))
    over = (Cell("预算金额", 1, 1, PLACE, column_span=len(HEADER)),) if first > 1 else ()
    table = Table((*over, *cells), PLACE)
    return judged_by("budget-sources-abreast", SubmissionUnit(submission(blocks=(table,))))


def test_a_sum_that_differs_is_told_with_its_row() -> None:
    hit = only_hit(judged(["护堤", "120", "100", "20"], ["清淤", "80.5", "60.5", "30"], first=2))
    assert (hit.values["row"], hit.values["parts"], hit.values["difference"]) == ("清淤", "60.5＋30", "10")
    assert hit.confidence is None


def test_where_no_row_adds_up_it_is_asked() -> None:
    hit = only_hit(judged(["护堤", "", "100", "20"], ["合计", "0", "100", ""]))
    assert (hit.confidence, hit.values["parts"], hit.values["sum"]) == (Confidence.ASK, "100", "")


def test_rounding_blanks_and_words_are_let_be() -> None:
    assert judged(["护堤", "120.1", "100.04", "20.04"], ["清淤", "90", "90", "—"]) is PASSED
    assert judged(["护堤", "120", "", ""], ["清淤", "90", "另行安排", "30"]) is PASSED


def test_the_next_header_ends_the_rows() -> None:
    assert (
        judged(["护堤", "120", "100", "20"], ["项目", "数量", "财政", "其他"], ["泵", "5", "3", "1"])
        is PASSED
    )
