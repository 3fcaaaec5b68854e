"""Years that stand bare below the heading of their targets (2026 | 2027 | 2028), written as years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.chinese.dates import THIS_CENTURY
from auditor.forms.replacing import with_parts
from auditor.forms.text import squeeze
from auditor.model import Block, Cell, Document, Table

_FEWEST = 2
_YEAR = re.compile(THIS_CENTURY)


def with_years(document: Document) -> Document:
    """The document with 年 behind each of them."""
    return with_parts(document, lambda block: (_written(block),))


def _written(block: Block) -> Block:
    if not isinstance(block, Table):
        return block
    years = {id(cell) for cell in _years(block.cells)}
    if not years:
        return block
    return replace(
        block,
        cells=tuple(replace(c, text=f"{squeeze(c.text)}年") if id(c) in years else c for c in block.cells),
    )


def _years(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells that count years on, all there is of a row, below one cell that lies over them."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        if _YEAR.fullmatch(cell.text.strip()):
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
