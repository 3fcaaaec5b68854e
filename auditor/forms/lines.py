"""A document as one stream of lines: a paragraph, or a row of a table with the cells that cover it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.model import Cell, Document, Location, Paragraph, Table


@dataclass(frozen=True, slots=True, init=False)
class Slot:
    """A cell in a line; ``fresh`` is False where a merged cell only continues from a row above. ``place`` is
    where it begins and ends, in a line whose cells stand a little beside those of others; ``text``, ``start``
    and ``end`` are asked for thousands of times."""

    cell: Cell
    fresh: bool
    place: tuple[int, int] | None = None
    text: str = field(init=False, compare=False, repr=False)
    start: int = field(init=False, compare=False, repr=False)
    end: int = field(init=False, compare=False, repr=False)

    def __init__(self, cell: Cell, fresh: bool, place: tuple[int, int] | None = None) -> None:
        start, end = place or (cell.column, cell.column + cell.column_span - 1)
        given = object.__setattr__
        given(self, "cell", cell)
        given(self, "fresh", fresh)
        given(self, "place", place)
        given(self, "text", cell.text)
        given(self, "start", start)
        given(self, "end", end)

    @property
    def location(self) -> Location:
        return self.cell.location


@dataclass(frozen=True, slots=True)
class Line:
    """``slots`` from left to right, ``filled`` those with text; ``block`` counts the document's blocks;
    ``made`` where its table is."""

    slots: tuple[Slot, ...]
    filled: tuple[Slot, ...]
    block: int
    width: int
    paragraph: bool = False
    heading: bool = False
    made: bool = False

    @property
    def sheet(self) -> str | None:
        return self.slots[0].location.sheet if self.slots else None

    def at(self, column: int) -> Slot | None:
        return next((slot for slot in self.slots if slot.start <= column <= slot.end), None)


def lines_of(document: Document) -> Iterator[Line]:
    """Every line of a document in order."""
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            cell = Cell(block.text, 1, 1, block.location)
            yield _line((Slot(cell, True),), number, 1, paragraph=True, heading=block.level is not None)
        else:
            yield from _rows(block, number)


def _rows(table: Table, number: int) -> Iterator[Line]:
    width = len(table.grid()[0]) if table.cells else 0
    for index, cells in enumerate(table.lines(), start=1):
        slots = tuple([Slot(cell, cell.row == index) for cell in cells])
        yield _line(slots, number, width, made=table.made)


def _line(
    slots: tuple[Slot, ...],
    block: int,
    width: int,
    *,
    paragraph: bool = False,
    heading: bool = False,
    made: bool = False,
) -> Line:
    filled = tuple([slot for slot in slots if slot.text and not slot.text.isspace()])
    return Line(slots, filled, block, width, paragraph, heading, made)
