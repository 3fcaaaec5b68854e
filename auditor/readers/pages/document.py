"""Pages of any page format → Document: without running heads, tables put together over pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from auditor.chinese.marks import DASHES
from auditor.errors import installing
from auditor.expressions import expression
from auditor.model import Block, Cell, Document, Doubt, Location, Paragraph, Table
from auditor.office.words import blank
from auditor.readers.pages.cells import PageBlock, PageTable
from auditor.readers.pages.glyphs import TextLine, flowed, wraps
from auditor.readers.pages.marks import PICTURE_SHARE, PageMarks
from auditor.readers.pages.sides import side_by_side
from auditor.readers.pages.stitch import numbered, stitched
from auditor.readers.pages.tables import PageBlocks, page_blocks

_PAGE_NUMBER = expression(
    rf"[{DASHES}·\s]*(?:第?\s*\d{{1,4}}\s*页?)(?:\s*[,，/／]?\s*共?\s*\d{{1,4}}\s*页?)?[{DASHES}·\s]*",
    re.ASCII,
)
_MARGIN = 0.085  # of a page's height: where running heads and page numbers stand
_REPEATED = 3
_SAME_HEIGHT = 3.0

_HOW_TO_READ = f"请装上文字识别（{installing('ocr')}），或提供可编辑的文件"

_Parts = list[tuple[PageBlocks, PageBlock]]


class Pages:
    """Gathers pages one by one; ``document`` puts them together."""

    def __init__(self) -> None:
        self._pages: list[PageBlocks] = []
        self._heights: list[float] = []
        self._doubts: list[Doubt] = []
        self.characters = 0

    def add(self, marks: PageMarks) -> None:
        self.characters += sum(not glyph.text.isspace() for glyph in marks.glyphs)
        self._heights.append(marks.height)
        page = page_blocks(marks)
        self._pages.append(page)
        self._doubts += [Doubt(message, Location("page", marks.number)) for message in _remarks(marks, page)]

    def skip(self, number: int, reason: str) -> None:
        """Notes a page that is not read."""
        self._doubts.append(Doubt(f"第{number}页{reason}，没有读取，请对照原件", Location("page", number)))

    def doubt(self, number: int, message: str) -> None:
        """Notes what is doubtful about a page."""
        self._doubts.append(Doubt(message, Location("page", number)))

    def document(self, source: str, form: str) -> Document:
        """The document of all pages in their order, whichever was added first, and the doubts in theirs."""
        self._in_order()
        self._without_running_heads()
        self._pages, doubts = side_by_side(self._pages)
        self._doubts += doubts
        self._doubts += [_cut_off(page.number) for page in self._pages if page.hidden]
        parts = self._stitched()
        blocks = _blocks(parts)
        doubts = sorted(self._doubts, key=lambda doubt: doubt.location.page or 0)
        return Document(source, form, tuple(blocks), tuple(doubts))

    def _in_order(self) -> None:
        pairs = sorted(zip(self._pages, self._heights, strict=True), key=lambda pair: pair[0].number)
        self._pages, self._heights = [page for page, _ in pairs], [height for _, height in pairs]

    def _without_running_heads(self) -> None:
        """Takes out page numbers, and lines in the margins that most pages repeat."""
        marginal = [
            (page, line)
            for page, height in zip(self._pages, self._heights, strict=True)
            for block in page.blocks
            if isinstance(block, list)
            for line in block
            if line.y1 < _MARGIN * height or line.y0 > (1 - _MARGIN) * height
        ]
        times = Counter((line.text, round(line.y0 / _SAME_HEIGHT)) for _, line in marginal)
        enough = max(_REPEATED, len(self._pages) // 2)
        for page, line in marginal:
            repeated = times[line.text, round(line.y0 / _SAME_HEIGHT)] >= enough
            if repeated or _PAGE_NUMBER.fullmatch(line.text):
                for block in page.blocks:
                    if isinstance(block, list) and line in block:
                        block.remove(line)

    def _stitched(self) -> _Parts:
        """The blocks of all pages in order, tables that go on over a page's end put together."""
        parts: _Parts = []
        for page in self._pages:
            first = True
            for block in page.blocks:
                if not block:
                    continue
                if first and parts and self._goes_on(parts[-1], page, block):
                    first = False
                    continue
                parts.append((page, block))
                first = False
        return parts

    def _goes_on(self, before: tuple[PageBlocks, PageBlock], page: PageBlocks, block: PageBlock) -> bool:
        above_page, above = before
        if not isinstance(above, PageTable) or not isinstance(block, PageTable):
            return False
        if above_page.number + above.pages != page.number:
            return False
        doubts = stitched(above, block)
        self._doubts += doubts or []
        return doubts is not None


def _remarks(marks: PageMarks, page: PageBlocks) -> Iterable[str]:
    number = marks.number
    if marks.is_scan():
        yield f"第{number}页是图片，没有文字，没有读取，{_HOW_TO_READ}"
    elif marks.pictured() > PICTURE_SHARE:
        yield f"第{number}页是带文字层的扫描图片，文字来自识别，可能有错字漏字，请对照原件"
    if marks.unreadable:
        yield f"第{number}页有{marks.unreadable}个字符的字体没有编码，读不出是什么字，请对照原件"
    if laid_over := marks.oblique + marks.oversized:
        yield f"第{number}页有斜排或压在表格上的大字{laid_over}个（如水印），没有读取"
    if page.overdrawn:
        yield f"第{number}页线条过多，无法按表格读取，请对照原件"
    if page.opened:
        yield f"第{number}页的表格没有竖线，按文字的位置分列，请对照原件"
    if any(isinstance(block, PageTable) and not block.ruled for block in page.blocks):
        yield f"第{number}页的表格没有框线，按文字的位置分列，请对照原件"


def _cut_off(page: int) -> Doubt:
    message = f"第{page}页有文字超出页边，看不到，没有读取，宽表请缩放到一页宽后重新导出"
    return Doubt(message, Location("page", page))


def _blocks(parts: _Parts) -> list[Block]:
    blocks: list[Block] = []
    for page, block in parts:
        if isinstance(block, PageTable):
            blocks.append(_table(block))
        else:
            blocks += _paragraphs(block, page)
    return blocks


def _table(table: PageTable) -> Table:
    if table.ruled:
        numbered(table)
    cells = [
        Cell(cell.text, cell.row, cell.column, cell.place, cell.row_span, cell.column_span)
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    ]
    place = cells[0].location
    return Table(tuple(cells), Location("page", place.page, table=place.table))


def _paragraphs(lines: Sequence[TextLine], page: PageBlocks) -> list[Paragraph]:
    """Running lines as paragraphs; a line that begins further right than the one before begins a new one."""
    groups: list[list[TextLine]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        room = page.right - before.x0 if before else 0.0
        indented = before is not None and len(groups[-1]) > 1 and line.x0 > before.x0 + before.size
        if before and wraps(before, line, room) and not indented and _alike(before, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Paragraph(text, _place(group, page.number)) for group in groups if not blank(text := flowed(group))
    ]


def _alike(before: TextLine, line: TextLine) -> bool:
    return 0.8 < line.size / max(before.size, 0.1) < 1.25


def _place(lines: Sequence[TextLine], page: int) -> Location:
    x0, y0 = min(line.x0 for line in lines), min(line.y0 for line in lines)
    x1, y1 = max(line.x1 for line in lines), max(line.y1 for line in lines)
    return Location("page", page, box=(round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)))
