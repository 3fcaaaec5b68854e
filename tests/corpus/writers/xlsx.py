"""Excel: openpyxl; every page on a sheet of its own, or all below each other on one."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.corpus.model import Box, Page


def write_sheets(pages: Sequence[Page]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, page in enumerate(pages, start=1):
        _write(book.create_sheet(f"表{number}"), page, 0)
    return _saved(book)


def write_one_sheet(pages: Sequence[Page]) -> bytes:
    book = Workbook()
    sheet, top = book.worksheets[0], 0
    for page in pages:
        top = _write(sheet, page, top) + 2
    return _saved(book)


def _write(sheet: Worksheet, page: Page, top: int) -> int:
    """Writes a page below row ``top`` and returns its last row; lines above and below are merged cells."""
    for line in page.before:
        top = _line(sheet, line, top, page.width)
    for placed in page.placed():
        row, box = top + placed.row, placed.box
        _put(sheet.cell(row, placed.column), box)
        if box.across > 1 or box.down > 1:
            sheet.merge_cells(
                start_row=row,
                start_column=placed.column,
                end_row=row + box.down - 1,
                end_column=placed.column + box.across - 1,
            )
    top += len(page.rows)
    for line in page.after:
        top = _line(sheet, line, top, page.width)
    return top


def _line(sheet: Worksheet, line: str, top: int, width: int) -> int:
    sheet.cell(top + 1, 1, line)
    sheet.merge_cells(start_row=top + 1, start_column=1, end_row=top + 1, end_column=width)
    return top + 1


def _put(cell: Cell, box: Box) -> None:
    """Stores a text, or the figure that the cell's format shows as that text."""
    text = box.text
    if box.kind == "percent":
        figure = Decimal(text.rstrip("%"))
        cell.value = float(figure / 100)
        cell.number_format = "0.0%" if figure % 1 else "0%"
    elif box.kind == "date":
        cell.value = datetime.strptime(text, "%Y年%m月%d日")  # noqa: DTZ007
        cell.number_format = 'yyyy"年"m"月"d"日"'
    elif box.kind == "number":
        digits = len(text.partition(".")[2])
        cell.value = float(text.replace(",", "")) if digits else int(text.replace(",", ""))
        cell.number_format = ("#,##0" if "," in text else "0") + ("." + "0" * digits if digits else "")
    else:
        cell.value = text
        cell.data_type = "s" if text else "n"


def _saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
