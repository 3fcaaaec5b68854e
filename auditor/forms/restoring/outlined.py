"""Cells that list indicators below levels in lines of their own («一、产出指标», «（一）数量指标»,
«1.培训≥6期»), set below the row that they stand in as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.replacing import with_parts
from auditor.forms.restoring.nested import openings
from auditor.forms.restoring.worded_runs import cut
from auditor.forms.rows.entries import EntryReader
from auditor.forms.text import squeeze
from auditor.model import Block, Cell, Document, Paragraph, Table

_FEWEST = 2  # levels, and indicators below them
_MOST_CELLS = 2  # of such a row: a label and the list


def unlisted(document: Document, levels: LevelReader, entries: EntryReader) -> Document:
    """The document with such lists as lines of text, behind what their cells say before them."""
    if not any(_may_list(text) for table in document.tables() for text in table.texts()):
        return document
    apart = openings(document)
    return with_parts(document, lambda table: _parts(table, apart, levels, entries))


def _may_list(text: str) -> bool:
    """Whether a text has as many lines as the shortest list."""
    return text.count("\n") >= 2 * _FEWEST - 1


def _parts(table: Table, apart: frozenset[str], levels: LevelReader, entries: EntryReader) -> Iterator[Block]:
    rows = table.rows()
    found = ((number, _list_in(row, levels, entries)) for number, row in enumerate(table.filled()))
    lists = {number: each for number, each in found if each and not _holds(each[0], apart)}
    if not lists:
        yield table
        return
    done = 0
    for number, (cell, lines) in lists.items():
        yield from cut(rows, done, number)
        yield from cut([_without(rows[number], cell, lines)], 0, 1)
        yield from (Paragraph(line, cell.location) for line in lines)
        done = number + 1
    yield from cut(rows, done, len(rows))


def _holds(cell: Cell, apart: frozenset[str]) -> bool:
    """Whether a cell holds a table, which is read as one of its own too."""
    words = squeeze(cell.text)
    return any(opening in words for opening in apart)


def _list_in(
    cells: Sequence[Cell], levels: LevelReader, entries: EntryReader
) -> tuple[Cell, Sequence[str]] | None:
    """The last filled cell of a row and the lines of its list, from the first level on."""
    if not cells or len(cells) > _MOST_CELLS or not _may_list(cells[-1].text):
        return None
    if any(levels.is_level(cell.text) for cell in cells[:-1]) or any(cell.row_span > 1 for cell in cells):
        return None
    lines = [line.strip() for line in cells[-1].text.split("\n") if line.strip()]
    heads = [number for number, line in enumerate(lines) if levels.is_level(line.rstrip("：:。"))]
    if len(heads) < _FEWEST:
        return None
    own = [line for number, line in enumerate(lines) if number > heads[0] and number not in heads]
    told = sum(any(each.name and each.value for each in entries.entries(line)) for line in own)
    return (cells[-1], lines[heads[0] :]) if told >= _FEWEST and 2 * told > len(own) else None


def _without(row: Sequence[Cell], cell: Cell, lines: Sequence[str]) -> list[Cell]:
    """A row of a form without its list; its label stays where the cell says something before the list."""
    before = [line for line in cell.text.split("\n") if line.strip() and line.strip() not in lines]
    if not before:
        return []
    kept = [replace(each, text="\n".join(before)) if each is cell else each for each in row]
    return [replace(each, row=1) for each in kept]
