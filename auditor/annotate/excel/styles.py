"""A fill colour on a cell that keeps everything else of its style."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from lxml import etree

from auditor.model.words import Urgency
from auditor.office.book import S
from auditor.office.elements import whole
from auditor.office.packages import main_part

if TYPE_CHECKING:
    from auditor.annotate.package import Package

# Light enough for black words on a monochrome print.
_COLOURS = {
    Urgency.MUST: "FFF8CBAD",
    Urgency.SHOULD: "FFFFE699",
    Urgency.VERIFY: "FFBDD7EE",
    Urgency.NOTE: "FFEDEDED",
    Urgency.WRITING: "FFF5F5F5",
}


class Colours:
    """Appends fills and cell formats to the styles part; a workbook without styles stays uncoloured."""

    def __init__(self, package: Package) -> None:
        self._package = package
        name = package.related(main_part(package.archive, "xl/workbook.xml")).kinds.get("styles", "")
        self._name = name
        self._root = package.tree(name) if name in package.names else None
        self._fills = self._root.find(f"{S}fills") if self._root is not None else None
        self._formats = self._root.find(f"{S}cellXfs") if self._root is not None else None
        self._fill_of: dict[Urgency, int] = {}
        self._made: dict[tuple[int, Urgency], int] = {}

    def paint(self, cell: etree._Element | None, urgency: Urgency) -> None:
        if cell is None or self._fills is None or self._formats is None or not len(self._formats):
            return
        stated = whole(cell.get("s"), 0)
        style = stated if 0 <= stated < len(self._formats) else 0
        if (style, urgency) not in self._made:
            self._made[style, urgency] = self._new_format(
                self._formats, style, self._fill(self._fills, urgency)
            )
        cell.set("s", str(self._made[style, urgency]))

    def save(self) -> None:
        if self._root is not None and self._made:
            self._package.put(self._name, self._root)

    def _fill(self, fills: etree._Element, urgency: Urgency) -> int:
        if urgency not in self._fill_of:
            fill = etree.SubElement(fills, f"{S}fill")
            pattern = etree.SubElement(fill, f"{S}patternFill", patternType="solid")
            etree.SubElement(pattern, f"{S}fgColor", rgb=_COLOURS[urgency])
            etree.SubElement(pattern, f"{S}bgColor", indexed="64")
            fills.set("count", str(len(fills)))
            self._fill_of[urgency] = len(fills) - 1
        return self._fill_of[urgency]

    @staticmethod
    def _new_format(formats: etree._Element, style: int, fill: int) -> int:
        new = copy.deepcopy(formats[style])
        new.set("fillId", str(fill))
        new.set("applyFill", "1")
        formats.append(new)
        formats.set("count", str(len(formats)))
        return len(formats) - 1
