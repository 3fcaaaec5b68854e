"""The order of an overview."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.model import SubmissionReport
from auditor.model.words import Urgency
from auditor.reports.view.wording import by_urgency


def ranked(submissions: Iterable[SubmissionReport]) -> list[SubmissionReport]:
    """Worst first: what could not be scored, then by score; ties by the number of errors, then by name."""

    def key(report: SubmissionReport) -> tuple[bool, float, int, str]:
        score = report.scorecard.score
        errors = len(by_urgency(report.findings)[Urgency.MUST])
        return score is not None, float(score or 0), -errors, report.submission.source

    return sorted(submissions, key=key)
