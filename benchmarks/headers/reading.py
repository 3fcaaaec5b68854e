"""Sends composed forms through the public path: as a Document, or as .docx or .xlsx."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from auditor.model import Block, Cell, Document, Location, Paragraph, Table
from auditor.readers import read_document
from benchmarks.headers.sheet import Placed, Sheet
from tests.corpus.model import Box, Page
from tests.corpus.writers.docx import write_docx
from tests.corpus.writers.xlsx import write_one_sheet, write_sheets

WAYS = ("document", "docx", "xlsx", "xlsx-one-sheet")
_WRITERS = {
    "docx": (".docx", write_docx),
    "xlsx": (".xlsx", write_sheets),
    "xlsx-one-sheet": (".xlsx", write_one_sheet),
}


def document(sheets: Sequence[Sheet], way: str, folder: Path) -> Document:
    """The forms of one file as the reader hands them on."""
    if way == "document":
        return Document("invented", "docx", tuple(_blocks(sheets)))
    suffix, write = _WRITERS[way]
    path = folder / f"form{suffix}"
    path.write_bytes(write([_page(each) for each in sheets]))
    return read_document(path)


def _blocks(sheets: Sequence[Sheet]) -> Iterator[Block]:
    line = 0
    for number, each in enumerate(sheets, start=1):
        for text in each.before:
            line += 1
            yield Paragraph(text, Location(line=line))
        yield _table(each.cells, number)
        for text in each.after:
            line += 1
            yield Paragraph(text, Location(line=line))


def _table(cells: Sequence[Placed], number: int) -> Table:
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    made = (
        Cell(each.text, each.row, each.column, Location(table=number, row=each.row, column=each.column),
             each.down, each.across)
        for each in ordered
    )  # fmt: skip
    return Table(tuple(made), Location(table=number))


def _page(each: Sheet) -> Page:
    height = max(cell.row + cell.down - 1 for cell in each.cells)
    rows: list[list[Box]] = [[] for _ in range(height)]
    for cell in sorted(each.cells, key=lambda cell: cell.column):
        rows[cell.row - 1].append(Box(cell.text, cell.across, cell.down))
    return Page(each.before, rows, each.after, ())
