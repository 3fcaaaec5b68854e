"""What is told of a form beside its rows: its head, its place, and how its table was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from auditor.forms.drafts import Draft
from auditor.forms.head.giving import issuer_of, missing_of
from auditor.forms.head.records import Head
from auditor.forms.head.results import blank_labels, execution_of, sources_of, stated_total
from auditor.forms.sections import Section
from auditor.forms.shapes.header import Header
from auditor.model import ColumnRead, Form, Location, Sureness

_GROUP_COLUMNS = {"project", "issuer", "budget", "goal"}


def with_head(form: Form, head: Head) -> Form:
    """The form with what its head says by itself."""
    return replace(
        form,
        project=head.values.get("project"),
        department=head.values.get("department"),
        issuer=issuer_of(head),
        unfilled=tuple(missing_of(head).items()),
        blank_labels=blank_labels(head),
        totals=stated_total(head),
        execution=execution_of(head),
        sources=sources_of(head),
    )


def with_reading(form: Form, draft: Draft, *, cut: bool) -> Form:
    """The form with how its table was read."""
    headless = draft.header is not None and not draft.header.lines and not draft.section.has_labels
    return replace(
        form,
        columns=frozenset(draft.rows.columns - _GROUP_COLUMNS),
        note="\n".join(draft.notes) or None,
        totals=draft.totals or form.totals,
        cut=cut or headless or draft.unread > 0,
        unread_rows=draft.unread,
        reading=_reading(draft),
        read=tuple(_columns_read(draft.header)) if draft.header else (),
    )


def _reading(draft: Draft) -> Sureness:
    """How sure the reading is: never certain where a row was left out, or where it may hold several
    projects."""
    sureness = draft.header.sureness if draft.header else Sureness.CERTAIN
    unsure = draft.unread or draft.section.unsure
    return Sureness.LIKELY if unsure and sureness is Sureness.CERTAIN else sureness


def _columns_read(header: Header) -> Iterator[ColumnRead]:
    for half in header.halves:
        for column in half.columns:
            field = None if column.name == "ignored" else column.name
            other = column.may_hold if column.may_hold != field else ""
            yield ColumnRead(column.label, field, column.sureness, other or None)


def location_of(section: Section) -> Location:
    title = section.title_slot.location if section.own_title and section.title_slot else None
    if title and (title.sheet is None or title.cell):
        return title
    cells = (read.line.filled[0].location for read in section.lines if read.line.filled)
    # the name of a sheet stands in no cell
    return next((cell for cell in cells if cell.sheet is None or cell.cell), title or Location())
