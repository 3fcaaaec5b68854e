"""What the desk shows, as plain words: the template only lays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from auditor.model import Form, Indicator, Scorecard, SubmissionReport, as_written
from auditor.model.words import FIELD_WORDS, HINTS, Urgency, heading, row_words
from auditor.reports.view.alike import alike
from auditor.reports.view.counts import CountView, counts_of
from auditor.reports.view.lifts import LiftView, lift_note, lifts, together
from auditor.reports.view.located import Located, in_document_order, located
from auditor.reports.view.verdict import ScoreView, score_view
from auditor.reports.view.wording import points
from auditor.web.editor.auditing import audited
from auditor.web.editor.draft import Draft
from auditor.web.editor.editing import EditedForm
from auditor.web.editor.findings import (
    FindingLine,
    column_of,
    line_of,
    passage_number,
    point_of,
    pressing,
)

_WIDE = frozenset({"name", "reason", "note", "actual"})


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    word: str
    wide: bool


@dataclass(frozen=True, slots=True)
class CellView:
    """``id`` is the cell that an edit changes; ``rows`` how many rows it covers. ``numbers`` are the findings
    on it, ``changed`` whether it says something else than the file."""

    id: str
    column: str
    word: str
    label: str
    text: str
    rows: int
    changed: bool
    urgency: Urgency | None
    numbers: str
    told: str


@dataclass(frozen=True, slots=True)
class RowView:
    id: str
    number: int
    new: bool
    locked: bool
    cells: tuple[CellView, ...]
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    number: int
    label: str
    text: str
    changed: bool
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class EditorView:
    """``gained`` is what the draft has raised the score by; blank where it did not."""

    index: int
    name: str
    project: str
    budget: str
    card: ScoreView
    gained: str
    lifts: tuple[LiftView, ...]
    lift_all: LiftView | None
    lift_note: str
    counts: tuple[CountView, ...]
    columns: tuple[Column, ...]
    rows: tuple[RowView, ...]
    removed: tuple[tuple[str, str], ...]
    passages: tuple[PassageView, ...]
    findings: tuple[FindingLine, ...]
    hints: tuple[FindingLine, ...]
    doubts: tuple[str, ...]
    weight: str


def editor_view(result: str, form: int, draft: Draft) -> EditorView:
    """The desk of a form with a draft."""
    edited, report = audited(result, form, draft)
    _, before = audited(result, form, Draft())
    card, old = report.scorecard, before.scorecard
    found = [each for each in in_document_order(located(report)) if each.finding.open]
    lines = {id(each): line_of(each, edited) for each in found}
    rising = lifts(card)
    points = sorted(alike(found), key=lambda each: pressing(each.first))
    firm = [each for each in points if each.urgency not in HINTS]
    return EditorView(
        index=edited.form.index,
        name=edited.form.name,
        project=edited.form.project or "",
        budget=edited.form.budget.stated if edited.form.budget else "",
        card=score_view(card),
        gained=_gained(card, old),
        lifts=rising,
        lift_all=together(card, rising),
        lift_note=lift_note(report.submission),
        counts=counts_of(each.finding for each in found),
        columns=tuple(Column(key, _heading(key), key in _WIDE) for key in edited.columns),
        rows=tuple(_rows(edited, draft, found, lines)),
        removed=tuple(_removed(edited, draft)),
        passages=tuple(_passages(edited, draft, found, lines)),
        findings=tuple(point_of(each, lines) for each in firm),
        hints=tuple(point_of(each, lines) for each in points if each.urgency in HINTS),
        doubts=tuple(each.message for each in edited.doubts),
        weight=_weight(edited.form),
    )


def _gained(card: Scorecard, old: Scorecard) -> str:
    if card.score is None or old.score is None or card.score == old.score:
        return ""
    sign = "＋" if card.score > old.score else "−"
    return f"{sign}{points(abs(card.score - old.score))}"


def _heading(key: str) -> str:
    return heading(key) if key in FIELD_WORDS else key


def _weight(form: Form) -> str:
    """What the weights add up to; blank where the form has none."""
    known = [row.weight for row in form.indicators if row.weight is not None and row.period == "annual"]
    return as_written(sum(known, Decimal(0))) if known else ""


def _rows(
    edited: EditedForm, draft: Draft, found: Sequence[Located], lines: dict[int, FindingLine]
) -> Iterator[RowView]:
    for place, row in enumerate(edited.rows):
        own = [each for each in found if each.finding.row == row.number]
        cells = []
        for column in edited.columns:
            owner = row.cells.get(column)
            if owner is None:
                cells.append(CellView("", column, "", "", "", 1, False, None, "", ""))
                continue
            if place and edited.rows[place - 1].cells.get(column) == owner:
                continue  # the cell of the row above covers this one
            cells.append(_cell(edited, place, column, draft, own))
        yield RowView(
            row.id, row.number, row.new, row.locked, tuple(cells), tuple(lines[id(each)] for each in own)
        )


def _cell(edited: EditedForm, place: int, column: str, draft: Draft, own: Iterable[Located]) -> CellView:
    row = edited.rows[place]
    owner = row.cells[column]
    rows = 1
    while place + rows < len(edited.rows) and edited.rows[place + rows].cells.get(column) == owner:
        rows += 1
    here = sorted((each for each in own if column_of(each.finding.field, row) == column), key=pressing)
    return CellView(
        id=owner,
        column=column,
        word=_heading(column),
        label=f"{row_words(row.number)}{_heading(column)}",
        text=row.words.cells[column],
        rows=rows,
        changed=row.new or owner in draft.cells,
        urgency=here[0].urgency if here else None,
        numbers="、".join(each.number for each in here),
        told="；".join(each.finding.message for each in here),
    )


def _removed(edited: EditedForm, draft: Draft) -> Iterator[tuple[str, str]]:
    rows: dict[str, Indicator] = {str(row.row): row for row in edited.old.indicators}
    for each in draft.removed:
        if each in rows:
            yield each, rows[each].name


def _passages(
    edited: EditedForm, draft: Draft, found: Sequence[Located], lines: dict[int, FindingLine]
) -> Iterator[PassageView]:
    for number, passage in enumerate(edited.form.passages):
        own = [each for each in found if passage_number(each, edited) == number]
        yield PassageView(
            number, passage.label, passage.text, number in draft.passages, tuple(lines[id(e)] for e in own)
        )


def named(view: EditorView, name: str) -> EditorView:
    """The view of a form that has no name but its file's."""
    return view if view.name else replace(view, name=name)


def report_of(result: str, form: int, draft: Draft) -> SubmissionReport:
    """The audit of a form with a draft."""
    return audited(result, form, draft)[1]
