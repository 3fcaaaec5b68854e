"""Finds our columns in a sheet that people have changed, and reads its rows by their titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from auditor.feedback.reading import RawCell, StreamedWorkbook

_HEADER_WITHIN = 20  # rows: people put a title above


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet whose cells are asked for by their column's title."""

    book: StreamedWorkbook
    columns: Mapping[str, int]
    cells: Mapping[int, RawCell]

    def __getitem__(self, title: str) -> str:
        value = self.cells.get(self.columns.get(title, 0))
        return "" if value is None else self.book.text(value)


def header(book: StreamedWorkbook, sheet: str, wanted: frozenset[str]) -> tuple[int, dict[str, int]]:
    """The row near the top that has most of the wanted columns, and these by title."""
    best: tuple[int, dict[str, int]] = 0, {}
    for number, cells in islice(book.rows(sheet), _HEADER_WITHIN):
        titles = {"".join(book.text(value).split()): column for column, value in cells.items()}
        own = {title: titles[title] for title in wanted & titles.keys()}
        best = (number, own) if len(own) > len(best[1]) else best
    return best


def below(
    book: StreamedWorkbook, sheet: str, top: int, columns: Mapping[str, int]
) -> Iterator[tuple[int, Row]]:
    """The rows below row ``top`` with their numbers, from 1 on."""
    for number, cells in book.rows(sheet, frozenset(columns.values())):
        if number > top:
            yield number, Row(book, columns, cells)
