"""The audit of a form with a draft, remembered by the process that works it out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from auditor.model import Document, Form, Submission, SubmissionReport, Table, TableFinder
from auditor.web.editor.basis import Basis
from auditor.web.editor.draft import Draft
from auditor.web.editor.editing import Edited, EditedForm
from auditor.web.work import kept, ruleset


def opened(result: str, form: int) -> Edited:
    """The form of a kept audit, ready for drafts; remembered by this process."""
    return _opened(id(kept(result)), result, form)


@lru_cache(maxsize=8)
def _opened(_report: int, result: str, form: int) -> Edited:
    return Edited(kept(result), form)


def basis_of(result: str, form: int) -> Basis:
    """What the form of a kept audit says without a draft."""
    return opened(result, form).basis()


def audited(result: str, form: int, draft: Draft) -> tuple[EditedForm, SubmissionReport]:
    """The form with a draft, and its audit. Only this form: what is compared between forms is for the report
    on the whole file."""
    return _audited(result, form, draft.model_dump_json(), id(kept(result)))


@lru_cache(maxsize=16)
def _audited(result: str, form: int, draft: str, _report: int) -> tuple[EditedForm, SubmissionReport]:
    from auditor.auditing import audit_submission

    edited = opened(result, form)
    found = edited.with_draft(Draft.model_validate_json(draft))
    submission = alone(edited.submission, found.form)
    return found, audit_submission(submission, ruleset())


def alone(submission: Submission, form: Form) -> Submission:
    """The submission as if the file held this form only."""
    if len(submission.forms) == 1:
        return replace(submission, forms=(form,))
    return replace(submission, forms=(form,), document=_around(submission.document, form))


def _around(document: Document, form: Form) -> Document:
    """The document without the tables of other forms and what else is on their sheets."""
    places = [form.location, *(each.location for each in form.passages)]
    places += [place for row in form.indicators for place in row.locations.values()]
    own = TableFinder.of(document).numbers(places)
    if not own:
        return document
    tables = {number for number, block in enumerate(document.blocks) if isinstance(block, Table)}
    sheets = {document.blocks[number].location.sheet for number in own} | {None}
    blocks = tuple(
        block
        for number, block in enumerate(document.blocks)
        if number in own or (number not in tables and block.location.sheet in sheets)
    )
    return replace(document, blocks=blocks)
