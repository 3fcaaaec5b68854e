"""Word documents (.docx) → Document: the body in order, with merged cells, text boxes and tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.model import Block, Cell, Document, Doubt, Location, Paragraph, Table
from auditor.office.archive import Archive
from auditor.office.packages import Relationships, main_part
from auditor.office.word_names import MC, W
from auditor.office.words import blank, indent_of, trimmed
from auditor.readers.word.noise import without_noise
from auditor.readers.word.styles import Styles
from auditor.readers.word.table import GridCell, grid_cells
from auditor.readers.word.text import ParagraphText, alternative

if TYPE_CHECKING:
    from lxml import etree

_PARAGRAPH, _TABLE = f"{W}p", f"{W}tbl"
_WRAPPERS = frozenset(
    f"{W}{name}" for name in ("body", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")
)
_BODY = Location()


def read_docx(archive: Archive) -> Document:
    """A Document whose cells carry table, row and column (tables counted over the document, columns in the
    grid). Raises InputError for a damaged file and for one without a word."""
    part = main_part(archive, "word/document.xml")
    body = archive.xml(part, without_noise).find(f"{W}body")
    styles = Relationships(archive, part).kinds.get("styles")
    reading = Reading(Styles(archive.xml(styles) if styles in archive.names else None))
    if body is not None:
        reading.body(body)
    if not reading.blocks:
        raise InputError(archive.path, *_nothing(reading))
    return Document(archive.path, "docx", tuple(reading.blocks), tuple(reading.all_doubts()))


def _nothing(reading: Reading) -> tuple[str, str]:
    if reading.pictures:
        return "文档里只有图片，没有文字", "请提供可编辑的Word文件，或先做文字识别后再审核"
    return "文档里没有任何文字", "请确认文件已保存完整，或向提交单位重新要一份"


class Reading:
    """One pass over the body; blocks and doubts gather as it goes."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []
        self.pictures = 0
        self._tables = 0

    def body(self, element: etree._Element) -> None:
        for child in element:
            self._block(child)

    def _block(self, element: etree._Element) -> None:
        if element.tag == _PARAGRAPH:
            self._paragraph(element)
        elif element.tag == _TABLE:
            self._table(element)
        elif element.tag in _WRAPPERS:
            self.body(element)
        elif element.tag == f"{MC}AlternateContent":
            for option in alternative(element):
                self._block(option)
        elif element.tag == f"{W}altChunk":
            self.doubts.append(Doubt("文档中插入了另一个文件，其内容没有读取，请核对", _BODY))

    def all_doubts(self) -> list[Doubt]:
        if self.pictures:
            message = f"文档中有{self.pictures}张图片，图片里的文字没有读取"
            return [*self.doubts, Doubt(message, _BODY)]
        return self.doubts

    def _paragraph(self, element: etree._Element) -> None:
        found = ParagraphText(element)
        self._note(found, _BODY)
        level = self.styles.level(element)
        self.blocks += [
            Paragraph(trimmed(line), _BODY, level, indent_of(line))
            for line in found.text.split("\n")
            if not blank(line)
        ]
        for box in found.boxes:
            self.body(box)

    def _table(self, element: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        nested: list[etree._Element] = []
        cells = tuple(self._cell(cell, number, nested) for cell in grid_cells(element))
        if cells:
            self.blocks.append(Table(cells, Location(table=number)))
        for table in nested:
            self._table(table)

    def _cell(self, cell: GridCell, table: int, nested: list[etree._Element]) -> Cell:
        place = Location(table=table, row=cell.row, column=cell.column)
        text = self._cell_text(cell.element, place, nested)
        return Cell(text, cell.row, cell.column, place, cell.row_span, cell.column_span)

    def _cell_text(
        self, element: etree._Element, place: Location, nested: list[etree._Element] | None
    ) -> str:
        lines: list[str] = []
        self._lines(element, place, lines, nested)
        return trimmed("\n".join(lines))

    def _lines(
        self, element: etree._Element, place: Location, lines: list[str], nested: list[etree._Element] | None
    ) -> None:
        """Adds the lines of everything in a cell in reading order; tables in it go to ``nested`` too."""
        for child in element:
            self._cell_block(child, place, lines, nested)

    def _cell_block(
        self, element: etree._Element, place: Location, lines: list[str], nested: list[etree._Element] | None
    ) -> None:
        if element.tag == _PARAGRAPH:
            found = ParagraphText(element)
            lines.append(trimmed(found.text))
            for box in found.boxes:
                self._lines(box, place, lines, nested)
            if nested is not None:  # a nested table is read twice, as words of the cell and as a table
                self._note(found, place)
        elif element.tag == _TABLE:
            if nested is not None:
                nested.append(element)
            lines += self._nested_lines(element, place)
        elif element.tag in _WRAPPERS:
            self._lines(element, place, lines, nested)
        elif element.tag == f"{MC}AlternateContent":
            for option in alternative(element):
                self._cell_block(option, place, lines, nested)

    def _nested_lines(self, table: etree._Element, place: Location) -> list[str]:
        rows: dict[int, list[str]] = {}
        for cell in grid_cells(table):
            rows.setdefault(cell.row, []).append(self._cell_text(cell.element, place, None))
        return ["\t".join(texts) for texts in rows.values()]

    def _note(self, found: ParagraphText, place: Location) -> None:
        self.pictures += found.pictures
        if found.objects:
            self.doubts.append(Doubt("这里嵌入了其他程序的对象（如Excel表），其内容没有读取，请核对", place))
        if "\ufffd" in found.text:
            self.doubts.append(Doubt("这里有无法识别的符号（�），可能缺字，请对照原件", place))
