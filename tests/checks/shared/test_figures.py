"""Cells that hold a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditor.checks.shared.figures import figure_in, words_in
from auditor.model import Cell, Location


def cell(text: str) -> Cell:
    return Cell(text, 1, 1, Location(table=1))


@pytest.mark.parametrize(
    ("text", "value"), [("1,200.50", "1200.50"), (" 3，000 ", "3000"), ("12.5", "12.5"), ("0", "0")]
)
def test_figures_with_and_without_separators(text: str, value: str) -> None:
    assert figure_in(cell(text)) == Decimal(value)


@pytest.mark.parametrize("text", ["", "-", "12万元", "1,20", "约12", "-3"])
def test_what_is_no_figure_alone(text: str) -> None:
    assert figure_in(cell(text)) is None


def test_no_cell_has_no_words() -> None:
    assert (words_in(None), figure_in(None), words_in(cell("合\n计"))) == ("", None, "合计")
