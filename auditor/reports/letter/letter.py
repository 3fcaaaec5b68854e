"""The 审核意见书: a Word letter to the department, filled into a template that a bureau can replace."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from auditor.config.resources import data_directory
from auditor.errors import ConfigurationError
from auditor.model import Document, Scorecard, Submission, SubmissionReport
from auditor.opening import read_file, why
from auditor.reports.letter.fields import letter_fields
from auditor.reports.letter.template import fill_template


def check_template(path: Path) -> None:
    """Tries a template before a long audit, on a submission without content. Raises as ``letter`` does, for
    everything but what stands inside a list."""
    nothing = SubmissionReport(
        submission=Submission(Document("", "", ()), ()),
        findings=(),
        gaps=(),
        tallies=(),
        scorecard=Scorecard((), None, None, Decimal(0), Decimal(0), Decimal(0), ""),
        form_scorecards={},
        directions={},
    )
    letter(nothing, generated_at=datetime(2000, 1, 1, tzinfo=UTC), template=path)


def letter(report: SubmissionReport, *, generated_at: datetime, template: Path | None = None) -> bytes:
    """The letter as a .docx file, dated ``generated_at``. Raises ConfigurationError for a template that
    cannot be read or that names a field that there is not, InputError for one that is damaged."""
    path = template or data_directory("reports") / "letter" / "letter.docx"
    try:
        data = read_file(path)
    except OSError as error:
        raise ConfigurationError(f"不能读取意见书模板 {path}（{why(error)}）") from error
    return fill_template(data, letter_fields(report, generated_at), str(path))
