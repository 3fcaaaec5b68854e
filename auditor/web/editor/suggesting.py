"""Advice that one click carries out: which cells or passages come to say what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditor.annotate.changes import edits_of
from auditor.annotate.options import TrackChanges
from auditor.errors import UsageError
from auditor.model import Edit, Finding
from auditor.reports.view.located import located
from auditor.web.editor.auditing import audited
from auditor.web.editor.draft import Draft
from auditor.web.editor.editing import EditedForm, EditedRow

_AROUND = 12  # characters of a passage that a preview shows on each side


@dataclass(frozen=True, slots=True)
class Change:
    """A cell («3.value») or a passage («p0») whose ``whole`` new text is known; ``old`` and ``new`` are what
    differs, ``before`` and ``after`` the words around."""

    target: str
    whole: str
    before: str
    old: str
    new: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """All changes that a finding proposes; they are made together."""

    changes: tuple[Change, ...]


def proposal_of(finding: Finding, edited: EditedForm) -> Proposal | None:
    """What a finding's advice does to the draft; ``None`` where a person has to find the words."""
    row = edited.rows[finding.row - 1] if finding.row and finding.row <= len(edited.rows) else None
    if row is not None and row.locked:
        return None
    indicator = edited.form.indicators[row.number - 1] if row is not None else None
    edits = edits_of(finding, indicator, TrackChanges.ALL)
    changes = [_change(each, finding, row, edited) for each in edits]
    found = tuple(each for each in changes if each is not None)
    return Proposal(found) if found and len(found) == len(edits) else None


def _change(edit: Edit, finding: Finding, row: EditedRow | None, edited: EditedForm) -> Change | None:
    for target, text in _places(edit, finding, row, edited):
        start = _start(edit, text)
        if start is not None:
            end = start + len(edit.old)
            whole = text[:start] + edit.new + text[end:]
            before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
            return Change(target, whole, before, edit.old, edit.new, after)
    return None


def _places(
    edit: Edit, finding: Finding, row: EditedRow | None, edited: EditedForm
) -> Iterator[tuple[str, str]]:
    """The cells and passages in which an edit's words may stand, the likeliest first."""
    if row is not None:
        field = finding.suggestion.field if finding.suggestion else None
        ordered = [field, finding.field, "value", *row.cells]
        for column in dict.fromkeys(each for each in ordered if each in row.cells):
            if column == field or row.like.locations.get(column) == edit.location:
                yield row.cells[column], row.words.cells[column]
        return
    for number, passage in enumerate(edited.form.passages):
        if passage.location == edit.location:
            yield f"p{number}", passage.text


def _start(edit: Edit, text: str) -> int | None:
    """Where the old words stand: as stated, else where they stand only once."""
    if text == edit.text or (not edit.old and not text):
        return edit.start
    if edit.old and text.count(edit.old) == 1:
        return text.index(edit.old)
    return None


def applied(result: str, form: int, draft: Draft, number: str) -> tuple[str, Draft]:
    """The draft with the advice of a finding carried out, and what that is called among the steps. Raises
    UsageError where the finding is gone or its advice is for people."""
    edited, report = audited(result, form, draft)
    found = next((each for each in located(report) if each.number == number), None)
    proposal = proposal_of(found.finding, edited) if found else None
    if found is None or proposal is None:
        raise UsageError("这条问题已经变了，请看最新的问题清单再操作")
    for change in proposal.changes:
        if change.target.startswith("p"):
            draft = draft.with_passage(int(change.target[1:]), change.whole)
        else:
            row, _, column = change.target.partition(".")
            draft = draft.with_cell(row, column, change.whole)
    return f"采用{number}", draft
