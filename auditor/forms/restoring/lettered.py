"""Levels whose letters stand one below the other, each in a row of its own (产 | 出 | 指标), put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.replacing import with_tables
from auditor.forms.text import simplified, squeeze
from auditor.model import Cell, Document, Table

_LONGEST = 6  # letters of a level that was parted
_PIECE = 2  # letters that stand in one row


def unlettered(document: Document, levels: LevelReader) -> Document:
    """The document with the whole word in the first of the rows, and nothing in the others."""
    return with_tables(document, lambda table: _whole(table, levels))


def _whole(table: Table, levels: LevelReader) -> Table:
    if not _may_be_parted(table.texts(), levels):
        return table
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        columns.setdefault(cell.column, []).append(cell)
    changed: dict[int, Cell] = {}
    for column in columns.values():
        changed |= _joined(sorted(column, key=lambda cell: cell.row), levels)
    return (
        replace(table, cells=tuple(changed.get(id(cell), cell) for cell in table.cells)) if changed else table
    )


def _may_be_parted(texts: Sequence[str], levels: LevelReader) -> bool:
    """Whether a letter stands alone, and the cells of few letters have all those of a level."""
    if not any(len(text.strip()) == 1 for text in texts):
        return False
    pieces = "".join([piece for piece in map(squeeze, texts) if len(piece) <= _PIECE])
    return levels.spell_first(simplified(pieces).lower())


def _joined(column: Sequence[Cell], levels: LevelReader) -> Mapping[int, Cell]:
    """The cells of a column that become others."""
    changed: dict[int, Cell] = {}
    pieces = [squeeze(cell.text) for cell in column]
    for start in range(len(column) - 1):
        if not 0 < len(pieces[start]) <= _PIECE or not 0 < len(pieces[start + 1]) <= _PIECE:
            continue
        if id(column[start]) in changed or levels.is_first(column[start].text):
            continue  # the word is whole in each row: 产出, 产出
        for stop, word in _words(pieces, start):
            if stop > start + 1 and levels.is_first(word):
                changed |= {id(cell): replace(cell, text="") for cell in column[start + 1 : stop]}
                changed[id(column[start])] = replace(column[start], text=word)
    return changed


def _words(pieces: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """What stands in the rows from one on, put together row by row, with the row behind the last."""
    word = ""
    for stop in range(start, len(pieces)):
        piece = pieces[stop]
        if not piece or len(piece) > _PIECE or len(word) + len(piece) > _LONGEST:
            return
        word += piece
        yield stop + 1, word
