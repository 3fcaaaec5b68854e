"""The 审核意见书: a Word letter to the department, filled into a template that a bureau can replace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from auditor.config.resources import data_directory
from auditor.errors import ConfigurationError
from auditor.model import Document, RuleChange, Scorecard, Submission, SubmissionReport
from auditor.opening import read_file, why
from auditor.reports.letter.fields import Decided, letter_fields
from auditor.reports.letter.template import fill_template, names_list

_TEMPLATE = data_directory("reports") / "letter" / "letter.docx"


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


def letter(
    *reports: SubmissionReport,
    generated_at: datetime,
    template: Path | None = None,
    changes: Sequence[RuleChange] = (),
    decided: Decided | None = None,
) -> bytes:
    """The letter on the submissions of one unit as a .docx file, dated ``generated_at``; ``changes`` are
    those of a bureau's rules. Raises ConfigurationError for a template that cannot be read or that names a
    field that there is not, InputError for one that is damaged."""
    path = template or _TEMPLATE
    fields = letter_fields(reports, generated_at, changes=changes, decided=decided)
    return fill_template(_template(path), fields, str(path))


def takes_several(template: Path | None) -> bool:
    """Whether a template has the list of files, so that one letter can tell of several."""
    path = template or _TEMPLATE
    return names_list(_template(path), "files", str(path))


def _template(path: Path) -> bytes:
    try:
        return read_file(path)
    except OSError as error:
        raise ConfigurationError(f"不能读取意见书模板 {path}（{why(error)}），请检查路径和权限") from error
