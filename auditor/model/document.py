"""What a reader makes of a file: paragraphs and tables in order, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from auditor.model.location import Location


@dataclass(frozen=True, slots=True)
class Doubt:
    """Damage in the file, or something the reader is not sure of; never a fault of the department."""

    message: str
    location: Location


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of running text. ``level`` is the heading level (1 = top), ``None`` for body text; ``indent`` is
    the white space before it, which tells where words stand that spaces and tabs put into columns."""

    text: str
    location: Location
    level: int | None = None
    indent: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell where it is anchored: ``row`` and ``column`` are 1-based positions in the table's grid."""

    text: str
    row: int
    column: int
    location: Location
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True)
class Table:
    """A grid of cells; ``cells`` holds each anchored cell once, in reading order. One that is ``made`` of
    texts has columns that the file does not print: where a row has no cell, nobody left it blank."""

    cells: tuple[Cell, ...]
    location: Location
    made: bool = False

    def rows(self) -> Sequence[Sequence[Cell]]:
        """The cells anchored in each grid row, left to right; one that only continues others is empty."""
        return self._rows

    @cached_property
    def _rows(self) -> Sequence[Sequence[Cell]]:
        height = max((cell.row + cell.row_span - 1 for cell in self.cells), default=0)
        rows: list[list[Cell]] = [[] for _ in range(height)]
        for cell in self.cells:
            rows[cell.row - 1].append(cell)
        for row in rows:
            row.sort(key=_column)
        return rows

    def filled(self) -> Sequence[Sequence[Cell]]:
        """The same without the cells that are blank."""
        return self._filled

    @cached_property
    def _filled(self) -> Sequence[Sequence[Cell]]:
        return [[cell for cell in row if cell.text.strip()] for row in self._rows]

    def texts(self) -> Sequence[str]:
        """What its cells say, each text once."""
        return self._texts

    @cached_property
    def _texts(self) -> Sequence[str]:
        return [*dict.fromkeys([cell.text for cell in self.cells])]

    def lines(self) -> Sequence[Sequence[Cell]]:
        """The cells that each grid row has or goes on with, left to right."""
        return self._lines

    @cached_property
    def _lines(self) -> Sequence[Sequence[Cell]]:
        found = ({id(cell): cell for cell in row if cell is not None} for row in self._grid)
        return [list(cells.values()) for cells in found]

    def grid(self) -> Sequence[Sequence[Cell | None]]:
        """Every grid position; a merged cell stands at each position that it covers."""
        return self._grid

    @cached_property
    def _grid(self) -> Sequence[Sequence[Cell | None]]:
        height = max((cell.row + cell.row_span - 1 for cell in self.cells), default=0)
        width = max((cell.column + cell.column_span - 1 for cell in self.cells), default=0)
        grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
        for cell in self.cells:
            for row in range(cell.row - 1, cell.row - 1 + cell.row_span):
                for column in range(cell.column - 1, cell.column - 1 + cell.column_span):
                    grid[row][column] = cell
        return grid


_column = attrgetter("column")
Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: ``source`` is the path as the user gave it, ``format`` the container (docx, text …);
    ``uncertain`` are the places whose words a recognised scan may have got wrong; ``copy_of`` names the file
    that this one is an annotated copy of."""

    source: str
    format: str
    blocks: tuple[Block, ...]
    doubts: tuple[Doubt, ...] = ()
    uncertain: frozenset[Location] = frozenset()
    copy_of: str = ""

    def __hash__(self) -> int:
        """By its name: what is found out about a document is asked for row by row."""
        return hash((self.source, self.format))

    def paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

    def texts(self) -> Iterator[Paragraph | Cell]:
        """All that is written: the paragraphs, then the cells."""
        yield from self.paragraphs()
        yield from (cell for table in self.tables() for cell in table.cells)
