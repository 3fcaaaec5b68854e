"""Where a finding stands, in words: in the audited form, and in the file that was sent."""

from __future__ import annotations

from auditor.model import Finding, Form, Indicator, Location, RowRef, Submission
from auditor.model.words import WHOLE_FILE


def form_of(submission: Submission, index: int | None) -> Form | None:
    """The form with this 1-based index, ``None`` where there is none."""
    return next((form for form in submission.forms if form.index == index), None)


def indicator_of(form: Form | None, row: int | None) -> Indicator | None:
    """The indicator row of a form, ``None`` where there is none."""
    if form is None or row is None:
        return None
    return next((indicator for indicator in form.indicators if indicator.row == row), None)


def form_label(form: Form) -> str:
    """«表3《群团工作经费》»."""
    return f"表{form.index}《{form.name}》" if form.name else f"表{form.index}"


def place_in_form(submission: Submission, index: int | None, row: int | None) -> str:
    """«表3《群团工作经费》第2行», «表3《…》», or «整份文件»."""
    form = form_of(submission, index)
    if form is None:
        return WHOLE_FILE
    return form_label(form) + (f"第{row}行" if row is not None else "")


def location_of(submission: Submission, finding: Finding) -> Location | None:
    """The place in the file: of the row's cell, else of the first quotation, else of the form."""
    form = form_of(submission, finding.form)
    indicator = indicator_of(form, finding.row)
    if indicator is not None:
        return indicator.place(finding.field) if finding.field else indicator.location
    if finding.evidence:
        return finding.evidence[0].location
    return form.location if form else None


def place(submission: Submission, finding: Finding) -> str:
    """«表3《群团工作经费》第2行 · 第481行»: in the form, then in the file."""
    inside = place_in_form(submission, finding.form, finding.row)
    location = location_of(submission, finding)
    in_file = location.describe() if location else ""
    return f"{inside} · {in_file}" if in_file not in {"", "全文"} else inside


def related_places(submission: Submission, related: tuple[RowRef, ...], home: int | None) -> list[str]:
    """The other rows that take part; the form is named only where it is another than ``home``."""
    words = []
    for ref in related:
        if ref.form == home and ref.row is not None:
            indicator = indicator_of(form_of(submission, ref.form), ref.row)
            words.append(f"第{ref.row}行“{indicator.name}”" if indicator else f"第{ref.row}行")
        else:
            words.append(place_in_form(submission, ref.form, ref.row))
    return words
