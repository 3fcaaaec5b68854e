"""Finds the cell that says quoted words, where a finding knows no more than its form or row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.model import Document, Form, Location, Paragraph
from auditor.office.words import comparable

_LEAST = 4  # fewer characters stand in too many cells


@dataclass(frozen=True, slots=True)
class _Spot:
    """A paragraph or cell with its lines; ``row`` is its table and row, ``None`` for a paragraph. A cell that
    holds a table has the lines of that too."""

    lines: tuple[str, ...]
    location: Location
    row: tuple[int, int] | None

    @property
    def text(self) -> str:
        return "".join(self.lines)

    def holds(self, words: str) -> bool:
        return any(words in line for line in self.lines)


class Spots:
    """The paragraphs and cells of a document in reading order."""

    def __init__(self, document: Document) -> None:
        self._spots = list(_spots(document))

    def says(self, words: str, location: Location) -> bool:
        """Whether words stand at a place."""
        return bool(words) and any(
            comparable(words) in spot.text for spot in self._spots if spot.location == location
        )

    def place(self, words: str, location: Location, form: Form | None) -> Location | None:
        """Where words stand that are quoted from ``location``: there, else in a cell of its row that says
        just them, else in the cell of ``form`` that says them, or holds them. ``None`` where they do not."""
        needle = comparable(words)
        if not needle:
            return None
        here = [index for index, spot in enumerate(self._spots) if spot.location == location]
        if any(needle in self._spots[index].text for index in here):
            return location
        rows = {self._spots[index].row for index in here} - {None}
        same = [spot.location for spot in self._spots if spot.row in rows and spot.text == needle]
        if same or form is None or len(needle) < _LEAST:
            return same[0] if same else None
        return self._nearest(needle, self._start(here, form))

    def _nearest(self, needle: str, start: int) -> Location | None:
        found = [
            (spot.text != needle, abs(index - start), index)
            for index, spot in enumerate(self._spots)
            if spot.row is not None and spot.holds(needle)
        ]
        return self._spots[min(found)[2]].location if found else None

    def _start(self, here: list[int], form: Form) -> int:
        """The first cell that is known of the form, else the place itself."""
        known = {text.location for text in form.passages} | {row.location for row in form.indicators}
        cells = (index for index, spot in enumerate(self._spots) if spot.row and spot.location in known)
        return next(cells, here[0] if here else 0)


def _spots(document: Document) -> Iterator[_Spot]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield _Spot(_lines(block.text), block.location, None)
            continue
        for cell in block.cells:
            yield _Spot(_lines(cell.text), cell.location, (number, cell.row))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(map(comparable, text.splitlines()))
