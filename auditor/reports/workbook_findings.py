"""The rows of the worklist: every finding with what a reviewer needs to decide on it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from auditor.model import AuditReport, Finding, Location, SubmissionReport
from auditor.reports.numbering import numbered
from auditor.reports.places import form_of, indicator_of, location_of
from auditor.reports.wording import PRACTICE, URGENCY_WORDS, category_name, urgency
from auditor.reports.workbook_layout import FINGERPRINT
from auditor.reports.workbook_sheet import Link, Value

Row = Mapping[str, Value]

_MOST_LINKS = 10_000  # a worksheet holds 65,530, and each stays in memory until the end
_LONGEST_LINK = 2_000


def finding_rows(report: AuditReport, *, folder: Path) -> Iterator[tuple[int, Row]]:
    """The number of the submission and the row of each finding, with the numbers that other reports cite.
    Links to the files are relative to ``folder``, where the workbook will lie."""
    count = 0
    for number, submission in enumerate(report.submissions, 1):
        source = _relative(submission.submission.source, folder)
        for label, finding in numbered(submission).items():
            count += 1
            link = source if count <= _MOST_LINKS else None
            yield number, _row(submission, finding, count, label, link)


def _row(report: SubmissionReport, finding: Finding, number: int, label: str, link: str | None) -> Row:
    submission = report.submission
    form = form_of(submission, finding.form)
    indicator = indicator_of(form, finding.row)
    location = location_of(submission, finding)
    place = location.describe() if location else ""
    return {
        "序号": number,
        "问题编号": label,
        "文件": Path(submission.source).name,
        "编制单位": submission.issuer,
        "表": finding.form,
        "项目": form.name if form else None,
        "行": finding.row,
        "指标": indicator.name if indicator else None,
        "程度": URGENCY_WORDS[urgency(finding)],
        "类别": category_name(finding.category),
        "问题": f"（已豁免：{finding.waiver.reason}）{finding.message}"
        if finding.waiver
        else finding.message,
        "原文": "\n".join(dict.fromkeys(each.text for each in finding.evidence)),
        "建议": finding.suggestion.text if finding.suggestion else None,
        "依据": "；".join(finding.basis) or PRACTICE,
        "位置": _link(place, link, location),
        "规则": finding.rule,
        FINGERPRINT: finding.fingerprint,
    }


def _relative(source: str, folder: Path) -> str | None:
    """The file as seen from the workbook, ``None`` where that cannot be said in a link."""
    if not Path(source).is_file():
        return None
    try:
        path = os.path.relpath(Path(source).resolve(), folder)
    except ValueError:  # another drive
        return None
    return None if any(sign in path for sign in '#%"<>|?*\n') else path


def _link(place: str, source: str | None, location: Location | None) -> Value:
    if source is None or not place:
        return place
    target = f"external:{source}"
    if location and location.sheet and location.cell:
        sheet = location.sheet.replace("'", "''")
        target += f"#'{sheet}'!{location.cell}"
    return Link(place, target) if len(target) < _LONGEST_LINK else place
