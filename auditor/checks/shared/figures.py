"""Cells of tables that hold a figure and nothing else."""

from __future__ import annotations

from decimal import Decimal

from auditor.expressions import expression
from auditor.model import Cell

FIGURE = expression(r"(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?")
"""A number as amounts are written, with or without separators of thousands."""
_SPACE = expression(r"\s+")


def words_in(cell: Cell | None) -> str:
    """The text of a cell without white space, empty for none."""
    return _SPACE.sub("", cell.text) if cell else ""


def figure_in(cell: Cell | None) -> Decimal | None:
    """The number that a cell is, ``None`` for any other."""
    text = words_in(cell)
    return value_of(text) if FIGURE.fullmatch(text) else None


def value_of(text: str) -> Decimal:
    """The value of a text that FIGURE matches."""
    return Decimal(text.replace(",", "").replace("，", ""))
