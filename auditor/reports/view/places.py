"""The forms and rows of a submission by their numbers, and what a form is called."""

from __future__ import annotations

from auditor.model import Form, Indicator, Submission


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
