"""Old Excel and WPS workbooks (.xls, .et in BIFF) → Document, values and places as in .xlsx."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.model import Document
from auditor.office.book import Sheet
from auditor.office.number_formats import NumberFormat, number_format, shown
from auditor.readers.excel.sheet import Area, SheetContent, as_typed
from auditor.readers.excel.xls_formulas import typed_shares
from auditor.readers.excel.xlsx import book_document

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell as XlsCell
    from xlrd.sheet import Sheet as XlsSheet

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5  # xlrd's cell types; 0 and 6 are blank
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_RESAVE = "请用Excel或WPS打开，另存为.xlsx后再审核"


def read_xls(data: bytes, path: str) -> Document:
    """A Document whose cells carry sheet and cell. Raises InputError for a workbook that is damaged,
    encrypted or without a word."""
    book = _book(data, path)
    sheets = ((index, _sheet(book, index, path)) for index in range(book.nsheets))
    contents = (
        (Sheet(sheet.name, "", sheet.visibility != 0), _content(book, sheet, typed_shares(book, index)))
        for index, sheet in sheets
    )
    return book_document(path, "xls", contents)


def _book(data: bytes, path: str) -> Book:
    import xlrd

    try:
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, logfile=io.StringIO()
        )
    except Exception as error:  # xlrd lets what it stumbles over through: struct.error, AssertionError …
        if "encrypted" in str(error):
            advice = "请在Excel或WPS中取消密码并保存后再审核"
            raise InputError(path, "文件设了打开密码", advice) from error
        raise _damaged(path) from error


def _sheet(book: Book, index: int, path: str) -> XlsSheet:
    try:
        return book.sheet_by_index(index)
    except MemoryError:
        raise
    except Exception as error:
        raise _damaged(path) from error


def _damaged(path: str) -> InputError:
    return InputError(path, "旧版Excel文件（.xls）已损坏或没有保存完整", _RESAVE)


def _content(book: Book, sheet: XlsSheet, typed: Mapping[tuple[int, int], str]) -> SheetContent:
    content = SheetContent()
    for row in range(sheet.nrows):
        cells = [
            ((row + 1, column + 1), text)
            for column, cell in enumerate(sheet.row(row))
            if cell.ctype or cell.xf_index is not None
            for text in (as_typed(typed.get((row, column), ""), _text(book, cell)),)
        ]
        content.cells += cells
        info = sheet.rowinfo_map.get(row)
        if info is not None and info.hidden and any(text for _, text in cells):
            content.hidden_rows.append(row + 1)
    content.hidden_columns = any(info.hidden for info in sheet.colinfo_map.values())
    content.merged += [
        Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
    ]
    return content


def _text(book: Book, cell: XlsCell) -> str:
    if cell.ctype == _TEXT:
        return str(cell.value).replace("\r\n", "\n").replace("\r", "\n")
    if cell.ctype in (_NUMBER, _DATE):
        return shown(repr(cell.value), _format(book, cell.xf_index), from_1904=book.datemode == 1)
    if cell.ctype == _BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return _ERRORS.get(cell.value, "#N/A") if cell.ctype == _ERROR else ""


def _format(book: Book, index: int | None) -> NumberFormat:
    if index is None or not 0 <= index < len(book.xf_list):
        return NumberFormat()
    form = book.format_map.get(book.xf_list[index].format_key)
    return number_format(form.format_str if form and form.format_str != "General" else "")
