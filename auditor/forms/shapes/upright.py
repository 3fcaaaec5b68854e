"""Indicator tables that lie on their side, with the headers down the first column, stood upright."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import is_

from auditor.forms.labels.lexicon import Labels
from auditor.model import Block, Cell, Document, Table

_OF_INDICATORS = frozenset({
    "level1", "level2", "name", "value", "operator", "unit", "weight", "core", "actual", "score", "reason",
    "note", "nature", "ignored",
})  # fmt: skip
_OF_TARGETS = _OF_INDICATORS - {"ignored"}
_FEWEST_INDICATORS = 2


def stood_upright(document: Document, labels: Labels) -> Document:
    """The document with every table that lies on its side cut out of the table around it and turned."""
    blocks = tuple(part for block in document.blocks for part in _parts(block, labels))
    return document if all(map(is_, blocks, document.blocks)) else replace(document, blocks=blocks)


def _parts(block: Block, labels: Labels) -> Iterator[Block]:
    if not isinstance(block, Table):
        yield block
        return
    rows = list(block.rows())
    done = 0  # rows
    while run := _lying(rows, done, labels):
        first, last = run
        yield from _cut(rows, done, first, _moved)
        yield from _cut(rows, first, last, _turned)
        done = last
    if done == 0:
        yield block
    else:
        yield from _cut(rows, done, len(rows), _moved)


def _cut(
    rows: Sequence[Sequence[Cell]], first: int, last: int, placed: Callable[[Cell, int], Cell]
) -> Iterator[Table]:
    """Some of the rows (``last`` is left out) as a table of their own, none where they hold no cell."""
    cells = [placed(cell, first) for row in rows[first:last] for cell in row]
    if cells:
        yield Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), cells[0].location)


def _lying(rows: Sequence[Sequence[Cell]], start: int, labels: Labels) -> tuple[int, int] | None:
    """The first of the rows that each begin with the header of a column, and the one behind the last; names
    and targets are among them, each row for several indicators."""
    first, end = start, len(rows)
    found: set[str] = set()
    for number in range(start, end):
        filled = [cell for cell in rows[number] if cell.text.strip()]
        name = labels.column(filled[0].text) if filled else None
        fresh = name == "ignored" or name not in found
        lies = name in _OF_INDICATORS and fresh and len(filled) > 1 and filled[0].row_span == 1
        if lies and not any(labels.column(cell.text) in _OF_TARGETS for cell in filled[1:]):
            found.add(name or "")
        elif _is_whole(found):
            end = number
            break
        else:
            first, found = number + 1, set()
    filled_cells = sum(bool(cell.text.strip()) for row in rows[first:end] for cell in row)
    return (first, end) if _is_whole(found) and filled_cells >= (end - first) * _FEWEST_INDICATORS else None


def _is_whole(found: set[str]) -> bool:
    return found >= {"name", "value"} and len(found) > 2


def _moved(cell: Cell, first: int) -> Cell:
    return replace(cell, row=cell.row - first)


def _turned(cell: Cell, first: int) -> Cell:
    return replace(
        cell,
        row=cell.column,
        column=cell.row - first,
        row_span=cell.column_span,
        column_span=cell.row_span,
    )
