"""Where the cells and paragraphs that the reader saw stand in a Word document's XML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.model import Cell
from auditor.office.word_names import W
from auditor.readers.word.docx import Reading
from auditor.readers.word.styles import Styles
from auditor.readers.word.table import GridCell

if TYPE_CHECKING:
    from lxml import etree

_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
_BOX = f"{W}txbxContent"
_PARAGRAPH = f"{W}p"


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """A paragraph outside tables; ``tables`` of the document begin before it."""

    element: etree._Element
    tables: int


class Places(Reading):
    """The reader's own walk, so that tables, rows and columns are counted as in every Location."""

    def __init__(self, body: etree._Element | None) -> None:
        super().__init__(Styles(None))
        self.cells: dict[tuple[int, int, int], etree._Element] = {}
        self.paragraphs: list[BodyParagraph] = []
        if body is not None:
            self.body(body)

    def near(self, table: int | None) -> list[BodyParagraph]:
        """The paragraphs, those closest before a table first; in their order where there is no table."""
        if table is None:
            return self.paragraphs
        before = [each for each in self.paragraphs if each.tables < table]
        return [*reversed(before), *self.paragraphs[len(before) :]]

    def cell(self, table: int, row: int | None, column: int | None) -> etree._Element | None:
        """The ``w:tc`` at a place, or the first of the row or table where the place says no more."""
        if row is not None and column is not None:
            return self.cells.get((table, row, column))
        inside = [place for place in self.cells if place[0] == table and row in {None, place[1]}]
        return self.cells[min(inside)] if inside else None

    def _paragraph(self, element: etree._Element) -> None:
        self.paragraphs.append(BodyParagraph(_outside_boxes(element), self._tables))
        super()._paragraph(element)

    def _cell(self, cell: GridCell, table: int, nested: list[etree._Element]) -> Cell:
        self.cells[table, cell.row, cell.column] = cell.element
        return super()._cell(cell, table, nested)


def own_paragraphs(cell: etree._Element) -> list[etree._Element]:
    """The paragraphs of a cell without those of tables in it."""
    found: list[etree._Element] = []
    for child in cell:
        if child.tag == _PARAGRAPH:
            found.append(_outside_boxes(child))
        elif child.tag in _WRAPPERS:
            found += own_paragraphs(child)
    return found


def _outside_boxes(paragraph: etree._Element) -> etree._Element:
    """Word has no comments inside text boxes: the paragraph that the box hangs on takes them."""
    boxes = list(paragraph.iterancestors(_BOX))
    if not boxes:
        return paragraph
    return next(boxes[-1].iterancestors(_PARAGRAPH), paragraph)
