"""Tables inside cells, beside a level each, which readers give twice: as words of the cell and as a table of
its own. They are set below the level that they stand beside, or into the rows of the table around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.text import squeeze
from auditor.model import Block, Cell, Document, Paragraph, Table

_Held = Sequence[tuple[Sequence[Cell], Table]]  # the cells of a row up to the one that holds a table


def unnested(document: Document, levels: LevelReader, is_one: Callable[[Table], bool]) -> Document:
    """The document with such tables behind a line of their level, in place of the rows that held them, or in
    these rows where all of it ``is_one`` table then."""
    blocks: list[Block] = []
    at = 0
    while at < len(document.blocks):
        held = _held(document.blocks, at, levels)
        outer = document.blocks[at]
        if not held or not isinstance(outer, Table):
            blocks.append(outer)
        elif is_one(whole := _unfolded(outer, held)):
            blocks.append(whole)
        elif all(len(cells) == 2 for cells, _ in held):
            blocks += _parts(outer, held)
        else:
            blocks += document.blocks[at : at + 1 + len(held)]
        at += 1 + len(held)
    return replace(document, blocks=tuple(blocks)) if len(blocks) != len(document.blocks) else document


def openings(document: Document) -> frozenset[str]:
    """The words of the first row with several cells of each table: by them a cell is known that holds the
    table."""
    rows = (next((row for row in table.rows() if len(row) > 1), ()) for table in document.tables())
    return frozenset(filter(None, (squeeze("".join(cell.text for cell in row)) for row in rows)))


def _held(blocks: Sequence[Block], at: int, levels: LevelReader) -> _Held:
    """The tables behind a table that stand in its cells, each beside one level or two."""
    outer = blocks[at]
    if not isinstance(outer, Table):
        return []
    held: list[tuple[Sequence[Cell], Table]] = []
    for row in outer.rows():
        inner = blocks[at + 1 + len(held)] if at + 1 + len(held) < len(blocks) else None
        cells = [cell for cell in row if cell.text.strip()]
        if not 2 <= len(cells) <= 3 or not isinstance(inner, Table):
            continue
        if all(levels.is_level(cell.text) for cell in cells[:-1]) and squeeze(cells[-1].text) == _words(
            inner
        ):
            held.append((cells, inner))
    return held


def _parts(outer: Table, held: _Held) -> Iterator[Block]:
    """What is left of a table, and the tables in it, each below its level."""
    gone = {cells[0].row for cells, _ in held}
    yield replace(outer, cells=tuple(cell for cell in outer.cells if cell.row not in gone))
    for (level, _), inner in held:
        yield Paragraph(level.text, level.location)
        yield inner


def _unfolded(outer: Table, held: _Held) -> Table:
    """A table with the rows of the tables in it in place of the cells that held them."""
    inside = {cells[-1].row: (cells[-1], inner) for cells, inner in held}
    height = max(cell.row + cell.row_span - 1 for cell in outer.cells)
    heights = [len(inside[row][1].rows()) if row in inside else 1 for row in range(1, height + 1)]
    starts: Mapping[int, int] = {row: 1 + sum(heights[: row - 1]) for row in range(1, height + 2)}
    holders = {id(cell) for cell, _ in inside.values()}
    cells = [
        replace(cell, row=starts[cell.row], row_span=starts[cell.row + cell.row_span] - starts[cell.row])
        for cell in outer.cells
        if id(cell) not in holders
    ]
    for holder, inner in inside.values():
        top, left = starts[holder.row] - 1, holder.column - 1
        cells += [replace(cell, row=top + cell.row, column=left + cell.column) for cell in inner.cells]
    return replace(outer, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _words(table: Table) -> str:
    return squeeze("".join(cell.text for row in table.rows() for cell in row))
