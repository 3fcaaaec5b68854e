"""What makes a finding the same finding next week: rule, project and content, no position and no file
name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from auditor.judging.judging import row_text, target
from auditor.model import Finding, Form, Indicator, Submission

_POSITION = re.compile(r"第\s*\d+\s*(?:行|列|页|条|张表|个表格|段|项)|表\s*\d+")
_TOLD = re.compile(r"“[^”]*”|《[^》]*》|\d+(?:\.\d+)?%?")
_IN_FULL = 10_000  # characters
_LENGTH = 16  # hexadecimal digits: 64 bits tell millions of findings apart


def fingerprints(
    findings: Sequence[Finding], submission: Submission, former: Iterable[str] = ()
) -> tuple[str, ...]:
    """The fingerprint of each finding, in their order. Findings that are alike in rule, project and
    content are told apart by their order in the document. ``former`` puts another rule id in the place
    of each finding's."""
    seen: Counter[tuple[str, str, str]] = Counter()
    names = tuple(former) or tuple(finding.rule for finding in findings)
    found = []
    for finding, name in zip(findings, names, strict=True):
        key = name, _project(finding, submission), _content(finding, submission)
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


def _form(finding: Finding, submission: Submission) -> Form | None:
    return next((form for form in submission.forms if form.index == finding.form), None)


def _project(finding: Finding, submission: Submission) -> str:
    form = _form(finding, submission)
    own = (form.project or f"{form.kind} {form.department or ''}") if form else ""
    return _normal(f"{submission.issuer or ''}|{own}")


def _content(finding: Finding, submission: Submission) -> str:
    form = _form(finding, submission)
    rows = {row_text(row): row for row in form.indicators} if form else {}
    parts = [_row(rows[each.text]) if each.text in rows else each.text for each in finding.evidence]
    row = next((row for row in rows.values() if row.row == finding.row), None)
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
