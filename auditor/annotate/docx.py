"""Word documents: a comment at the words, else at the cell or paragraph, and tracked changes on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.annotate.docx_changes import Revisions
from auditor.annotate.docx_comments import Comments, mark_cell, mark_paragraphs, mark_words
from auditor.annotate.docx_places import Places, own_paragraphs
from auditor.annotate.docx_runs import find, letters
from auditor.annotate.options import AnnotateOptions
from auditor.annotate.result import Placing
from auditor.readers.docx_names import W
from auditor.readers.packages import main_part

if TYPE_CHECKING:
    from lxml import etree

    from auditor.annotate.changes import Change
    from auditor.annotate.notes import Note
    from auditor.annotate.package import Package
    from auditor.model import Location


def annotate_docx(package: Package, notes: list[Note], options: AnnotateOptions) -> Placing:
    """Writes the notes into the package; says how each was placed."""
    part = main_part(package.archive, "word/document.xml")
    root = package.tree(part)
    writer = _Writer(root, Comments(package, part, options), Revisions(root, options))
    for note in notes:
        writer.comment(note)
    for note in notes:
        if note.change:
            writer.change(note.change)
    if notes:
        writer.comments.save()
        package.put(part, root)
    return writer.placing


class _Writer:
    def __init__(self, root: etree._Element, comments: Comments, revisions: Revisions) -> None:
        self.comments = comments
        self.placing = Placing()
        self._revisions = revisions
        self._places = Places(root.find(f"{W}body"))
        self._changed: set[tuple[Location, str]] = set()

    def comment(self, note: Note) -> None:
        place = note.location
        if place.table is not None:
            exact = self._at_cell(note, self._places.cell(place.table, place.row, place.column))
        else:
            exact = self._in_text(note)
        if exact:
            self.placing.exact += 1
        else:
            self._at_form(note)

    def change(self, change: Change) -> None:
        """A second proposal for the same words only stays a comment."""
        key = (change.location, change.old)
        if key in self._changed:
            return
        place = change.location
        cell = self._places.cell(place.table, place.row, place.column) if place.table is not None else None
        if cell is not None and self._revisions.apply(change, own_paragraphs(cell)):
            self._changed.add(key)
            self.placing.changes += 1

    def _at_cell(self, note: Note, cell: etree._Element | None) -> bool:
        if cell is None:
            return False
        paragraphs = own_paragraphs(cell)
        return self._at_words(note, paragraphs) or (
            bool(paragraphs) and mark_cell(cell, self.comments.add(note.lines))
        )

    def _at_words(self, note: Note, paragraphs: list[etree._Element]) -> bool:
        among = letters(paragraphs)
        found = next((hit for words in note.words if (hit := find(words, among))), None)
        if found is not None:
            mark_words(*found, self.comments.add(note.lines))
        return found is not None

    def _in_text(self, note: Note) -> bool:
        """A paragraph outside tables has no place of its own: the words find it, nearest to the form."""
        paragraphs = [each.element for each in self._places.near(note.table)]
        for words in note.words:
            for paragraph in paragraphs:
                found = find(words, letters([paragraph]))
                if found:
                    mark_words(*found, self.comments.add(note.lines))
                    return True
        return False

    def _at_form(self, note: Note) -> None:
        """Words that stand nowhere as quoted: the head of the form, else the beginning of the document."""
        self.placing.loose += 1
        cell = self._places.cell(note.table, None, None) if note.table is not None else None
        if cell is not None and mark_cell(cell, self.comments.add(note.lines)):
            return
        cells = iter(self._places.cells.values())
        paragraphs = [each.element for each in self._places.paragraphs] or own_paragraphs(next(cells))
        mark_paragraphs(paragraphs[0], paragraphs[0], self.comments.add(note.lines))
