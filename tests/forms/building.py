"""Small documents built by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from auditor.config.lexicons import Lexicons
from auditor.forms import recognise
from auditor.model import Block, Cell, Document, Form, Indicator, Location, Paragraph, Submission, Table

LEXICONS = Lexicons()
Spec = str | tuple[str, int, int]  # text, or text with row span and column span


def table(rows: Sequence[Sequence[Spec]], number: int = 1) -> Table:
    """A table as a reader gives it: spans as in HTML, every cell at its place in the grid."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row_number, row in enumerate(rows, start=1):
        columns = count(1)
        for spec in row:
            text, down, across = (spec, 1, 1) if isinstance(spec, str) else spec
            column = next(c for c in columns if (row_number, c) not in taken)
            taken |= {(row_number + d, column + a) for d in range(down) for a in range(across)}
            place = Location(table=number, row=row_number, column=column)
            cells.append(Cell(text, row_number, column, place, down, across))
    return Table(tuple(cells), Location(table=number))


def sheet(rows: Sequence[Sequence[str]], name: str = "甲") -> Table:
    """A sheet as a reader gives it: each cell at its address, blank ones left out."""
    cells = [
        Cell(text, row, column, Location(sheet=name, cell=f"{chr(64 + column)}{row}"))
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
        if text
    ]
    return Table(tuple(cells), Location(sheet=name))


def paragraph(text: str, line: int = 1, level: int | None = None) -> Paragraph:
    return Paragraph(text, Location(line=line), level)


def read(*blocks: Block | str | Sequence[Sequence[Spec]]) -> Submission:
    """The submission in blocks; a string is a paragraph, rows are a table."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, str):
            made.append(paragraph(block, len(made) + 1))
        elif isinstance(block, Paragraph | Table):
            made.append(block)
        else:
            made.append(table(block, len(made) + 1))
    return recognise(Document("invented.docx", "docx", tuple(made)), LEXICONS)


def one(*blocks: Block | str | Sequence[Sequence[Spec]]) -> Form:
    """The only form in blocks."""
    (form,) = read(*blocks).forms
    return form


def target(indicator: Indicator) -> tuple[str | None, str | None, str | None]:
    return indicator.operator and str(indicator.operator), indicator.value, indicator.unit
