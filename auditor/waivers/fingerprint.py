"""What makes a finding the same finding next week: rule, project and content, no position and no file
name."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from auditor.expressions import expression
from auditor.judging.unit_words import row_text, target
from auditor.model import Finding, Form, Indicator, Submission

_POSITION = expression(r"第\s*\d+\s*(?:行|列|页|条|张表|个表格|段|项)|表\s*\d+")
_TOLD = expression(r"“[^”]*”|《[^》]*》|\d+(?:\.\d+)?%?")
_IN_FULL = 10_000  # characters
_LENGTH = 16  # hexadecimal digits: 64 bits tell millions of findings apart


def fingerprints(
    findings: Sequence[Finding], submission: Submission, former: Iterable[str] = ()
) -> tuple[str, ...]:
    """The fingerprint of each finding, in their order. Findings that are alike in rule, project and
    content are told apart by their order in the document. ``former`` puts another rule id in the place
    of each finding's."""
    seen: Counter[tuple[str, str, str]] = Counter()
    forms: dict[int | None, _Rows] = {form.index: _Rows(form) for form in reversed(submission.forms)}
    names = tuple(former) or tuple(finding.rule for finding in findings)
    found = []
    for finding, name in zip(findings, names, strict=True):
        form = forms.get(finding.form)
        key = name, _project(form, submission), _content(finding, form)
        text = "\0".join((*key, str(seen[key])))
        seen[key] += 1
        found.append(hashlib.sha256(text.encode()).hexdigest()[:_LENGTH])
    return tuple(found)


@lru_cache(1_024)
def _normal(text: str) -> str:
    """One spelling for what reads the same: widths, case and blanks do not matter. A text of pages is told by
    its digest: thousands of findings may quote it."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    if len(plain) <= _IN_FULL:
        return plain
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


class _Rows:
    """A form with its rows by what they say and by their numbers; of rows that say the same, the last."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.by_text = {row_text(row): row for row in form.indicators}
        self.by_number: dict[int | None, Indicator] = {
            row.row: row for row in reversed(self.by_text.values())
        }


def _project(rows: _Rows | None, submission: Submission) -> str:
    form = rows.form if rows else None
    own = (form.project or f"{form.kind} {form.department or ''}") if form else ""
    return _normal(f"{submission.issuer or ''}|{own}")


def _content(finding: Finding, rows: _Rows | None) -> str:
    by_text = rows.by_text if rows else {}
    parts = [_row(by_text[each.text]) if each.text in by_text else each.text for each in finding.evidence]
    row = rows.by_number.get(finding.row) if rows else None
    if row is not None:
        parts.append(_row(row))
        if finding.field == "weight":
            parts.append(row.weight_text or str(row.weight))
    else:
        parts += _TOLD.findall(_POSITION.sub("", finding.message))
    distinct = dict.fromkeys(_normal(part) for part in parts)
    return "|".join((finding.field or "", *distinct))


def _row(row: Indicator) -> str:
    """A row without its weight, which changes with its neighbours."""
    return f"{row.full_name} {target(row)}"
