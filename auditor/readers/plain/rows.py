"""What the scanners of text hand over: paragraphs and rows in order, before tables are numbered."""

from __future__ import annotations

from dataclasses import dataclass, replace

from auditor.office.words import comparable
from auditor.readers.plain.markup import GridCell


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph of a text at a ``line`` from 1 on; ``level`` of a heading."""

    text: str
    line: int
    level: int | None = None
    indent: str = ""


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of a table. Rows with the same ``table`` belong together.

    ``fragment`` numbers the HTML table that the row comes from, ``None`` for a row of text; ``label`` counts
    the text cells left of it on the same line; ``twinned`` says that its copy as text stood on the same line
    and was left out.
    """

    cells: tuple[GridCell, ...]
    line: int
    table: int
    fragment: int | None = None
    label: int = 0
    twinned: bool = False

    def keys(self, *, labels: bool = True) -> tuple[str, ...]:
        """What the row is compared by: its words, without empty cells and with or without the label cells."""
        cells = self.cells if labels else self.cells[self.label :]
        return tuple(key for cell in cells if (key := comparable(cell.text)))


@dataclass(frozen=True, slots=True)
class TextDoubt:
    """What is doubtful at a line."""

    message: str
    line: int


Item = TextParagraph | TextRow


def appended(row: TextRow, text: str) -> TextRow:
    """The row with a further line in its last cell."""
    last = row.cells[-1]
    joined = f"{last.text}\n{text}" if last.text else text
    return replace(row, cells=(*row.cells[:-1], replace(last, text=joined)))
