"""Rows whose cells say where they end (RTF, .doc) → the cells of a table, merged ones resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from auditor.model import Cell, Location
from auditor.readers.edges import places

Merge = Literal["above", "left"]


@dataclass(frozen=True, slots=True)
class Edge:
    """A cell of a row's definition: where it ends, in points, and which neighbours it goes on with."""

    end: float
    merges: frozenset[Merge] = frozenset()


@dataclass(frozen=True, slots=True)
class EdgedRow:
    """``left`` is where the first cell begins, in points; a text without an edge is one column wide."""

    left: float
    edges: Sequence[Edge]
    texts: Sequence[str]


@dataclass(slots=True)
class _Open:
    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def edged_cells(rows: Sequence[EdgedRow], table: int) -> list[Cell]:
    """The cells of a table; columns are counted by the edges of all its rows."""
    xs = places([x for row in rows for x in (row.left, *(edge.end for edge in row.edges))])
    found: list[_Open] = []
    above: dict[int, _Open] = {}
    for number, row in enumerate(rows, start=1):
        above = _row_cells(row, number, xs, above, found)
    return [
        Cell(
            cell.text, cell.row, cell.column, Location(table=table, row=cell.row, column=cell.column),
            cell.row_span, cell.column_span,
        )
        for cell in found
    ]  # fmt: skip


def _row_cells(
    row: EdgedRow, number: int, xs: list[float], above: dict[int, _Open], found: list[_Open]
) -> dict[int, _Open]:
    """Adds the cells of a row; returns them by column, for the row below to be merged with."""
    here: dict[int, _Open] = {}
    column = 1 + _nearest(xs, row.left)
    left: _Open | None = None
    for index, text in enumerate(row.texts):
        edge = row.edges[index] if index < len(row.edges) else None
        end = max(column + 1, 1 + _nearest(xs, edge.end)) if edge else column + 1
        merges = edge.merges if edge else frozenset()
        if "left" in merges and left is not None:
            left.column_span = end - left.column
        elif "above" in merges and column in above:
            left = above[column]
            left.row_span = number - left.row + 1
        else:
            left = _Open(text, number, column, 1, end - column)
            found.append(left)
        here[left.column] = left
        column = end
    return here


def _nearest(xs: list[float], x: float) -> int:
    return min(range(len(xs)), key=lambda index: abs(xs[index] - x))
