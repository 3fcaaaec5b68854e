"""Tables without ruled lines among running lines of text."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.readers.pages.bare_grid import FEWEST_COLUMNS, bare_table
from auditor.readers.pages.cells import PageBlock
from auditor.readers.pages.glyphs import segments, text_line
from auditor.readers.pages.marks import Glyph


def columned(groups: Sequence[list[Glyph]]) -> list[PageBlock]:
    """Lines of characters as running lines, and as tables where at least three of them fall into the same
    three or more columns."""
    blocks: list[PageBlock] = []
    groups = [group for group in groups if not all(glyph.text.isspace() for glyph in group)]
    position = tried = 0
    while position < len(groups):
        lines = blocks[-1] if blocks else None
        if position >= tried and len(segments(groups[position])) >= FEWEST_COLUMNS:
            loose = len(lines) if isinstance(lines, list) else 0
            start, tried, table = bare_table(groups, position, position - loose)
            if table is not None:
                _take_back(blocks, position - start)
                blocks.append(table)
                position = tried
                continue
        if not isinstance(lines, list):
            lines = []
            blocks.append(lines)
        lines.append(text_line(groups[position]))
        position += 1
    return blocks


def _take_back(blocks: list[PageBlock], count: int) -> None:
    """Takes the last running lines out again: they belong to the table that follows."""
    if count and isinstance(blocks[-1], list):
        del blocks[-1][-count:]
