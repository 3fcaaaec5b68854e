"""What the corpus is made of: pages with a grid of cells, and what reading them must give back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.corpus.content import Project

Kind = Literal["text", "number", "percent", "date"]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with its spans. ``kind`` is how a spreadsheet stores it; ``text`` is always what it shows."""

    text: str
    across: int = 1
    down: int = 1
    kind: Kind = "text"


Spec = str | Box
Rows = Sequence[Sequence[Spec]]


class Heading(str):
    """A line above a table that a writer with styles sets as a heading of level 2."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its 1-based place in the grid."""

    box: Box
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Expected:
    """What must be read of one form: its fields, and the cells of each indicator by name."""

    fields: Mapping[str, object]
    rows: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A table with the lines above and below it, and the forms that it holds; without rows it is all text."""

    before: tuple[str, ...]
    rows: Rows
    after: tuple[str, ...]
    forms: tuple[Expected, ...]

    def placed(self) -> list[Placed]:
        """Every cell at its place; spans as in HTML."""
        taken: set[tuple[int, int]] = set()
        cells = []
        for row, specs in enumerate(self.rows, start=1):
            column = 1
            for spec in specs:
                box = spec if isinstance(spec, Box) else Box(spec)
                while (row, column) in taken:
                    column += 1
                cells.append(Placed(box, row, column))
                taken |= {(row + d, column + a) for d in range(box.down) for a in range(box.across)}
        return cells

    @property
    def width(self) -> int:
        return max((cell.column + cell.box.across - 1 for cell in self.placed()), default=1)


@dataclass(frozen=True, slots=True)
class Layout:
    """``pages`` makes the pages of a file about some projects."""

    name: str
    pages: Callable[[Sequence[Project]], list[Page]]
