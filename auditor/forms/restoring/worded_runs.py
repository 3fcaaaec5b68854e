"""What tables of texts are put into: rows of levels, name and target in columns of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.rows.entries import Entry
from auditor.model import Cell, Table
from auditor.model.words import FIELD_WORDS

_LEVELS = (FIELD_WORDS["level1"], FIELD_WORDS["level2"])
_FEWEST_TEXTS = 2
_TARGET = (FIELD_WORDS["name"], FIELD_WORDS["value"])

Grid = Sequence[Sequence[Cell | None]]
Lines = Sequence[Sequence[Cell]]
"""The filled cells of each row of a grid, each once."""


@dataclass(frozen=True, slots=True)
class Text:
    """A cell of text with its levels, and what stands left of it (the project, its number)."""

    levels: tuple[Cell | None, ...]
    cell: Cell
    entries: Sequence[Entry]
    beside: tuple[Cell | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of such a table: ``first`` is the first of them (or of their header), ``end`` the one behind."""

    first: int
    end: int
    texts: Sequence[Text]
    beside: tuple[Cell, ...] = ()  # the headers of what stands left


def cut(rows: Sequence[Sequence[Cell]], first: int, end: int) -> Iterator[Table]:
    """Some of the rows as a table of their own; a cell that is merged beyond them ends with them."""
    cells = tuple(
        replace(cell, row=cell.row - first, row_span=min(cell.row_span, end - cell.row + 1))
        for row in rows[first:end]
        for cell in row
    )
    if cells:
        yield Table(cells, cells[0].location)


def table_of(run: Run) -> Table:
    """Levels, name and target in columns of their own, behind what stands left of the texts."""
    texts, header = run.texts, [*_LEVELS, *_TARGET]
    if not any(text.levels for text in texts):
        header = [*_TARGET]
    elif not any(all(text.levels) for text in texts):
        header = header[1:]
        texts = [replace(text, levels=(text.levels[1] or text.levels[0],)) for text in texts]
    place = texts[0].cell
    heads = [(cell.text, cell.location) for cell in run.beside] + [
        (label, place.location) for label in header
    ]
    cells = [Cell(label, 1, column, at) for column, (label, at) in enumerate(heads, start=1)]
    for text in texts:
        for entry in text.entries:
            cells += _row(text, entry, row=cells[-1].row + 1)
    return Table(tuple(cells), place.location, made=True)


def _row(text: Text, entry: Entry, row: int) -> Iterator[Cell]:
    level = next((cell.text for cell in reversed(text.levels) if cell), "")
    for column, cell in enumerate((*text.beside, *text.levels), start=1):
        shown = cell or text.cell
        yield Cell(cell.text if cell else "", row, column, shown.location)
    column = len(text.beside) + len(text.levels) + 1
    yield Cell(entry.name or level, row, column, text.cell.location)
    if entry.value is not None:
        yield Cell(entry.value, row, column + 1, text.cell.location)


def speak(texts: Sequence[Text]) -> bool:
    """Whether most of the texts hold targets, so that they are no names whose targets stand elsewhere."""
    entries = [entry for text in texts for entry in text.entries]
    return len(texts) >= _FEWEST_TEXTS and sum(bool(entry.value) for entry in entries) * 2 >= len(entries) > 0


def ranked(cells: Sequence[Cell], levels: LevelReader) -> tuple[Cell | None, Cell | None]:
    """One or two cells as first and second level."""
    if len(cells) == 2:
        return cells[0], cells[1]
    return (cells[0], None) if levels.is_first(cells[0].text) else (None, cells[0])
