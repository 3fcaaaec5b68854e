"""Years that stand bare below the heading of their targets (2026 | 2027 | 2028), written as years, and
quarters called by letters (Q1 | Q2), written out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.chinese.dates import THIS_CENTURY
from auditor.expressions import expression
from auditor.forms.remembered import remembered
from auditor.forms.replacing import with_tables
from auditor.forms.text import squeeze
from auditor.model import Cell, Document, Table

_FEWEST = 2
_A_YEAR, _A_QUARTER = "year", "quarter"
_QUARTER = expression("[Qq][1-4]")
_YEAR = expression(THIS_CENTURY)


def with_years(document: Document) -> Document:
    """The document with 年 behind each year, and 季度 in the place of each letter."""
    return with_tables(document, lambda table: _written(_with_quarters(table)))


def _with_quarters(table: Table) -> Table:
    if _A_QUARTER not in map(_told, table.texts()):
        return table
    found = {id(cell) for row in table.rows() for cell in _quarters(row)}
    if not found:
        return table
    cells = (replace(c, text=f"第{squeeze(c.text)[1]}季度") if id(c) in found else c for c in table.cells)
    return replace(table, cells=tuple(cells))


def _quarters(row: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a row that count the quarters on from the first, none where there are others."""
    found = [cell for cell in row if _told(cell.text) == _A_QUARTER]
    counted = [int(squeeze(cell.text)[1]) for cell in found] == list(range(1, len(found) + 1))
    return found if len(found) >= _FEWEST and counted else ()


@remembered
def _told(text: str) -> str:
    """Whether a cell tells a year or a quarter, and nothing more."""
    if _YEAR.fullmatch(text.strip()):
        return _A_YEAR
    return _A_QUARTER if _QUARTER.fullmatch(squeeze(text)) else ""


def _written(table: Table) -> Table:
    if _A_YEAR not in map(_told, table.texts()):
        return table
    years = {id(cell) for cell in _years(table.cells)}
    if not years:
        return table
    return replace(
        table,
        cells=tuple(replace(c, text=f"{squeeze(c.text)}年") if id(c) in years else c for c in table.cells),
    )


def _years(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells that count years on, all there is of a row, below one cell that lies over them."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        if _told(cell.text) == _A_YEAR:
            rows.setdefault(cell.row, []).append(cell)
    for number, found in rows.items():
        if len(found) < _FEWEST or any(int(b.text) - int(a.text) != 1 for a, b in pairwise(found)):
            continue
        others = any(c.row == number and c.text.strip() and c not in found for c in cells)
        if not others and any(_lies_over(cell, found) for cell in cells):
            yield from found


def _lies_over(cell: Cell, found: Sequence[Cell]) -> bool:
    above = cell.row + cell.row_span == found[0].row and not cell.text.strip().isdigit()
    end = found[-1].column + found[-1].column_span
    return above and cell.column <= found[0].column and cell.column + cell.column_span >= end
