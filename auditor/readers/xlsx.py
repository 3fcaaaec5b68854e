"""Excel workbooks (.xlsx) → Document: a heading and a table for each sheet, values as people see them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from auditor.errors import InputError
from auditor.model import Block, Cell, Document, Doubt, Location, Paragraph, Table
from auditor.readers.archive import Archive
from auditor.readers.words import blank, trimmed
from auditor.readers.xlsx_book import Sheet, workbook
from auditor.readers.xlsx_sheet import Area, RawCell, SheetContent, reference, sheet_content

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
    blocks, doubts = book_blocks(
        (sheet, sheet_content(archive.xml(sheet.part), book)) for sheet in book.sheets
    )
    if not blocks:
        raise InputError(archive.path, "工作簿里没有任何内容", "请确认文件已保存完整，或向提交单位重新要一份")
    return Document(archive.path, "xlsx", tuple(blocks), tuple(doubts))


def book_blocks(sheets: Iterable[tuple[Sheet, SheetContent]]) -> tuple[list[Block], list[Doubt]]:
    """All sheets in order, hidden ones too, and what is doubtful about them."""
    blocks: list[Block] = []
    doubts: list[Doubt] = []
    for sheet, content in sheets:
        own_blocks, own_doubts = _sheet_blocks(sheet, content)
        blocks += own_blocks
        doubts += own_doubts
    return blocks, doubts


def _sheet_blocks(sheet: Sheet, content: SheetContent) -> tuple[list[Block], list[Doubt]]:
    """A sheet as a heading and a table, and what is doubtful about it; nothing where it is blank."""
    visible = [cell for cell in content.cells if not blank(cell.text)]
    if not visible:
        return [], []
    place = Location(part="sheet", sheet=sheet.name)
    last_row, last_column = max(cell.row for cell in visible), max(cell.column for cell in visible)
    cells = [cell for cell in content.cells if cell.row <= last_row and cell.column <= last_column]
    rows = _numbering((cell.row for cell in visible), _BLANK_ROWS_KEPT)
    columns = _numbering((cell.column for cell in visible), _BLANK_COLUMNS_KEPT)
    table = Table(tuple(_cells(cells, content.merged, rows, columns, place)), place)
    doubts = [Doubt(message, place) for message in _remarks(sheet, content)]
    doubts += [Doubt(note, place.at(cell=reference(row, column))) for row, column, note in content.notes]
    if rows[last_row] > MAX_ROWS or columns[last_column] > MAX_COLUMNS:
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


def _numbering(used: Iterable[int], kept: int) -> dict[int, int]:
    """Sheet number → table number, with at most ``kept`` blank ones in a row."""
    numbers: dict[int, int] = {}
    before = position = 0
    for number in sorted(set(used)):
        gap = number - before - 1
        for blank_number in range(before + 1, before + 1 + min(gap, kept)):
            position += 1
            numbers[blank_number] = position
        position += 1
        numbers[number] = position
        before = number
    return numbers


def _cells(
    cells: list[RawCell], merged: list[Area], rows: dict[int, int], columns: dict[int, int], place: Location
) -> Iterator[Cell]:
    """The cells of the table without those that a merged one covers, which the sheet does not show."""
    spans, covered = _merges(cells, merged, sorted(rows), sorted(columns))
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        row, column = rows.get(cell.row, MAX_ROWS + 1), columns.get(cell.column, MAX_COLUMNS + 1)
        if row > MAX_ROWS or column > MAX_COLUMNS or (cell.row, cell.column) in covered:
            continue
        row_span, column_span = spans.get((cell.row, cell.column), (1, 1))
        name = reference(cell.row, cell.column)
        there = Location(place.part, sheet=place.sheet, row=cell.row, column=cell.column, cell=name)
        yield Cell(
            trimmed(cell.text), row, column, there, row_span, min(column_span, MAX_COLUMNS + 1 - column)
        )


def _merges(
    cells: list[RawCell], merged: list[Area], rows: list[int], columns: list[int]
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Spans by anchor, counted in rows and columns of the table, and the cells that merged ones cover."""
    in_row: dict[int, list[int]] = {}
    for cell in sorted(cells, key=lambda cell: cell.column):
        in_row.setdefault(cell.row, []).append(cell.column)
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for area in merged:
        inside = _between(rows, area.top, area.bottom)
        width = len(_between(columns, area.left, area.right))
        spans[area.top, area.left] = max(1, len(inside)), max(1, width)
        for row in inside:
            covered.update((row, column) for column in _between(in_row.get(row, []), area.left, area.right))
        covered.discard((area.top, area.left))
    return spans, covered


def _between(numbers: list[int], first: int, last: int) -> list[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]
