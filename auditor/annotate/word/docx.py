"""Word documents: comments at the words, else at the cell or paragraph, and tracked changes on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.annotate.notes import TRACKED, joined
from auditor.annotate.options import AnnotateOptions
from auditor.annotate.result import Placing
from auditor.annotate.word.anchors import Anchor, Anchors, Paragraphs
from auditor.annotate.word.changes import Revisions
from auditor.annotate.word.comments import Comments, mark_paragraphs, mark_words
from auditor.annotate.word.edits import Stretch, stretch_of
from auditor.annotate.word.places import Places
from auditor.annotate.word.runs import letters
from auditor.office.packages import main_part
from auditor.office.word_names import W

if TYPE_CHECKING:
    from auditor.annotate.notes import Note, Remarks
    from auditor.annotate.package import Package
    from auditor.model import Edit


def annotate_docx(package: Package, remarks: Remarks, options: AnnotateOptions) -> Placing:
    """Writes the notes into the package, below a comment with the summary at the head; says how each was
    placed."""
    if not remarks.notes:
        return Placing()
    part = main_part(package.archive, "word/document.xml")
    root = package.tree(part)
    anchors = Anchors(Places(root.find(f"{W}body")))
    changes = _Changes(anchors)
    groups: dict[Anchor, list[tuple[str, ...]]] = {anchors.head(): [remarks.summary]}
    placing = Placing()
    for note in remarks.notes:
        anchor = anchors.of(note)
        placing.exact += anchor.exact
        placing.loose += not anchor.exact
        lines = (*note.lines, TRACKED) if changes.admit(note) else note.lines
        groups.setdefault(anchor, []).append(lines)
    comments = Comments(package, part, options)
    for anchor, texts in groups.items():
        _hang(anchor, comments.add(joined(texts)))
    placing.comments = len(groups)
    placing.changes = changes.write(Revisions(root, options))
    comments.save()
    package.put(part, root)
    return placing


def _hang(anchor: Anchor, identifier: str) -> None:
    if anchor.start is None:
        mark_paragraphs(anchor.paragraphs[0], anchor.paragraphs[-1], identifier)
        return
    among = letters(anchor.paragraphs)  # an earlier mark may have cut the runs; the letters stay the same
    mark_words(among[anchor.start], among[anchor.end - 1], identifier)


class _Changes:
    """The replacements to write, by the paragraphs that they stand in."""

    def __init__(self, anchors: Anchors) -> None:
        self._anchors = anchors
        self._planned: dict[Paragraphs, set[Stretch]] = {}

    def admit(self, note: Note) -> bool:
        """Whether all replacements of a note can be written; a second proposal for the same words cannot."""
        if not note.edits:
            return False
        found = [self._place(edit, note.table) for edit in note.edits]
        planned = [each for each in found if each is not None and self._free(*each)]
        if len(planned) < len(note.edits):
            return False
        for paragraphs, stretch in planned:
            self._planned.setdefault(paragraphs, set()).add(stretch)
        return True

    def write(self, revisions: Revisions) -> int:
        """Writes what was admitted; returns how many replacements."""
        for paragraphs, stretches in self._planned.items():
            revisions.write(list(stretches), list(paragraphs))
        return sum(map(len, self._planned.values()))

    def _place(self, edit: Edit, table: int | None) -> tuple[Paragraphs, Stretch] | None:
        for paragraphs in self._anchors.candidates(edit, table):
            stretch = stretch_of(edit, self._anchors.letters(paragraphs))
            if stretch is not None:
                return paragraphs, stretch
        return None

    def _free(self, paragraphs: Paragraphs, stretch: Stretch) -> bool:
        others = self._planned.get(paragraphs, ())
        return stretch in others or not any(stretch.meets(other) for other in others)
