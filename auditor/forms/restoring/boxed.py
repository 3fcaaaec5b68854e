"""Forms written as lines of text in cells: a sheet of one column, a box around a text, or columns that only
tabs or wide gaps part within one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from auditor.expressions import expression
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.forms.restoring.nested import openings
from auditor.forms.rows.gaps import Parting
from auditor.forms.rows.prose import ProseReader
from auditor.forms.text import squeeze
from auditor.model import Block, Cell, Document, Paragraph, Table

_FEWEST = 2  # lines that name a level, or begin with one
_FEWEST_COLUMNS = 3
_GAPS = ("\t", "  ", "\u3000", "\u00a0")  # one of which each gap has
_GAP = expression("|".join(parting.value.pattern for parting in (Parting.TAB, Parting.GAP)))


def unboxed(document: Document, labels: Labels, levels: LevelReader, prose: ProseReader) -> Document:
    """The document with such tables as lines of text."""
    apart = openings(document)
    return with_parts(document, lambda table: _parts(table, apart, labels, levels, prose))


def _parts(
    table: Table, apart: frozenset[str], labels: Labels, levels: LevelReader, prose: ProseReader
) -> Iterator[Block]:
    if parted := _parted(table, apart, labels):
        yield from parted
        return
    if any(cell.column > 1 or cell.row_span > 1 for cell in table.cells):
        yield table
        return
    lines = [Paragraph(cell.text, cell.location) for cell in table.cells if cell.text.strip()]
    told = sum(levels.is_level(line.text.strip().rstrip("。")) or prose.begins(line.text) for line in lines)
    if told < _FEWEST:
        yield table
        return
    yield from lines


def _parted(table: Table, apart: frozenset[str], labels: Labels) -> list[Block]:
    """A table with the rows that hold columns within one cell as lines of text; none where it has no line
    that names columns so."""
    if not any(map(_is_parted, table.texts())):
        return []
    texts = [_text(row, apart, labels) for row in table.filled()]
    if not any(_names_columns(line, labels) for cell in texts if cell for line in cell.text.split("\n")):
        return []
    found: list[Block] = []
    for is_text, group in groupby(enumerate(texts), key=lambda each: each[1] is not None):
        run = list(group)
        if is_text:
            cells = [cell for _, cell in run if cell is not None]
            found += [Paragraph(line, cell.location) for cell in cells for line in cell.text.split("\n")]
        else:
            found += _cut(table, run[0][0], run[-1][0] + 1)
    return found


def _text(row: Sequence[Cell], apart: frozenset[str], labels: Labels) -> Cell | None:
    """The cell of a row that holds columns within it, beside nothing but a label of the indicators."""
    parted = [cell for cell in row if _is_parted(cell.text)]
    beside = [cell for cell in row if cell not in parted]
    if len(parted) != 1 or not all(labels.is_row_label(cell.text) for cell in beside):
        return None
    words = squeeze(parted[0].text)
    return None if any(opening in words for opening in apart) else parted[0]


def _is_parted(text: str) -> bool:
    return any(gap in text for gap in _GAPS) and _GAP.search(text.strip()) is not None


def _names_columns(line: str, labels: Labels) -> bool:
    columns = {labels.column(piece) for piece in _GAP.split(line.strip())} - {None, "ignored"}
    return len(columns) >= _FEWEST_COLUMNS and "name" in columns


def _cut(table: Table, first: int, stop: int) -> Iterator[Table]:
    """Some of the rows of a table as one of their own."""
    cells = tuple(replace(cell, row=cell.row - first) for cell in table.cells if first < cell.row <= stop)
    if cells:
        yield Table(cells, cells[0].location)
