"""Findings as notes: what the comment says, where it belongs, and which words it is about."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.annotate.changes import Change, change_of, field_place
from auditor.annotate.options import AnnotateOptions
from auditor.model import Finding, Form, Indicator, Location, Submission, SubmissionReport
from auditor.reports.places import form_of, indicator_of, related_places
from auditor.reports.plain_text import visible
from auditor.reports.quotes import cell_text
from auditor.reports.wording import URGENCY_WORDS, Urgency, urgency

_EVERYWHERE = Location()


@dataclass(frozen=True, slots=True)
class Note:
    """``words`` are tried in turn: the first that stand at ``location`` are what the comment is hung on.
    ``table`` is the table that the finding's form fills, for places that have no table of their own."""

    location: Location
    words: tuple[str, ...]
    lines: tuple[str, ...]
    urgency: Urgency
    table: int | None
    change: Change | None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def notes_of(report: SubmissionReport, options: AnnotateOptions) -> list[Note]:
    """A note for every finding, in their order."""
    found = report.findings
    if not options.hints:
        found = tuple(each for each in found if urgency(each) is not Urgency.NOTE)
    return [_note(report.submission, finding, options) for finding in found]


def _note(submission: Submission, finding: Finding, options: AnnotateOptions) -> Note:
    form = form_of(submission, finding.form)
    indicator = indicator_of(form, finding.row)
    location, words = _row_anchor(finding, indicator) if indicator else _anchor(submission, finding, form)
    return Note(
        location,
        tuple(dict.fromkeys(word for word in words if word.strip())),
        tuple(visible(line) for line in _lines(submission, finding)),
        urgency(finding),
        _table_of(form),
        change_of(finding, indicator, options.track_changes),
    )


def _row_anchor(finding: Finding, indicator: Indicator) -> tuple[Location, list[str]]:
    """The cell of the judged field, and the field's words in it where it holds others too."""
    location = field_place(indicator, finding.field or "name") or indicator.location
    words = [each.text for each in finding.evidence if each.location == location]
    return location, [*words, cell_text(indicator, finding.field or "name"), indicator.name]


def _anchor(submission: Submission, finding: Finding, form: Form | None) -> tuple[Location, list[str]]:
    """The first quotation that has a place of its own, else the first one, else the form."""
    placed = [each for each in finding.evidence if each.location != _EVERYWHERE]
    first = next(iter([*placed, *finding.evidence]), None)
    titles = [form.name, form.title] if form else []
    if first is not None:
        same = [each.text for each in finding.evidence if each.location == first.location]
        return first.location, [*same, *titles]
    start = form or next(iter(submission.forms), None)
    return (start.location if start else _EVERYWHERE), titles


def _table_of(form: Form | None) -> int | None:
    """The number of the first table that anything of the form stands in."""
    if form is None:
        return None
    rows = (row.location for row in form.indicators)
    places = (form.location, *(each.location for each in form.passages), *rows)
    tables = (place.table for place in places)
    return min((table for table in tables if table is not None), default=None)


def _lines(submission: Submission, finding: Finding) -> list[str]:
    lines = [f"【{URGENCY_WORDS[urgency(finding)]}】{finding.message}"]
    others = related_places(submission, finding.related, finding.form)
    if others:
        lines.append(f"另见：{'、'.join(others)}")
    if finding.suggestion:
        lines.append(f"建议：{finding.suggestion.text}")
    elif urgency(finding) is Urgency.VERIFY:
        lines.append("建议：情况属实的请说明，写错的请更正")
    lines += [f"依据：{basis}" for basis in finding.basis]
    lines.append(f"（规则：{finding.title}，{finding.rule}）")
    return lines
