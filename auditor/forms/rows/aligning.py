"""Cells in order against columns in order, by what each can hold: for rows that have lost cells."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.forms.lines import Line, Slot
from auditor.forms.rows.row import Row
from auditor.forms.rows.suiting import NEVER, suits
from auditor.forms.shapes.header import Column, Header
from auditor.forms.vocabulary import Vocabulary

_SKIPPED_CELL = -5.0
_MOST_ALIGNED = 40

_Pairs = list[tuple[int, int]]


def aligned(words: Vocabulary, line: Line, slots: Sequence[Slot], header: Header) -> Row | None:
    """The row of a line, ``None`` where a cell finds no column."""
    columns = [column for column in header.columns if column.name != "ignored"]
    if len(columns) > _MOST_ALIGNED:
        return None
    score, pairs = _best(words, slots, columns)
    cells: dict[str, Slot] = {columns[column].key: slots[slot] for slot, column in pairs}
    if score == NEVER or "name" not in cells or len(pairs) < len(slots):
        return None
    return Row(cells, line, realigned=True)


def _best(words: Vocabulary, slots: Sequence[Slot], columns: Sequence[Column]) -> tuple[float, _Pairs]:
    table: list[list[tuple[float, _Pairs]]] = [[(0.0, [])] * (len(columns) + 1)]
    for i, slot in enumerate(slots):
        line: list[tuple[float, _Pairs]] = [(table[i][0][0] + _SKIPPED_CELL, table[i][0][1])]
        for j, column in enumerate(columns):
            skip_cell = table[i][j + 1][0] + _SKIPPED_CELL, table[i][j + 1][1]
            pair_score = table[i][j][0] + suits(words, slot.text, column.name)
            pair = pair_score, [*table[i][j][1], (i, j)]
            line.append(max(line[j], skip_cell, pair, key=lambda entry: entry[0]))
        table.append(line)
    return table[-1][-1]
