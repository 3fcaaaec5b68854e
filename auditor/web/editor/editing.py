"""A draft on the form of an upload: its rows. Runs in the processes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.errors import UsageError
from auditor.model import Doubt, Form, Indicator, Location, SubmissionReport
from auditor.web.editor.basis import Basis, Piece
from auditor.web.editor.draft import Draft, NewRow
from auditor.web.work import ruleset

if TYPE_CHECKING:
    from auditor.forms.editing import FormEditor, RowWords

_LEVELS = ("level1", "level2")
_ORDER = (
    "level1", "level2", "name", "operator", "value", "unit", "weight", "core", "actual", "score", "reason",
    "forecast", "possibility", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row of the desk. ``number`` is that which findings name; ``like`` is the row of the file that it is,
    or whose place it was inserted by. ``locked`` rows keep their words. ``cells`` gives, by column, the row
    and column that the cell belongs to, which differs where several rows share a merged cell."""

    id: str
    number: int
    words: RowWords
    like: Indicator
    new: bool
    locked: bool
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class EditedForm:
    """``form`` with the draft's rows and passages; ``old`` as the file has it."""

    old: Form
    form: Form
    columns: tuple[str, ...]
    rows: tuple[EditedRow, ...]
    doubts: tuple[Doubt, ...]


class Edited:
    """Applies drafts to one form of an audited file."""

    def __init__(self, report: SubmissionReport, form: int) -> None:
        from auditor.forms.editing import FormEditor

        self.submission = report.submission
        found = next((each for each in report.submission.forms if each.index == form), None)
        if found is None:
            raise UsageError("文件里没有这张表，请回到首页重新打开")
        self._old = found
        self._editor: FormEditor = FormEditor(report.submission.document, ruleset().lexicons)
        self._editable = self._editor.editable(found)
        self._words = {str(row.row): self._editor.words(row) for row in found.indicators}
        self._owners = dict(_owners(found))
        self._sizes = Counter(self._owners.values())
        self._columns = tuple(
            sorted({key for words in self._words.values() for key in words.cells}, key=_rank)
        )

    def with_draft(self, draft: Draft) -> EditedForm:
        ids = list(_ordered([str(row.row) for row in self._old.indicators], draft))
        words = [self._row_words(each, draft) for each in ids]
        form, doubts = self._editor.with_rows(self._old, words)
        passages = tuple(
            replace(passage, text=draft.passages.get(number, passage.text))
            for number, passage in enumerate(form.passages)
        )
        pairs = zip(ids, words, strict=True)
        rows = tuple(self._row(each, number, own, draft) for number, (each, own) in enumerate(pairs, 1))
        return EditedForm(self._old, replace(form, passages=passages), self._columns, rows, doubts)

    def basis(self) -> Basis:
        """What the form says without a draft."""
        rows = {
            str(row.row): Piece(
                place=_key(row.place("name")),
                name=row.name,
                words=dict(self._words[str(row.row)].cells),
                shared=tuple(self._shared_above(str(row.row))),
            )
            for row in self._old.indicators
        }
        passages = (
            Piece(place=_key(each.location), name=each.label, words={"text": each.text})
            for each in self._old.passages
        )
        return Basis(rows=rows, passages=tuple(passages))

    def _shared_above(self, row: str) -> Iterator[str]:
        for column in sorted(self._words[row].cells):
            if self._owners.get(cell := f"{row}.{column}", cell) != cell:
                yield column

    def words_of(self, row: str) -> RowWords:
        """What a row of the file says as it was sent."""
        return self._words[row]

    def _row_words(self, identifier: str, draft: Draft) -> RowWords:
        new = next((each for each in draft.rows if each.id == identifier), None)
        if new is None:
            base = self._words[identifier]
            changed = {key: self._text(identifier, key, draft) for key in base.cells}
            levels = _with_levels(base.levels, base.cells, changed)
            return replace(base, cells=changed, levels=levels)
        from auditor.forms.editing import RowWords

        above = self._words[self._anchor(identifier, draft)]
        like, said = above.like, _said(new, above)
        texts = {key: draft.cells.get(f"{identifier}.{key}", said.get(key, "")) for key in self._columns}
        texts |= {key: self._text(str(like.row), key, draft) for key in self._shared(identifier, draft)}
        levels = above.levels if new.levels is None else new.levels
        return RowWords(texts, _with_levels(levels, said, texts), like)

    def _text(self, identifier: str, column: str, draft: Draft) -> str:
        owner = self._owners.get(f"{identifier}.{column}", f"{identifier}.{column}")
        return draft.cells.get(owner, self._words[identifier].cells[column])

    def _anchor(self, identifier: str, draft: Draft) -> str:
        """The row of the file that a new row stands below, above all that were inserted there; the first one
        for a row at the head."""
        above = {row.id: row.after for row in draft.rows}
        while identifier in above:
            identifier = above[identifier]
        return identifier if identifier in self._words else next(iter(self._words))

    def _shared(self, identifier: str, draft: Draft) -> dict[str, str]:
        """The merged level cells that a new row lies in, with the cell that they belong to."""
        new = next((each for each in draft.rows if each.id == identifier), None)
        if new is None:
            return {}
        anchor = self._anchor(identifier, draft)
        found = {}
        for column in _LEVELS:
            owner = self._owners.get(f"{anchor}.{column}")
            said = _said(new, self._words[anchor]).get(column)
            same = said == self._words[anchor].cells.get(column)
            if owner and same and self._sizes[owner] > 1 and f"{identifier}.{column}" not in draft.cells:
                found[column] = owner
        return found

    def _row(self, identifier: str, number: int, words: RowWords, draft: Draft) -> EditedRow:
        new = identifier.startswith("n")
        keys = {key: f"{identifier}.{key}" for key in words.cells}
        owners = {key: self._owners.get(cell, cell) for key, cell in keys.items()}
        owners |= self._shared(identifier, draft)
        locked = not new and words.like.row not in self._editable
        return EditedRow(identifier, number, words, words.like, new, locked, owners)


def _said(new: NewRow, above: RowWords) -> Mapping[str, str]:
    """What the cells of a new row say before anybody edits them."""
    if new.levels is not None:
        return new.texts
    return {key: above.cells[key] for key in _LEVELS if key in above.cells} | dict(new.texts)


def _rank(column: str) -> int:
    return _ORDER.index(column) if column in _ORDER else len(_ORDER)


def _owners(form: Form) -> Iterator[tuple[str, str]]:
    """For each cell that several rows share, the first of them: «3.level1» → «1.level1»."""
    first: dict[tuple[str, Location], str] = {}
    for row in form.indicators:
        for column, place in row.locations.items():
            if place.cell is not None or (place.row is not None and place.column is not None):
                yield f"{row.row}.{column}", first.setdefault((column, place), f"{row.row}.{column}")


def _ordered(ids: Sequence[str], draft: Draft) -> Iterator[str]:
    """The rows of the file with the new ones below theirs, without those that are removed."""
    below: dict[str, list[str]] = {}
    for row in draft.rows:
        below.setdefault(row.after, []).append(row.id)
    gone = set(draft.removed)

    def one(identifier: str) -> Iterator[str]:
        if identifier not in gone:
            yield identifier
        for each in below.get(identifier, ()):
            yield from one(each)

    for each in below.get("", ()):
        yield from one(each)
    for identifier in ids:
        yield from one(identifier)


def _with_levels(levels: tuple[str, ...], old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """The levels, where their own cells were changed."""
    from auditor.forms.editing import renamed

    for column in _LEVELS:
        if column in new and new[column] != old.get(column, ""):
            levels = renamed(levels, column, " ".join(new[column].split()))
    return levels


def _key(place: Location) -> str:
    """A place so that rows of one table differ; where a page shows it is not part of it."""
    return json.dumps({name: value for name, value in place.as_json().items() if name != "box"})
