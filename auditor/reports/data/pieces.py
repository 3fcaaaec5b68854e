"""The JSON report as text, a submission at a time: memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from auditor.model import AuditReport, SubmissionReport
from auditor.reports.data.json import head, submission_data, tail
from auditor.spool.encoded import Worded
from auditor.spool.spooled import Spooled
from auditor.words.visible import dump_json


def to_json(report: AuditReport) -> str:
    """The report as text: UTF-8 characters as they are, two spaces of indent, a newline at the end."""
    return "".join(json_pieces(report))


def json_pieces(report: AuditReport) -> Iterator[str]:
    """The text of ``to_json`` in pieces, which are together what ``dump_json`` makes of all the data."""
    used: set[str] = set()
    before = f'{_open_ended(head(report))},\n  "submissions": ['
    for each in _worded(report.submissions):
        used.update(each.rules)
        yield before + each.text
        before = ","
    end = "\n  ]" if report.submissions else f"{before}]"
    yield f"{end},{_open_ended(tail(report, used)).removeprefix('{')}\n}}\n"


def worded(report: SubmissionReport) -> Worded:
    """A submission as it stands in the text."""
    text = dump_json(submission_data(report)).rstrip("\n").replace("\n", "\n    ")
    return Worded(tuple(sorted({finding.rule for finding in report.findings})), f"\n    {text}")


def _worded(reports: Sequence[SubmissionReport]) -> Iterator[Worded]:
    """Each submission; what workers have put into words is not even decoded."""
    if not isinstance(reports, Spooled):
        yield from map(worded, reports)
        return
    for index, known in enumerate(reports.worded):
        yield known or worded(reports[index])


def _open_ended(data: dict[str, Any]) -> str:
    """The text of a mapping without its end, so that more can follow."""
    return dump_json(data).rstrip("\n").removesuffix("\n}")
