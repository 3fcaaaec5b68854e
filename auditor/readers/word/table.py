"""A Word table's grid: merged cells (gridSpan, vMerge, and the older hMerge) resolved to spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.office.elements import child, whole
from auditor.office.word_names import VAL, W, on

if TYPE_CHECKING:
    from lxml import etree

_ROW, _CELL, _PROPERTIES = f"{W}tr", f"{W}tc", f"{W}tcPr"
_SPAN, _DOWN, _ACROSS = f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"
_ROW_PROPERTIES, _DELETED, _HIDDEN = f"{W}trPr", f"{W}del", f"{W}hidden"
_GRID_BEFORE = f"{W}gridBefore"
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "smartTag"))
_MAX_SPAN = 200  # Word allows 63 columns; keeps a damaged span from blowing up the grid


@dataclass(slots=True)
class GridCell:
    """A cell with its 1-based place and spans; ``element`` is the ``w:tc``."""

    element: etree._Element
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def grid_cells(table: etree._Element) -> list[GridCell]:
    """The anchored cells of a table in reading order; rows deleted by a tracked change are not there."""
    cells: list[GridCell] = []
    above: dict[int, GridCell] = {}
    number = 0
    for element in _inside(table, _ROW):
        row = list(element)
        properties = child(row, _ROW_PROPERTIES)
        if properties is None or not _deleted(properties):
            number += 1
            above = _row_cells(row, number, _skipped(properties), above, cells)
    return cells


def _row_cells(
    row: list[etree._Element], number: int, skipped: int, above: dict[int, GridCell], cells: list[GridCell]
) -> dict[int, GridCell]:
    """Adds the cells of a row; returns which anchor each column of it belongs to."""
    anchors: dict[int, GridCell] = {}
    column = 1 + skipped
    for element in _inside(row, _CELL):
        merging = _merging(element)
        span = min(max(1, whole(merging.get(_SPAN), 1)), _MAX_SPAN)
        anchor = above.get(column) if _continues(merging, _DOWN) else None
        left = anchors.get(column - 1) if _continues(merging, _ACROSS) else None
        if anchor is not None and anchor.column == column:
            anchor.row_span = number - anchor.row + 1
        elif left is not None:
            left.column_span += span
            anchor = left
        else:
            anchor = GridCell(element, number, column, 1, span)
            cells.append(anchor)
        for covered in range(column, column + span):
            anchors[covered] = anchor
        column += span
    return anchors


def _merging(cell: etree._Element) -> dict[str, str | None]:
    """The properties of a cell by name, with their values."""
    properties = child(cell, _PROPERTIES)
    found: dict[str, str | None] = {}
    for each in properties if properties is not None else ():
        found.setdefault(each.tag, each.get(VAL))
    return found


def _continues(merging: dict[str, str | None], name: str) -> bool:
    return name in merging and merging[name] in {None, "continue"}


def _inside(elements: Iterable[etree._Element], tag: str) -> Iterator[etree._Element]:
    for each in elements:
        if each.tag == tag:
            yield each
        elif each.tag in _WRAPPERS:
            yield from _inside(each, tag)


def _skipped(properties: etree._Element | None) -> int:
    """How many columns stand empty before the first cell of a row."""
    before = None if properties is None else child(properties, _GRID_BEFORE)
    return 0 if before is None else whole(before.get(VAL), 0)


def _deleted(properties: etree._Element) -> bool:
    hidden = child(properties, _HIDDEN)
    return child(properties, _DELETED) is not None or (hidden is not None and on(hidden.get(VAL)))
