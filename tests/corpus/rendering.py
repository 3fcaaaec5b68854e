"""A text submission set as Word, Excel, PDF, OFD or a web page: the blocks that were read, written anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from auditor.model import Document, Paragraph, Table
from auditor.readers.word.libreoffice import convert
from tests.corpus.formats import FORMATS
from tests.corpus.model import Box, Heading, Page, Spec

OFFICE_PDF = "pdf-office"
RENDERED = ("docx", "xlsx", "xlsx-one-sheet", "html", "pdf", "ofd")
_FIGURE = re.compile(r"0|[1-9]\d{0,14}|(?:0|[1-9]\d{0,9})\.\d{1,4}")
_SECONDS = 180.0


def render(document: Document, folder: Path, formats: Sequence[str] = RENDERED) -> Mapping[str, Path]:
    """The document in each of ``formats`` (names of tests.corpus.formats, or ``pdf-office``: what LibreOffice
    prints of the Word file) as a file in ``folder``. Raises InputError where LibreOffice fails."""
    pages = pages_of(document)
    files: dict[str, Path] = {}
    for name in formats:
        if name == OFFICE_PDF:
            word = FORMATS["docx"].write(pages)
            suffix, content = ".pdf", convert(word, name, source="docx", target="pdf", seconds=_SECONDS)
        else:
            suffix, content = FORMATS[name].suffix, FORMATS[name].write(pages)
        files[name] = folder / f"{name}{suffix}"
        files[name].write_bytes(content)
    return files


def pages_of(document: Document) -> list[Page]:
    """Each table with the paragraphs above it; paragraphs behind the last table are a page without rows."""
    pages: list[Page] = []
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text if block.level is None else Heading(block.text))
        else:
            pages.append(Page(tuple(lines), tuple(_rows(block)), (), ()))
            lines = []
    return [*pages, Page(tuple(lines), (), (), ())] if lines else pages


def _rows(table: Table) -> Iterator[list[Spec]]:
    """Every grid position once: a cell where it is anchored, a blank where none is."""
    for number, row in enumerate(table.grid(), start=1):
        specs: list[Spec] = []
        for column, cell in enumerate(row, start=1):
            if cell is None:
                specs.append("")
            elif (cell.row, cell.column) == (number, column):
                kind = "number" if _FIGURE.fullmatch(cell.text) else "text"
                specs.append(Box(cell.text, cell.column_span, cell.row_span, kind))
        yield specs
