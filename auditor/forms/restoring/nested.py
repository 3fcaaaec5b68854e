"""Tables inside cells, beside a level each, which readers give twice: as words of the cell and as a table of
its own. They are set below the level that they stand beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.text import squeeze
from auditor.model import Block, Cell, Document, Paragraph, Table


def unnested(document: Document, levels: LevelReader) -> Document:
    """The document with such tables behind a line of their level, in place of the rows that held them."""
    blocks: list[Block] = []
    at = 0
    while at < len(document.blocks):
        parts = list(_parts(document.blocks, at, levels))
        blocks += parts or [document.blocks[at]]
        at += 1 + sum(isinstance(part, Paragraph) for part in parts)
    return replace(document, blocks=tuple(blocks)) if len(blocks) > len(document.blocks) else document


def _parts(blocks: Sequence[Block], at: int, levels: LevelReader) -> Iterator[Block]:
    """What is left of a table, and the tables behind it that stand in its cells, each below its level;
    nothing where it holds none."""
    outer = blocks[at]
    if not isinstance(outer, Table):
        return
    held: list[tuple[Cell, Table]] = []
    for row in outer.rows():
        inner = blocks[at + 1 + len(held)] if at + 1 + len(held) < len(blocks) else None
        cells = [cell for cell in row if cell.text.strip()]
        if len(cells) != 2 or not isinstance(inner, Table) or not levels.is_level(cells[0].text):
            continue
        if squeeze(cells[1].text) == _words(inner):
            held.append((cells[0], inner))
    if not held:
        return
    gone = {cell.row for cell, _ in held}
    yield replace(outer, cells=tuple(cell for cell in outer.cells if cell.row not in gone))
    for level, inner in held:
        yield Paragraph(level.text, level.location)
        yield inner


def _words(table: Table) -> str:
    return squeeze("".join(cell.text for row in table.rows() for cell in row))
