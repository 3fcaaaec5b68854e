"""OpenDocument spreadsheets (.ods) → Document: words as they are shown, places as in .xlsx."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.model import Document
from auditor.office.archive import Archive
from auditor.office.book import Sheet
from auditor.office.elements import whole
from auditor.office.number_formats import NumberFormat, number_format, shown
from auditor.office.open_document import (
    OFFICE,
    STYLE,
    TABLE,
    TEXT,
    content,
    hidden_styles,
    with_remarks,
    words_of,
)
from auditor.readers.excel.sheet import LAST_COLUMN, LAST_ROW, Area, SheetContent
from auditor.readers.excel.xlsx import book_document
from auditor.readers.limits import Limits

if TYPE_CHECKING:
    from lxml import etree

_ROW, _CELL, _COVERED = f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_ROW_GROUPS = frozenset(f"{TABLE}{name}" for name in ("table-rows", "table-row-group", "table-header-rows"))
_COLUMN_GROUPS = frozenset(
    f"{TABLE}{name}" for name in ("table-columns", "table-column-group", "table-header-columns")
)
_UNSEEN = frozenset({"collapse", "filter"})
_BLANKS_KEPT = 64  # a sheet ends with thousands of blank cells, each row and all rows below
_PERCENT = number_format("0.##%")


def read_ods(archive: Archive, limits: Limits) -> Document:
    """A Document whose cells carry sheet and cell (D12). Raises InputError for a workbook that is damaged,
    has a password, repeats more cells than ``limits`` allow, or is without a word."""
    root = content(archive)
    sheets = root.iterfind(f"{OFFICE}body/{OFFICE}spreadsheet/{TABLE}table")
    reading = _Reading(archive.path, limits, hidden_styles(root))
    unseen = _hidden_tables(root)
    contents = (
        (
            Sheet(each.get(f"{TABLE}name", ""), "", each.get(f"{TABLE}style-name") in unseen),
            reading.sheet(each),
        )
        for each in sheets
    )
    return with_remarks(book_document(archive.path, "ods", contents), archive)


def _hidden_tables(root: etree._Element) -> frozenset[str]:
    """Names of the styles of hidden sheets."""
    return frozenset(
        style.get(f"{STYLE}name", "")
        for style in root.iter(f"{STYLE}style")
        if any(
            each.get(f"{TABLE}display") == "false" for each in style.iterchildren(f"{STYLE}table-properties")
        )
    )


class _Reading:
    """One pass over the sheets; cells are counted against the limit before they are repeated."""

    def __init__(self, path: str, limits: Limits, hidden: frozenset[str]) -> None:
        self._path, self._limits, self._hidden = path, limits, hidden
        self._made = 0

    def sheet(self, table: etree._Element) -> SheetContent:
        found = SheetContent()
        found.hidden_columns = any(
            column.get(f"{TABLE}visibility") in _UNSEEN
            for column in _inside(table, f"{TABLE}table-column", _COLUMN_GROUPS)
        )
        number = 1
        for row in _inside(table, _ROW, _ROW_GROUPS):
            times = max(1, whole(row.get(f"{TABLE}number-rows-repeated"), 1))
            if number > LAST_ROW:
                break
            number = self._rows(row, number, min(times, LAST_ROW - number + 1), found)
        return found

    def _rows(self, row: etree._Element, number: int, times: int, found: SheetContent) -> int:
        """Reads a row as often as it is repeated; returns the number of the next one."""
        cells = list(self._cells(row, number, found))
        filled = any(text for _, text in cells)
        made = times if filled else min(times, _BLANKS_KEPT)
        self._count(len(cells) * made)
        for again in range(number, number + made):
            found.cells += [((again, column), text) for column, text in cells]
        if filled and row.get(f"{TABLE}visibility") in _UNSEEN:
            found.hidden_rows += range(number, number + times)
        return number + times

    def _cells(self, row: etree._Element, number: int, found: SheetContent) -> Iterator[tuple[int, str]]:
        """Columns and words of the cells of a row; of a long run of blank ones the first."""
        column = 1
        for cell in row.iterchildren(_CELL, _COVERED):
            times = max(1, whole(cell.get(f"{TABLE}number-columns-repeated"), 1))
            if column > LAST_COLUMN:
                return
            if cell.tag == _CELL:
                _merge(cell, number, column, found)
                text = self._text(cell)
                last = min(column + (times if text else min(times, _BLANKS_KEPT)) - 1, LAST_COLUMN)
                yield from ((each, text) for each in range(column, last + 1))
            column += times

    def _count(self, cells: int) -> None:
        self._made += cells
        if self._made > self._limits.cells:
            raise self._limits.too_many_cells(self._made, self._path)

    def _text(self, cell: etree._Element) -> str:
        """What the cell shows; where the file has only the value, the value."""
        lines = [words_of(each, self._hidden).text for each in cell.iterchildren(f"{TEXT}p")]
        return "\n".join(lines) if lines else _value(cell)


def _inside(element: etree._Element, tag: str, groups: frozenset[str]) -> Iterator[etree._Element]:
    """Rows or columns, also those in groups, which may be in groups."""
    stack = list(reversed(element))
    while stack:
        each = stack.pop()
        if each.tag == tag:
            yield each
        elif each.tag in groups:
            stack += reversed(each)


def _merge(cell: etree._Element, row: int, column: int, found: SheetContent) -> None:
    across = whole(cell.get(f"{TABLE}number-columns-spanned"), 1)
    down = whole(cell.get(f"{TABLE}number-rows-spanned"), 1)
    if across <= 1 and down <= 1:
        return
    bottom, right = min(row + max(down, 1) - 1, LAST_ROW), min(column + max(across, 1) - 1, LAST_COLUMN)
    found.merged.append(Area(row, column, bottom, right))


def _value(cell: etree._Element) -> str:
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind in {"float", "percentage", "currency"}:
        form = _PERCENT if kind == "percentage" else NumberFormat()
        return shown(cell.get(f"{OFFICE}value", ""), form)
    if kind == "date":
        return cell.get(f"{OFFICE}date-value", "").partition("T")[0]
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value", "").upper()
    return cell.get(f"{OFFICE}string-value", "") or cell.get(f"{OFFICE}time-value", "")
