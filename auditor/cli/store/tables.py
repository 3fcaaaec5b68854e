"""Tables on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from auditor.words.visible import one_line
from auditor.words.wrap import clip, pad, width

_WIDEST = 48  # columns of a cell; a whole table goes to a file


def lines(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """A line for the headings and one a row; figures stand to the right."""
    shown = [[_cell(value) for value in row] for row in rows]
    sizes = [max(map(width, column)) for column in zip(columns, *shown, strict=True)]
    right = [bool(rows) and all(_is_figure(row[place]) for row in rows) for place in range(len(columns))]
    for cells in ([*columns], *shown) if rows else ():
        told = zip(cells, sizes, right, strict=True)
        yield "  ".join(_placed(cell, size, to_right=figure) for cell, size, figure in told).rstrip()


def _cell(value: Any) -> str:
    return "" if value is None else clip(one_line(str(value)), _WIDEST)


def _is_figure(value: Any) -> bool:
    return value is None or (not isinstance(value, str | bytes) and not isinstance(value, bool))


def _placed(cell: str, size: int, *, to_right: bool) -> str:
    return " " * (size - width(cell)) + cell if to_right else pad(cell, size)
