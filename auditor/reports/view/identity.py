"""What makes a finding the same finding in another copy of the file: rule, project, words."""

from __future__ import annotations

import hashlib
import unicodedata

from auditor.model import Finding, Submission
from auditor.reports.view.places import form_of, indicator_of

_LENGTH = 16


def finding_key(submission: Submission, finding: Finding) -> str:
    """The finding's own fingerprint; for one that was made without, a hash of the rule, the project, the
    indicator (else the field) and the quoted words."""
    if finding.fingerprint:
        return finding.fingerprint
    form = form_of(submission, finding.form)
    indicator = indicator_of(form, finding.row)
    parts = (
        finding.rule,
        normalised(form.name) if form else "",
        normalised(indicator.name) if indicator else finding.field or "",
        *sorted({normalised(each.text) for each in finding.evidence}),
    )
    return hashlib.sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:_LENGTH]


def normalised(text: str) -> str:
    """Letters, digits and signs without width, case, blanks and punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if not unicodedata.category(char).startswith(("Z", "C", "P")))
