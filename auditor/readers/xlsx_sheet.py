"""One worksheet: its existing cells as text, its merged areas, and what is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from auditor.readers.xlsx_book import S, Workbook, rich_text, unescaped
from auditor.readers.xlsx_formats import shown

if TYPE_CHECKING:
    from lxml import etree

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_CELL, _VALUE, _INLINE, _FORMULA = f"{S}c", f"{S}v", f"{S}is", f"{S}f"
# what was typed with an equals sign and computes nothing: =100%, =3场
_TYPED = re.compile(r"[-+]?\d[\d.,]*\s*(?:[%％‰]|[\u3400-\u9fff][^()!&+*]*)?")
_NO_RESULT = "公式没有保存计算结果，按空白读取，请用Excel或WPS打开后重新保存"


@dataclass(frozen=True, slots=True)
class RawCell:
    text: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Area:
    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetContent:
    """``notes`` are (row, column, what is doubtful)."""

    cells: list[RawCell] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: bool = False
    notes: list[tuple[int, int, str]] = field(default_factory=list)


def reference(row: int, column: int) -> str:
    """D12 for row 12, column 4."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def position(name: str) -> tuple[int, int] | None:
    """Row and column of a cell's name, ``None`` where it is none of a sheet."""
    match = _REFERENCE.fullmatch(name)
    if not match:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def sheet_content(root: etree._Element, book: Workbook) -> SheetContent:
    content = SheetContent()
    for column in root.iter(f"{S}col"):
        content.hidden_columns |= column.get("hidden", "0") in {"1", "true"}
    data = root.find(f"{S}sheetData")
    row_number = 0
    for row in data.iterchildren(f"{S}row") if data is not None else ():
        row_number = _row(row, row_number + 1, book, content)
    for merge in root.iter(f"{S}mergeCell"):
        area = _area(merge.get("ref", ""))
        if area:
            content.merged.append(area)
    return content


def _row(row: etree._Element, expected: int, book: Workbook, content: SheetContent) -> int:
    """Reads a row; returns its number, which the file may leave out where it follows the one before."""
    stated = row.get("r", "")
    number = int(stated) if stated.isdecimal() and 1 <= int(stated) <= LAST_ROW else expected
    column = 0
    had = len(content.cells)
    for cell in row.iterchildren(_CELL):
        place = position(cell.get("r", "")) or (number, column + 1)
        column = place[1]
        text, note = _text(cell, book)
        content.cells.append(RawCell(text, *place))
        if note:
            content.notes.append((*place, note))
    hidden = row.get("hidden", "0") in {"1", "true"}
    if hidden and any(cell.text for cell in content.cells[had:]):
        content.hidden_rows.append(number)
    return number


def _text(cell: etree._Element, book: Workbook) -> tuple[str, str]:
    """A cell's words as the sheet shows them, and what is doubtful about them."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(_INLINE)
        return (rich_text(inline) if inline is not None else ""), ""
    value = cell.find(_VALUE)
    raw = (value.text or "") if value is not None else ""
    if kind == "s":
        return _shared(raw, book)
    if kind == "b":
        return ("TRUE" if raw.strip() in {"1", "true"} else "FALSE" if raw else ""), ""
    if kind == "n":
        formula = cell.find(_FORMULA) if not raw else None
        if formula is not None and _TYPED.fullmatch(typed := (formula.text or "").strip()):
            return f"={typed}", ""
        no_result = formula is not None
        form = book.format_of(cell.get("s"))
        return (shown(raw, form, from_1904=book.from_1904) if raw else ""), _NO_RESULT if no_result else ""
    return unescaped(raw), ""  # str, e, and d: words, an error such as #REF!, an ISO date


def _shared(raw: str, book: Workbook) -> tuple[str, str]:
    index = int(raw) if raw.strip().isdecimal() else -1
    if 0 <= index < len(book.texts):
        return book.texts[index], ""
    return "", "单元格的文字在文件里找不到，按空白读取，文件可能已损坏"


def _area(name: str) -> Area | None:
    first, _, last = name.partition(":")
    start, end = position(first), position(last or first)
    return Area(*start, *end) if start and end else None
