"""Rows of a Word table that a tracked change adds or takes away."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from auditor.annotate.word.places import own_paragraphs
from auditor.office.elements import whole
from auditor.office.word_names import VAL, W

if TYPE_CHECKING:
    from lxml import etree

    from auditor.annotate.word.changes import Revisions

_ROW, _CELL, _PARAGRAPH, _RUN = f"{W}tr", f"{W}tc", f"{W}p", f"{W}r"
_PROPERTIES, _DOWN, _SPAN = f"{W}tcPr", f"{W}vMerge", f"{W}gridSpan"
_ROW_PROPERTIES, _GRID_BEFORE = f"{W}trPr", f"{W}gridBefore"
_NOT_IN_ROW = frozenset({f"{W}tblPrEx", _ROW_PROPERTIES})


class Rows:
    """Writes rows with the marks of ``revisions``."""

    def __init__(self, revisions: Revisions) -> None:
        self._revisions = revisions

    def insert(self, above: etree._Element, texts: Mapping[int, str]) -> None:
        """A row below ``above`` that looks like it, with texts by column. A cell that is merged down goes on,
        unless it is to say something else."""
        row = copy.deepcopy(above)
        self._mark(row, "ins")
        for column, cell in _columns(row):
            text = texts.get(column, "")
            paragraph = _emptied(cell)
            properties = cell.find(_PROPERTIES)
            merged = None if properties is None else properties.find(_DOWN)
            if properties is not None and merged is not None:
                if text:
                    properties.remove(merged)
                else:
                    merged.set(VAL, "continue")
            if text:
                self._revisions.fill(paragraph, text)
        above.addnext(row)

    def remove(self, row: etree._Element) -> None:
        """Strikes a row out; what is merged down from it begins in the row below."""
        below = next(row.itersiblings(_ROW), None)
        if below is not None:
            own = dict(_columns(row))
            for column, cell in _columns(below):
                _begin_merge(own.get(column), cell)
        self._mark(row, "del")

    def _mark(self, row: etree._Element, name: str) -> None:
        properties = row.find(_ROW_PROPERTIES)
        if properties is None:
            properties = row.makeelement(_ROW_PROPERTIES)
            place = sum(child.tag in _NOT_IN_ROW for child in row)
            row.insert(place, properties)
        for old in [*properties.findall(f"{W}ins"), *properties.findall(f"{W}del")]:
            properties.remove(old)
        properties.append(self._revisions.mark(row, name))


def _columns(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells with the columns that they begin in, as the reader counts them."""
    before = row.find(f"{_ROW_PROPERTIES}/{_GRID_BEFORE}")
    column = 1 + (whole(before.get(VAL), 0) if before is not None else 0)
    for cell in row.iter(_CELL):
        if next(cell.iterancestors(_ROW)) is not row:
            continue  # of a table in a cell
        yield column, cell
        span = cell.find(f"{_PROPERTIES}/{_SPAN}")
        column += max(1, whole(span.get(VAL), 1)) if span is not None else 1


def _emptied(cell: etree._Element) -> etree._Element:
    """The first paragraph of a cell, with its looks and no words; the cell holds nothing else."""
    paragraph = next(iter(own_paragraphs(cell)), None)
    fresh = cell.makeelement(_PARAGRAPH)
    if paragraph is not None:
        if (looks := paragraph.find(f"{W}pPr")) is not None:
            fresh.append(copy.deepcopy(looks))
        _keep_font(paragraph, fresh)
    for child in [each for each in cell if each.tag != _PROPERTIES]:
        cell.remove(child)
    cell.append(fresh)
    return fresh


def _keep_font(paragraph: etree._Element, fresh: etree._Element) -> None:
    """New words look as the old ones did: their font becomes that of the paragraph mark."""
    font = next(
        (run.find(f"{W}rPr") for run in paragraph.iter(_RUN) if run.find(f"{W}rPr") is not None), None
    )
    looks = fresh.find(f"{W}pPr")
    if font is None or (looks is not None and looks.find(f"{W}rPr") is not None):
        return
    if looks is None:
        looks = fresh.makeelement(f"{W}pPr")
        fresh.insert(0, looks)
    looks.append(copy.deepcopy(font))


def _begin_merge(above: etree._Element | None, cell: etree._Element) -> None:
    """Where a merge begins in the cell above, it begins here instead, with its words."""
    merged = cell.find(f"{_PROPERTIES}/{_DOWN}")
    begun = above.find(f"{_PROPERTIES}/{_DOWN}") if above is not None else None
    if above is None or merged is None or begun is None:
        return
    if merged.get(VAL) in {None, "continue"} and begun.get(VAL) == "restart":
        merged.set(VAL, "restart")
        for child in [each for each in cell if each.tag != _PROPERTIES]:
            cell.remove(child)
        for child in above:
            if child.tag != _PROPERTIES:
                cell.append(copy.deepcopy(child))
