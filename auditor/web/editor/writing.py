"""A draft into files: the upload itself with the changes in it, or a clean form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from auditor.annotate.options import AnnotateOptions
from auditor.annotate.rewriter import rewrite_file
from auditor.annotate.rewriting import CellChange, Rewriting, RowInsertion
from auditor.model import Location
from auditor.web.editor.auditing import opened
from auditor.web.editor.cleaning import clean_docx
from auditor.web.editor.draft import Draft
from auditor.web.editor.editing import Edited, EditedForm, EditedRow
from auditor.web.work import kept

_AUTHOR = "网页修改"


@dataclass(frozen=True, slots=True)
class Written:
    """A file, and what of the draft has to be written into it by hand."""

    data: bytes
    missed: tuple[str, ...]


def rewritten(path: str, result: str, drafts: Mapping[int, Draft], when: datetime) -> Written:
    """The upload with the drafts of its forms in it. Raises UsageError for a format that cannot be written
    into."""
    cells: list[CellChange] = []
    inserted: list[RowInsertion] = []
    removed: list[Location] = []
    for form, draft in sorted(drafts.items()):
        edited = opened(result, form)
        found = edited.with_draft(draft)
        cells += _cells(edited, found)
        inserted += _insertions(found, edited)
        removed += [row.location for row in found.old.indicators if str(row.row) in draft.removed]
    changes = Rewriting(tuple(dict.fromkeys(cells)), tuple(inserted), tuple(removed))
    options = AnnotateOptions(when, author=_AUTHOR)
    kind = kept(result).submission.document.format
    done = rewrite_file(Path(path), kind, changes, options)
    return Written(done.data, done.missed)


def clean(result: str, form: int, draft: Draft) -> bytes:
    """The form with the draft as a new Word document without any marks."""
    return clean_docx(opened(result, form).with_draft(draft))


def _cells(edited: Edited, found: EditedForm) -> Iterator[CellChange]:
    for row in found.rows:
        if row.new or row.locked:
            continue
        before = edited.words_of(row.id)
        for column, text in row.words.cells.items():
            if text != before.cells[column]:
                yield CellChange(row.like.place(column), before.cells[column], text)
    for old, new in zip(found.old.passages, found.form.passages, strict=True):
        if old.text != new.text:
            yield CellChange(old.location, old.text, new.text)


def _insertions(found: EditedForm, edited: Edited) -> Iterator[RowInsertion]:
    """Each new row with the places of the row that it was inserted below; a merged cell that it lies in says
    nothing anew."""
    for row in found.rows:
        if row.new:
            own = edited.words_of(str(row.like.row)).like.locations
            yield RowInsertion({place: _text(row, column) for column, place in own.items()})


def _text(row: EditedRow, column: str) -> str:
    merged = row.cells.get(column) != f"{row.id}.{column}"
    return "" if merged else row.words.cells.get(column, "")
