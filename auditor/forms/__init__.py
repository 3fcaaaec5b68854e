"""Document → Submission: forms recognised from the labels and column headers that they print.

Every spelling lives in lexicons/form-labels.yaml. Nothing is guessed: what cannot be read is ``None`` with a
doubt, what is blank stays blank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from auditor.config.lexicons import Lexicons
from auditor.forms.build import form_builder
from auditor.forms.head.opening import opening_lines, organisation, reported_kind
from auditor.forms.kinds import document_year
from auditor.forms.remembered import next_document
from auditor.model import Document, Doubt, Form, FormKind, Location, Submission

__all__ = ["recognise"]


def recognise(document: Document, lexicons: Lexicons) -> Submission:
    """Every form of a document in order of appearance, with the doubts that arose on the way.

    Raises ConfigurationError where lexicons/form-labels.yaml is not what it should be.
    """
    builder = form_builder(lexicons)
    next_document()
    restored = builder.restored(document)
    read = builder.read(builder.sections(restored))
    found = [form for each in read for form in each.forms]
    doubts = [doubt for each in read for doubt in each.doubts]
    opening = list(opening_lines(restored))
    year = document_year(opening, found)
    reported = reported_kind(opening, builder.labels)
    looks_back = reported is FormKind.SELF_REVIEW
    forms = tuple(
        replace(form, index=index, year=form.year or year, looks_back=looks_back, kind=_kind(form, reported))
        for index, form in enumerate(found, start=1)
    )
    issuer = (
        _most(form.issuer for form in forms)
        or organisation(opening, builder.labels)
        or _most(form.department for form in forms)
    )
    known = {_row_of(doubt) for doubt in document.doubts}
    new = tuple(doubt for doubt in doubts if _row_of(doubt) not in known)
    return Submission(document, forms, issuer, year, new)


def _kind(form: Form, reported: FormKind | None) -> FormKind:
    """The kind of a form; one without a title that has results is of what the document reports on."""
    monitored = reported is FormKind.MONITORING and not form.title
    return FormKind.MONITORING if monitored and form.kind is FormKind.SELF_REVIEW else form.kind


def _most(names: Iterable[str | None]) -> str | None:
    """The name that most forms give, the first of them among equals; a masked one (****) names nobody."""
    counted = Counter(name for name in names if name and any(map(str.isalnum, name)))
    return counted.most_common(1)[0][0] if counted else None


def _row_of(doubt: Doubt) -> Location:
    """The row a doubt is about: where the reader doubts a row, its cells need no second word."""
    return doubt.location.at(column=None, cell=None) if doubt.location.sheet is None else doubt.location
