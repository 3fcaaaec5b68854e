"""Cells that offer signs, kinds or levels of which one is ticked («☑≥ □= □≤», «定量√ 定性□»): what is ticked
stands in them."""

from __future__ import annotations

from dataclasses import replace

from auditor.chinese.ticks import has_boxes, ticked
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader
from auditor.forms.replacing import with_tables
from auditor.forms.text import squeeze
from auditor.model import Cell, Document, Table


class TickedCells:
    """Finds such cells by what they offer."""

    def __init__(self, labels: Labels, levels: LevelReader, targets: TargetReader) -> None:
        self._flags = labels.yes | labels.no
        self._levels = levels
        self._targets = targets

    def restored(self, document: Document) -> Document:
        """The document with what is ticked in the place of all that can be."""
        return with_tables(document, self._chosen)

    def _chosen(self, table: Table) -> Table:
        if not any(map(has_boxes, table.texts())):
            return table
        cells = tuple(map(self._told, table.cells))
        return table if cells == table.cells else replace(table, cells=cells)

    def _told(self, cell: Cell) -> Cell:
        found = ticked(cell.text)
        if found is None or not all(self._may_be_offered(squeeze(word)) for word in found[1]):
            return cell
        return replace(cell, text=squeeze(found[0]))

    def _may_be_offered(self, word: str) -> bool:
        known = self._targets.is_sign(word) or self._levels.is_level(word)
        return bool(word) and (known or word in self._flags)
