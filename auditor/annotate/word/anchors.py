"""Where a note hangs in a Word document: at its words, at its cell, else at the head of its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.annotate.word.places import Places, own_paragraphs
from auditor.annotate.word.runs import Letter, find, letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from auditor.annotate.notes import Note
    from auditor.model import Edit

Paragraphs = tuple["etree._Element", ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The letters from ``start`` to ``end`` (not included) of ``paragraphs``, all of them where ``start`` is
    ``None``. ``exact`` is False at the head of a form or file, for what stands nowhere as quoted."""

    paragraphs: Paragraphs
    start: int | None = None
    end: int = 0
    exact: bool = True


class Anchors:
    """Finds anchors in the document as it was before anything was written into it."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._letters: dict[Paragraphs, list[Letter]] = {}

    def letters(self, paragraphs: Paragraphs) -> list[Letter]:
        if paragraphs not in self._letters:
            self._letters[paragraphs] = letters(paragraphs)
        return self._letters[paragraphs]

    def of(self, note: Note) -> Anchor:
        place = note.location
        if place.table is None:
            return self._in_text(note) or self._at_form(note)
        cell = self._places.cell(place.table, place.row, place.column)
        paragraphs = tuple(own_paragraphs(cell)) if cell is not None else ()
        if not paragraphs:
            return self._at_form(note)
        return self._at_words(note.words, paragraphs) or Anchor(paragraphs)

    def candidates(self, edit: Edit, table: int | None) -> Iterator[Paragraphs]:
        """The cell, or the paragraphs nearest to a table one by one, in which an edit's words may stand."""
        place = edit.location
        if place.table is None:
            yield from ((each.element,) for each in self._places.near(table))
            return
        cell = self._places.cell(place.table, place.row, place.column)
        if cell is not None and (paragraphs := tuple(own_paragraphs(cell))):
            yield paragraphs

    def head(self) -> Anchor:
        """The first line of the document, else its first cell."""
        lines = (each.element for each in self._places.paragraphs if self.letters((each.element,)))
        cells = (own_paragraphs(cell) for cell in self._places.cells.values())
        paragraph = next(lines, None)
        if paragraph is None:
            return Anchor(tuple(next(filter(None, cells))), exact=False)
        return Anchor((paragraph,), exact=False)

    def _at_words(self, words: tuple[str, ...], paragraphs: Paragraphs) -> Anchor | None:
        among = self.letters(paragraphs)
        found = next((hit for each in words if (hit := find(each, among))), None)
        return Anchor(paragraphs, *found) if found else None

    def _in_text(self, note: Note) -> Anchor | None:
        """A paragraph outside tables has no place of its own: the words find it, nearest to the form."""
        lines = [(each.element,) for each in self._places.near(note.table)]
        hits = (self._at_words((words,), line) for words in note.words for line in lines)
        return next(filter(None, hits), None)

    def _at_form(self, note: Note) -> Anchor:
        cell = self._places.cell(note.table, None, None) if note.table is not None else None
        paragraphs = tuple(own_paragraphs(cell)) if cell is not None else ()
        return Anchor(paragraphs, exact=False) if paragraphs else self.head()
