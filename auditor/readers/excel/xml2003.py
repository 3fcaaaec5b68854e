"""XML Spreadsheet 2003 (.xml, often called .xls) → Document, values and places as in .xlsx."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.expressions import expression
from auditor.model import Document
from auditor.office.archive import MAX_PARSED_BYTES, parse_xml
from auditor.office.book import Sheet
from auditor.office.elements import child, whole
from auditor.office.number_formats import NumberFormat, number_format, shown
from auditor.readers.excel.sheet import LAST_COLUMN, LAST_ROW, NO_RESULT, Area, Place, SheetContent
from auditor.readers.excel.xlsx import book_document

if TYPE_CHECKING:
    from lxml import etree

SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_S = f"{{{SPREADSHEET}}}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_DATA, _CELL, _ROW, _COLUMN = f"{_S}Data", f"{_S}Cell", f"{_S}Row", f"{_S}Column"
_RESAVE = "请用Excel或WPS打开，另存为.xlsx后再审核"
_FORMATS = {
    "Percent": "0.00%", "Short Date": "yyyy-mm-dd", "Medium Date": "yyyy-mm-dd", "Long Date": "yyyy年m月d日",
    "General Date": "yyyy-mm-dd", "Short Time": "h:mm", "Medium Time": "h:mm", "Long Time": "h:mm:ss",
}  # fmt: skip
_PLAIN = frozenset(
    {"General", "General Number", "Fixed", "Standard", "Currency", "Euro Currency", "Scientific"}
)
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a cell's date has no time zone
_FRACTION = expression(r"\.\d+$")
Formats = dict[str, NumberFormat]


def read_spreadsheet(data: bytes, path: str) -> Document:
    """A Document whose cells carry sheet and cell. Raises InputError for a file that is damaged, larger than
    a part of a workbook may be, or without a word."""
    if len(data) > MAX_PARSED_BYTES:
        reason = f"XML表格文件超过{MAX_PARSED_BYTES // 2**20}MB的上限"
        raise InputError(path, reason, _RESAVE)
    root = parse_xml(data, "XML表格2003", path)
    formats = _formats(root)
    sheets = ((_sheet(each, n), _content(each, formats)) for n, each in enumerate(_worksheets(root), start=1))
    return book_document(path, "xml", sheets)


def _worksheets(root: etree._Element) -> Iterator[etree._Element]:
    return root.iterchildren(f"{_S}Worksheet")


def _attribute(element: etree._Element, name: str) -> str | None:
    """An attribute, which budget systems also write without its namespace."""
    value = element.get(f"{_S}{name}")
    return element.get(name) if value is None else value


def _sheet(element: etree._Element, number: int) -> Sheet:
    visible = element.findtext(f"{_X}WorksheetOptions/{_X}Visible") or ""
    return Sheet(_attribute(element, "Name") or f"Sheet{number}", "", visible.endswith("Hidden"))


def _formats(root: etree._Element) -> Formats:
    """Number formats by style; a style without one has its parent's."""
    codes: dict[str, tuple[str | None, str]] = {}
    for style in root.iterfind(f"{_S}Styles/{_S}Style"):
        form = child(style, f"{_S}NumberFormat")
        code = _attribute(form, "Format") if form is not None else None
        codes[_attribute(style, "ID") or ""] = (code, _attribute(style, "Parent") or "")
    return {name: _format(_inherited(name, codes)) for name in codes}


def _inherited(name: str, codes: dict[str, tuple[str | None, str]]) -> str:
    seen: set[str] = set()
    while name in codes and name not in seen:
        seen.add(name)
        code, name = codes[name]
        if code is not None:
            return code
    return ""


def _format(code: str) -> NumberFormat:
    return number_format("" if code in _PLAIN else _FORMATS.get(code, code))


def _content(sheet: etree._Element, formats: Formats) -> SheetContent:
    content = SheetContent()
    table = child(sheet, f"{_S}Table")
    if table is None:
        return content
    content.hidden_columns = any(_hidden(column) for column in table.iterchildren(_COLUMN))
    number = 0
    for row in table.iterchildren(_ROW):
        number = whole(_attribute(row, "Index"), number + 1)
        if not 1 <= number <= LAST_ROW:
            break
        _row(row, number, formats, content)
        number += whole(_attribute(row, "Span"), 0)
    return content


def _hidden(element: etree._Element) -> bool:
    return _attribute(element, "Hidden") in {"1", "true"}


def _row(row: etree._Element, number: int, formats: Formats, content: SheetContent) -> None:
    column, filled = 0, False
    style = _attribute(row, "StyleID")
    for cell in row.iterchildren(_CELL):
        column = whole(_attribute(cell, "Index"), column + 1)
        if not 1 <= column <= LAST_COLUMN:
            break
        text = _text(cell, formats.get(_attribute(cell, "StyleID") or style or "Default", NumberFormat()))
        content.cells.append(((number, column), text))
        filled |= bool(text)
        if not text and _attribute(cell, "Formula") is not None:
            content.notes.append(((number, column), NO_RESULT))
        column = _merged(cell, (number, column), content)
    if filled and _hidden(row):
        content.hidden_rows.append(number)


def _merged(cell: etree._Element, place: Place, content: SheetContent) -> int:
    """Notes a merged area; returns the last column that the cell takes."""
    across, down = (whole(_attribute(cell, name), 0) for name in ("MergeAcross", "MergeDown"))
    row, column = place
    right, bottom = min(column + across, LAST_COLUMN), min(row + down, LAST_ROW)
    if across or down:
        content.merged.append(Area(row, column, bottom, right))
    return right


def _text(cell: etree._Element, form: NumberFormat) -> str:
    """A cell's words as the sheet shows them."""
    data = child(cell, _DATA)
    if data is None:
        return ""
    raw = "".join(map(str, data.itertext())).replace("\r\n", "\n").replace("\r", "\n")
    kind = _attribute(data, "Type")
    if kind == "Number":
        return shown(raw, form) if raw else ""
    if kind == "DateTime":
        return _date(raw, form)
    return {"0": "FALSE", "1": "TRUE"}.get(raw.strip(), raw) if kind == "Boolean" else raw


def _date(raw: str, form: NumberFormat) -> str:
    """2026-11-30T00:00:00.000 in the parts that the format shows; as stored where it is no date."""
    try:
        moment = datetime.fromisoformat(_FRACTION.sub("", raw.strip()))
        days = (moment.replace(tzinfo=None) - _DAY_ZERO).total_seconds() / 86_400
    except (ValueError, OverflowError):
        return raw
    return shown(repr(days), form if form.date else number_format("yyyy-mm-dd"))
