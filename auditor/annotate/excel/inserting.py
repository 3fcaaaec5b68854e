"""Rows of a worksheet that are added or taken away, with all that stands below them moved.

Only in a workbook where nothing else counts rows: formulas, tables, names, pictures and comments would point
at the wrong cells, and such a workbook is left to people.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from auditor.annotate.excel.cells import numbered_rows
from auditor.expressions import expression
from auditor.office.book import S
from auditor.readers.excel.sheet import position, reference

if TYPE_CHECKING:
    from lxml import etree

_COUNTING = (
    f"{S}legacyDrawing", f"{S}drawing", f"{S}tableParts", f"{S}extLst", f"{S}rowBreaks",
    f"{S}conditionalFormatting", f"{S}dataValidations", f"{S}autoFilter", f"{S}hyperlinks",
)  # fmt: skip
_COUNTING_PARTS = expression(r"xl/(?:calcChain|tables/|pivot|externalLinks/)")
_RANGE = expression(r"([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})")
_KEPT = frozenset({f"{S}f", f"{S}v", f"{S}is"})


class RowShifter:
    """``sheets`` are all of the workbook, ``parts`` its parts by name."""

    def __init__(self, sheets: Iterable[etree._Element], parts: Iterable[str]) -> None:
        sheets = list(sheets)
        self._free = not any(_COUNTING_PARTS.match(name) for name in parts) and not any(
            sheet.find(f".//{S}f") is not None for sheet in sheets
        )

    def insert(self, sheet: etree._Element, above: int) -> bool:
        """A row below ``above`` that looks like it and says nothing; False where it cannot be."""
        row = next((row for number, row in numbered_rows(sheet) if number == above), None)
        if row is None or not self._can(sheet):
            return False
        _move(sheet, above, 1)
        fresh = copy.deepcopy(row)
        _number(fresh, above + 1)
        for cell in fresh:
            cell.attrib.pop("t", "")
            for child in [each for each in cell if each.tag in _KEPT]:
                cell.remove(child)
        row.addnext(fresh)
        return True

    def remove(self, sheet: etree._Element, number: int) -> bool:
        """Takes a row away; False where it cannot be, as where a merge begins in it whose words would go."""
        row = next((row for each, row in numbered_rows(sheet) if each == number), None)
        parent = None if row is None else row.getparent()
        if row is None or parent is None or not self._can(sheet):
            return False
        if any(top == number < end for top, end in _spans(sheet)):
            return False
        parent.remove(row)
        _move(sheet, number, -1)
        return True

    def _can(self, sheet: etree._Element) -> bool:
        return self._free and all(sheet.find(tag) is None for tag in _COUNTING)


def _spans(sheet: etree._Element) -> Iterator[tuple[int, int]]:
    """First and last row of each merged cell."""
    for merged in sheet.iterfind(f"{S}mergeCells/{S}mergeCell"):
        if ends := _ends(merged.get("ref", "")):
            yield ends[0][0], ends[1][0]


def _move(sheet: etree._Element, edge: int, by: int) -> None:
    """Moves all below the row ``edge``; a merge over it grows or shrinks, one of several rows that ends there
    grows too: the new row belongs to it."""
    for number, row in list(numbered_rows(sheet)):
        if number > edge:
            _number(row, number + by)
    merges = sheet.find(f"{S}mergeCells")
    if merges is not None:
        _move_merges(merges, edge, by)
        if not len(merges):
            sheet.remove(merges)
    dimension = sheet.find(f"{S}dimension")
    if dimension is not None:
        sheet.remove(dimension)  # Excel counts it anew


def _move_merges(merges: etree._Element, edge: int, by: int) -> None:
    for merged in list(merges):
        ends = _ends(merged.get("ref", ""))
        if ends is None:
            continue
        (top, left), (bottom, right) = ends
        if by < 0 and top == bottom == edge:
            merges.remove(merged)
            continue
        bottom += by * (bottom > edge or (bottom == edge and top < bottom))
        top += by * (top > edge)
        merged.set("ref", f"{reference(top, left)}:{reference(bottom, right)}")
    merges.set("count", str(len(merges)))


def _ends(reference_: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    match = _RANGE.fullmatch(reference_)
    first, last = (position(match[1]), position(match[2])) if match else (None, None)
    return (first, last) if first and last else None


def _number(row: etree._Element, number: int) -> None:
    row.set("r", str(number))
    for cell in row.iterchildren(f"{S}c"):
        place = position(cell.get("r", ""))
        if place is not None:
            cell.set("r", reference(number, place[1]))
