"""Excel workbooks (.xlsx) → Document: a heading and a table for each sheet, values as people see them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import TypeVar

from auditor.errors import InputError
from auditor.model import Block, Cell, Document, Doubt, Location, Paragraph, Table
from auditor.office.archive import Archive
from auditor.office.book import Sheet, workbook
from auditor.office.words import blank, trimmed
from auditor.readers.excel.sheet import Area, Place, SheetContent, reference, sheet_content

T = TypeVar("T", int, Place)
# A form has at most some thirty columns and a thousand rows; beyond this a stray cell lies far out.
MAX_COLUMNS = 512
MAX_ROWS = 100_000
_BLANK_ROWS_KEPT = 5  # enough to see where a form ends; a stray cell in row 1048576 makes no million rows
_BLANK_COLUMNS_KEPT = 5


def read_xlsx(archive: Archive) -> Document:
    """A Document whose cells carry sheet and cell (D12). Cells that a merged one covers are left out. Rows
    and columns of a table count what is there: long runs of blank ones are shortened. Raises InputError for
    a damaged workbook and for one without a word."""
    book = workbook(archive)
    sheets = ((sheet, sheet_content(archive.xml(sheet.part), book)) for sheet in book.sheets)
    return book_document(archive.path, "xlsx", sheets)


def book_document(path: str, form: str, sheets: Iterable[tuple[Sheet, SheetContent]]) -> Document:
    """All sheets in order, hidden ones too, with what is doubtful about them. Raises InputError where none
    has a word."""
    blocks: list[Block] = []
    doubts: list[Doubt] = []
    for sheet, content in sheets:
        own_blocks, own_doubts = _sheet_blocks(sheet, content)
        blocks += own_blocks
        doubts += own_doubts
    if not blocks:
        raise InputError(path, "工作簿里没有任何内容", "请确认文件已保存完整，或向提交单位重新要一份")
    return Document(path, form, tuple(blocks), tuple(doubts))


def _sheet_blocks(sheet: Sheet, content: SheetContent) -> tuple[list[Block], list[Doubt]]:
    """A sheet as a heading and a table, and what is doubtful about it; nothing where it is blank."""
    visible = [stands_at for stands_at, text in content.cells if text and not blank(text)]
    if not visible:
        return [], []
    place = Location(part="sheet", sheet=sheet.name)
    rows = _numbering({row for row, _ in visible}, _BLANK_ROWS_KEPT)
    columns = _numbering({column for _, column in visible}, _BLANK_COLUMNS_KEPT)
    table = Table(tuple(_cells(content, rows, columns, place)), place)
    doubts = [Doubt(message, place) for message in _remarks(sheet, content)]
    doubts += [Doubt(note, place.at(cell=reference(*stands_at))) for stands_at, note in content.notes]
    if max(rows.values()) > MAX_ROWS or max(columns.values()) > MAX_COLUMNS:
        doubts.append(Doubt("工作表过大，超出部分没有读取，请删除多余的行列后重新审核", place))
    return [Paragraph(sheet.name, place, 1), table], doubts


def _remarks(sheet: Sheet, content: SheetContent) -> Iterable[str]:
    if sheet.hidden:
        yield f"工作表“{sheet.name}”是隐藏的，已一并读取，请核对是否属于申报内容"
    if content.hidden_rows:
        yield f"有隐藏的行（{_ranges(content.hidden_rows)}），已一并读取，请核对"
    if content.hidden_columns:
        yield "有隐藏的列，已一并读取，请核对"


def _ranges(numbers: list[int]) -> str:
    first, last = numbers[0], numbers[-1]
    if first == last:
        return f"第{first}行"
    if last - first + 1 == len(numbers):
        return f"第{first}至{last}行"
    return f"第{first}至{last}行之间共{len(numbers)}行"


def _numbering(used: set[int], kept: int) -> dict[int, int]:
    """Sheet number → table number, with at most ``kept`` blank ones in a row."""
    numbers: dict[int, int] = {}
    before = position = 0
    for number in sorted(used):
        gap = number - before - 1
        for blank_number in range(before + 1, before + 1 + min(gap, kept)):
            position += 1
            numbers[blank_number] = position
        position += 1
        numbers[number] = position
        before = number
    return numbers


def _cells(
    content: SheetContent, rows: dict[int, int], columns: dict[int, int], place: Location
) -> Iterator[Cell]:
    """The cells in the numbered rows and columns, in reading order, without those that a merged one covers,
    which the sheet does not show."""
    cells = sorted(content.cells, key=itemgetter(0))
    read = list(columns)[:MAX_COLUMNS]
    spans, covered = _merges([stands_at for stands_at, _ in cells], content.merged, list(rows), read)
    part, sheet = place.part, place.sheet
    for stands_at, text in cells:
        own_row, own_column = stands_at
        row, column = rows.get(own_row, MAX_ROWS + 1), columns.get(own_column, MAX_COLUMNS + 1)
        if row > MAX_ROWS or column > MAX_COLUMNS or stands_at in covered:
            continue
        row_span, column_span = spans.get(stands_at, (1, 1))
        there = Location(part, None, sheet, None, own_row, own_column, reference(own_row, own_column))
        yield Cell(text and trimmed(text), row, column, there, row_span, column_span)


def _merges(
    places: list[Place], merged: list[Area], rows: list[int], columns: list[int]
) -> tuple[dict[Place, tuple[int, int]], set[Place]]:
    """Spans by anchor, counted in rows and columns of the table, and the places that merged ones cover;
    ``places`` come in reading order."""
    spans: dict[Place, tuple[int, int]] = {}
    covered: set[Place] = set()
    for area in merged:
        inside = _between(rows, area.top, area.bottom)
        width = len(_between(columns, area.left, area.right))
        spans[area.top, area.left] = max(1, len(inside)), max(1, width)
        for row in inside:
            covered.update(_between(places, (row, area.left), (row, area.right)))
        covered.discard((area.top, area.left))
    return spans, covered


def _between(ordered: list[T], first: T, last: T) -> list[T]:
    return ordered[bisect_left(ordered, first) : bisect_right(ordered, last)]
