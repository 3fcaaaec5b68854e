"""Word: python-docx with gridSpan and vMerge; a variant with the table inside a cell of another."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import docx
from docx.shared import Length, Pt
from docx.table import Table, _Cell

from tests.corpus.model import Heading, Page
from tests.corpus.writers.paper import columns

_TEXT_WIDTH = 430.0  # points between the margins of an upright page


def write_docx(pages: Sequence[Page]) -> bytes:
    document = docx.Document()
    for page in pages:
        for line in page.before:
            document.add_paragraph(line, style="Heading 2" if isinstance(line, Heading) else None)
        if page.rows:
            _fill(document.add_table(_height(page), page.width), page)
        for line in page.after:
            document.add_paragraph(line)
    return _saved(document)


def write_nested_docx(pages: Sequence[Page]) -> bytes:
    """Each table stands in the only cell of a frame, as letterheads have it."""
    document = docx.Document()
    for page in pages:
        for line in page.before:
            document.add_paragraph(line)
        outer: _Cell = document.add_table(1, 1).cell(0, 0)
        _fill(outer.add_table(_height(page), page.width), page)
        for line in page.after:
            document.add_paragraph(line)
    return _saved(document)


def _height(page: Page) -> int:
    return len(page.rows)


def _fill(table: Table, page: Page) -> None:
    table.style = "Table Grid"
    table.autofit = False
    edges = columns(page.placed(), page.width, 0, _TEXT_WIDTH)
    for column, (left, right) in zip(table.columns, pairwise(edges), strict=True):
        column.width = Pt(right - left)
    grid = [list(row.cells) for row in table.rows]
    for placed in page.placed():
        row, column, box = placed.row - 1, placed.column - 1, placed.box
        cell = grid[row][column]
        for down in range(box.down):
            covered = [each._tc for each in grid[row + down][column : column + box.across]]
            _as_one(covered, Pt(edges[column + box.across] - edges[column]))
            if box.down > 1:
                covered[0].vMerge = "continue" if down else "restart"
        first, *others = box.text.split("\n")
        cell.paragraphs[0].add_run(first)
        for line in others:
            cell.add_paragraph(line)


def _as_one(cells: Sequence[Any], width: Length) -> None:
    """Lets the first cell stand for all; python-docx's own merging looks through the table for each."""
    first, *others = cells
    if others:
        first.grid_span, first.width = len(cells), width
    for other in others:
        other.getparent().remove(other)


def _saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
