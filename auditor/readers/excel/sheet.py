"""One worksheet: its existing cells as text, its merged areas, and what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from auditor.chinese.marks import IDEOGRAPHS
from auditor.expressions import expression
from auditor.office.book import S, Workbook, rich_text, unescaped
from auditor.office.elements import child, whole
from auditor.office.number_formats import shown

if TYPE_CHECKING:
    from lxml import etree

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_NAMES = 16_384  # names of cells that are kept: the same ones stand on every sheet of every file
_REFERENCE = expression(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_CELL, _VALUE, _INLINE, _FORMULA = f"{S}c", f"{S}v", f"{S}is", f"{S}f"
# what was typed with an equals sign and computes nothing: =100%, =3场, =100(%)
_UNIT = rf"(?:[%％‰]|[{IDEOGRAPHS}]{{1,6}})"
_TYPED = expression(rf"[-+]?\d[\d.,]*\s*(?:[%％‰]|[(（]\s*{_UNIT}\s*[)）]|[{IDEOGRAPHS}][^()!&+*]*)?")
_SHARE = expression(r"\d[\d.]*\s*[%％‰]")
_NOTHING = ("", "")
NO_RESULT = "公式没有保存计算结果，按空白读取，请用Excel或WPS打开后重新保存"


Place = tuple[int, int]  # row and column of a sheet; plain tuples, for a file has thousands


@dataclass(frozen=True, slots=True)
class Area:
    """Rows and columns from 1 on, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetContent:
    """``cells`` have their place and their words, ``notes`` what is doubtful at a place."""

    cells: list[tuple[Place, str]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: bool = False
    notes: list[tuple[Place, str]] = field(default_factory=list)


@lru_cache(_NAMES)
def reference(row: int, column: int) -> str:
    """D12 for row 12, column 4."""
    return f"{_letters(column)}{row}"


@cache
def _letters(column: int) -> str:
    before, rest = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + rest)


@cache
def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


@lru_cache(_NAMES)
def position(name: str) -> Place | None:
    """Row and column of a cell's name, ``None`` where it is none of a sheet."""
    match = _REFERENCE.fullmatch(name)
    if not match:
        return None
    row, column = int(match[2]), _column(match[1])
    return (row, column) if 1 <= row <= LAST_ROW and column <= LAST_COLUMN else None


def sheet_content(root: etree._Element, book: Workbook) -> SheetContent:
    """The cells of a worksheet's XML, with what is hidden and merged."""
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
    stated = whole(row.get("r"), 0)
    number = stated if 1 <= stated <= LAST_ROW else expected
    place = (number, 0)
    cells: list[tuple[Place, str]] = []
    for cell in row:
        if cell.tag == _CELL:
            place = position(cell.get("r", "")) or (number, place[1] + 1)
            text, note = _text(cell, book)
            cells.append((place, text))
            if note:
                content.notes.append((place, note))
    content.cells += cells
    if row.get("hidden", "0") in {"1", "true"} and any(text for _, text in cells):
        content.hidden_rows.append(number)
    return number


def _text(cell: etree._Element, book: Workbook) -> tuple[str, str]:
    """A cell's words as the sheet shows them, and what is doubtful about them."""
    kind = cell.get("t", "n")
    if kind != "s" and not len(cell):
        return _NOTHING
    value = child(cell, _VALUE)
    raw = (value.text or "") if value is not None else ""
    if kind == "s":
        return _shared(raw, book)
    if kind == "inlineStr":
        inline = child(cell, _INLINE)
        return (rich_text(inline) if inline is not None else ""), ""
    if kind == "n":
        if not raw:
            return _without_result(child(cell, _FORMULA))
        words = shown(raw, book.format_of(cell.get("s")), from_1904=book.from_1904)
        return as_typed(_typed(child(cell, _FORMULA)), words), ""
    if kind == "b":
        return ("TRUE" if raw.strip() in {"1", "true"} else "FALSE" if raw else ""), ""
    return unescaped(raw), ""  # str, e, and d: words, an error such as #REF!, an ISO date


def as_typed(typed: str, words: str) -> str:
    """A share that was typed with an equals sign, =100%, in a cell whose format would show it as 1; any other
    formula, or none, leaves the words of the cell."""
    return f"={typed}" if _SHARE.fullmatch(typed) and not words.endswith(("%", "％", "‰")) else words


def _typed(formula: etree._Element | None) -> str:
    return (formula.text or "").strip() if formula is not None else ""


def _without_result(formula: etree._Element | None) -> tuple[str, str]:
    if formula is None:
        return _NOTHING
    typed = _typed(formula)
    return (f"={typed}", "") if _TYPED.fullmatch(typed) else ("", NO_RESULT)


def _shared(raw: str, book: Workbook) -> tuple[str, str]:
    index = whole(raw.strip(), -1)
    if 0 <= index < len(book.texts):
        return book.texts[index], ""
    return "", "单元格的文字在文件里找不到，按空白读取，文件可能已损坏"


def _area(name: str) -> Area | None:
    first, _, last = name.partition(":")
    start, end = position(first), position(last or first)
    return Area(*start, *end) if start and end else None
