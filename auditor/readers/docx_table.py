"""A Word table's grid: merged cells (gridSpan, vMerge, and the older hMerge) resolved to spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.readers.docx_names import VAL, W, on

if TYPE_CHECKING:
    from lxml import etree

_ROW, _CELL = f"{W}tr", f"{W}tc"
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
    rows = (row for row in _inside(table, _ROW) if not _deleted(row))
    for number, row in enumerate(rows, start=1):
        above = _row_cells(row, number, above, cells)
    return cells


def _row_cells(
    row: etree._Element, number: int, above: dict[int, GridCell], cells: list[GridCell]
) -> dict[int, GridCell]:
    """Adds the cells of a row; returns which anchor each column of it belongs to."""
    anchors: dict[int, GridCell] = {}
    column = 1 + _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for element in _inside(row, _CELL):
        properties = element.find(f"{W}tcPr")
        span = min(max(1, _number(_child(properties, "gridSpan"), 1)), _MAX_SPAN)
        anchor = above.get(column) if _continues(properties, "vMerge") else None
        left = anchors.get(column - 1) if _continues(properties, "hMerge") else None
        if anchor is not None and anchor.column == column:
            anchor.row_span = number - anchor.row + 1
        elif left is not None:
            left.column_span += span
            anchor = left
        else:
            anchor = GridCell(element, number, column, 1, span)
            cells.append(anchor)
        anchors.update(dict.fromkeys(range(column, column + span), anchor))
        column += span
    return anchors


def _continues(properties: etree._Element | None, name: str) -> bool:
    merge = _child(properties, name)
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _child(properties: etree._Element | None, name: str) -> etree._Element | None:
    return properties.find(f"{W}{name}") if properties is not None else None


def _number(element: etree._Element | None, default: int) -> int:
    value = element.get(VAL, "") if element is not None else ""
    return int(value) if value.isdecimal() else default


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _deleted(row: etree._Element) -> bool:
    properties = row.find(f"{W}trPr")
    if properties is None:
        return False
    hidden = properties.find(f"{W}hidden")
    return properties.find(f"{W}del") is not None or (hidden is not None and on(hidden.get(VAL)))
