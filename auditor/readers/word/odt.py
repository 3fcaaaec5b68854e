"""OpenDocument texts (.odt) → Document, places as in .docx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.model import Block, Cell, Document, Doubt, Location, Paragraph, Table
from auditor.office.archive import Archive
from auditor.office.elements import whole
from auditor.office.open_document import OFFICE, TABLE, TEXT, content, hidden_styles, with_remarks, words_of
from auditor.office.words import blank, indent_of, trimmed
from auditor.readers.limits import Limits

if TYPE_CHECKING:
    from lxml import etree

_P, _H, _TABLE, _ROW = f"{TEXT}p", f"{TEXT}h", f"{TABLE}table", f"{TABLE}table-row"
_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_WRAPPERS = frozenset(
    f"{TEXT}{name}"
    for name in (
        "list",
        "list-item",
        "list-header",
        "section",
        "index-body",
        "index-title",
        "table-of-content",
    )
)
_ROW_GROUPS = frozenset(f"{TABLE}{name}" for name in ("table-rows", "table-row-group", "table-header-rows"))
_DEEPEST = 20  # of tables in cells and lists in lists
_MOST_SPAN = 200
_BODY = Location()


def read_odt(archive: Archive, limits: Limits) -> Document:
    """A Document whose cells carry table, row and column. Raises InputError for a file that is damaged, has a
    password, repeats more cells than ``limits`` allow, or is without a word."""
    root = content(archive)
    reading = _Reading(archive.path, limits, hidden_styles(root))
    for body in root.iterfind(f"{OFFICE}body/{OFFICE}text"):
        reading.body(body, 0)
    if not reading.blocks:
        raise InputError(archive.path, *_nothing(reading))
    document = Document(archive.path, "odt", tuple(reading.blocks), tuple(reading.doubts()))
    return with_remarks(document, archive)


def _nothing(reading: _Reading) -> tuple[str, str]:
    if reading.pictures:
        return "文档里只有图片，没有文字", "请提供可编辑的文件，或先做文字识别后再审核"
    return "文档里没有任何文字", "请确认文件已保存完整，或向提交单位重新要一份"


@dataclass(frozen=True, slots=True)
class _GridCell:
    element: etree._Element
    row: int
    column: int
    row_span: int
    column_span: int


class _Reading:
    """One pass over the body; blocks and doubts gather as it goes."""

    def __init__(self, path: str, limits: Limits, hidden: frozenset[str]) -> None:
        self.blocks: list[Block] = []
        self.pictures = 0
        self._path, self._limits, self._hidden = path, limits, hidden
        self._doubts: list[Doubt] = []
        self._tables = self._made = 0

    def doubts(self) -> list[Doubt]:
        if self.pictures:
            message = f"文档中有{self.pictures}张图片，图片里的文字没有读取"
            return [*self._doubts, Doubt(message, _BODY)]
        return self._doubts

    def body(self, element: etree._Element, depth: int) -> None:
        for child in element:
            if child.tag in (_P, _H):
                self._paragraph(child, depth)
            elif child.tag == _TABLE:
                self._table(child, depth)
            elif child.tag in _WRAPPERS and depth < _DEEPEST:
                self.body(child, depth + 1)

    def _paragraph(self, element: etree._Element, depth: int) -> None:
        level = whole(element.get(f"{TEXT}outline-level"), 1) if element.tag == _H else None
        lines, boxes = self._words(element, _BODY)
        self.blocks += [
            Paragraph(trimmed(line), _BODY, level, indent_of(line)) for line in lines if not blank(line)
        ]
        for box in boxes if depth < _DEEPEST else ():
            self.body(box, depth + 1)

    def _words(self, element: etree._Element, place: Location) -> tuple[list[str], list[etree._Element]]:
        """The lines of a paragraph, and the text boxes that hang on it."""
        words = words_of(element, self._hidden)
        self.pictures += words.pictures
        if words.objects:
            message = "这里嵌入了其他程序的对象（如表格），其内容没有读取，请核对"
            self._doubts.append(Doubt(message, place))
        return words.text.split("\n"), words.boxes

    def _table(self, element: etree._Element, depth: int) -> None:
        self._tables += 1
        number = self._tables
        nested: list[etree._Element] = []
        cells = tuple(self._cell(each, number, nested) for each in self._grid(element))
        if cells:
            self.blocks.append(Table(cells, Location(table=number)))
        for table in nested if depth < _DEEPEST else ():
            self._table(table, depth + 1)

    def _cell(self, cell: _GridCell, table: int, nested: list[etree._Element]) -> Cell:
        place = Location(table=table, row=cell.row, column=cell.column)
        text = trimmed("\n".join(self._lines(cell.element, place, nested, 0)))
        return Cell(text, cell.row, cell.column, place, cell.row_span, cell.column_span)

    def _lines(
        self, element: etree._Element, place: Location, nested: list[etree._Element], depth: int
    ) -> Iterator[str]:
        """The lines of everything in a cell; tables in it go to ``nested`` too."""
        for child in element if depth < _DEEPEST else ():
            if child.tag in (_P, _H):
                lines, boxes = self._words(child, place)
                yield from map(trimmed, lines)
                for box in boxes:
                    yield from self._lines(box, place, nested, depth + 1)
            elif child.tag == _TABLE:
                if depth == 0:
                    nested.append(child)
                yield from self._inner_rows(child, place, depth)
            elif child.tag in _WRAPPERS:
                yield from self._lines(child, place, nested, depth + 1)

    def _inner_rows(self, table: etree._Element, place: Location, depth: int) -> Iterator[str]:
        for row in _rows(table):
            texts = (" ".join(self._lines(cell, place, [], depth + 1)) for cell in row.iterchildren(_CELL))
            yield "\t".join(texts)

    def _grid(self, table: etree._Element) -> Iterator[_GridCell]:
        """The anchored cells of a table in reading order."""
        number = 0
        for row in _rows(table):
            for _ in range(max(1, whole(row.get(f"{TABLE}number-rows-repeated"), 1))):
                number += 1
                yield from self._row(row, number)

    def _row(self, row: etree._Element, number: int) -> Iterator[_GridCell]:
        column = 1
        for cell in row.iterchildren(_CELL, _COVERED):
            for _ in range(max(1, whole(cell.get(f"{TABLE}number-columns-repeated"), 1))):
                self._count()
                if cell.tag == _CELL:
                    spans = (
                        whole(cell.get(f"{TABLE}number-{name}-spanned"), 1) for name in ("rows", "columns")
                    )
                    down, across = (min(max(1, span), _MOST_SPAN) for span in spans)
                    yield _GridCell(cell, number, column, down, across)
                column += 1

    def _count(self) -> None:
        self._made += 1
        if self._made > self._limits.cells:
            raise self._limits.too_many_cells(self._made, self._path)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    stack = list(reversed(table))
    while stack:
        each = stack.pop()
        if each.tag == _ROW:
            yield each
        elif each.tag in _ROW_GROUPS:
            stack += reversed(each)
