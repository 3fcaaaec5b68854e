"""Forms written as lines of text in cells: a sheet of one column, or a box around a text."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.forms.labels.levels import LevelReader
from auditor.forms.replacing import with_parts
from auditor.forms.rows.prose import ProseReader
from auditor.model import Block, Document, Paragraph, Table

_FEWEST = 2  # lines that name a level, or begin with one


def unboxed(document: Document, levels: LevelReader, prose: ProseReader) -> Document:
    """The document with such tables as lines of text."""
    return with_parts(document, lambda block: _parts(block, levels, prose))


def _parts(block: Block, levels: LevelReader, prose: ProseReader) -> Iterator[Block]:
    if not isinstance(block, Table) or any(cell.column > 1 or cell.row_span > 1 for cell in block.cells):
        yield block
        return
    lines = [Paragraph(cell.text, cell.location) for cell in block.cells if cell.text.strip()]
    told = sum(levels.is_level(line.text.strip().rstrip("。")) or prose.begins(line.text) for line in lines)
    if told < _FEWEST:
        yield block
        return
    yield from lines
