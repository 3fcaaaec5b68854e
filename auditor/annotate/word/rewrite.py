"""Changes in a Word document, all of them tracked, so that whoever opens it sees and accepts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.annotate.rewriting import (
    CellChange,
    Rewriting,
    RowInsertion,
    change_words,
    edit_of,
    removal_words,
    row_words,
)
from auditor.annotate.word.anchors import Anchors, Paragraphs
from auditor.annotate.word.changes import Revisions
from auditor.annotate.word.edits import Stretch, stretch_of
from auditor.annotate.word.places import Places
from auditor.annotate.word.rows import Rows
from auditor.office.packages import main_part
from auditor.office.word_names import W

if TYPE_CHECKING:
    from lxml import etree

    from auditor.annotate.options import AnnotateOptions
    from auditor.annotate.package import Package
    from auditor.model import Location

_ROW = f"{W}tr"


def rewrite_docx(package: Package, changes: Rewriting, options: AnnotateOptions) -> tuple[int, list[str]]:
    """How many changes were written into the package, and what the others are."""
    part = main_part(package.archive, "word/document.xml")
    root = package.tree(part)
    writer = _Writer(root, options)
    for row in changes.inserted:
        writer.plan_row(row)
    for change in changes.cells:
        writer.plan(change)
    for place in changes.removed:
        writer.plan_removal(place)
    writer.write()
    package.put(part, root)
    return writer.written, writer.missed


class _Writer:
    """Everything is looked up in the document as it was, and written afterwards."""

    def __init__(self, root: etree._Element, options: AnnotateOptions) -> None:
        self.written = 0
        self.missed: list[str] = []
        self._places = Places(root.find(f"{W}body"))
        self._anchors = Anchors(self._places)
        self._revisions = Revisions(root, options)
        self._rows = Rows(self._revisions)
        self._cells: list[tuple[Paragraphs, Stretch]] = []
        self._inserted: list[tuple[etree._Element, dict[int, str]]] = []
        self._removed: list[etree._Element] = []

    def plan(self, change: CellChange) -> None:
        edit = edit_of(change)
        for paragraphs in self._anchors.candidates(edit, None):
            stretch = stretch_of(edit, self._anchors.letters(paragraphs))
            if stretch is not None:
                self._cells.append((paragraphs, stretch))
                return
        self.missed.append(change_words(change))

    def plan_row(self, row: RowInsertion) -> None:
        found = {place: self._cell(place) for place in row.texts}
        rows = [_row_of(cell) for cell in found.values() if cell is not None]
        lowest = max(rows, key=_index, default=None)
        if lowest is None:
            self.missed.append(row_words(row))
            return
        texts = {place.column or 1: text for place, text in row.texts.items() if found[place] is not None}
        self._inserted.append((lowest, texts))

    def plan_removal(self, place: Location) -> None:
        cell = self._cell(place)
        if cell is None:
            self.missed.append(removal_words(place))
        else:
            self._removed.append(_row_of(cell))

    def write(self) -> None:
        for row, texts in reversed(self._inserted):
            self._rows.insert(row, texts)
        for paragraphs, stretch in self._cells:
            self._revisions.write([stretch], list(paragraphs))
        for row in self._removed:
            self._rows.remove(row)
        self.written = len(self._inserted) + len(self._cells) + len(self._removed)

    def _cell(self, place: Location) -> etree._Element | None:
        if place.table is None or place.row is None:
            return None
        return self._places.cell(place.table, place.row, place.column)


def _row_of(cell: etree._Element) -> etree._Element:
    return next(cell.iterancestors(_ROW))


def _index(row: etree._Element) -> int:
    parent = row.getparent()
    return parent.index(row) if parent is not None else 0
