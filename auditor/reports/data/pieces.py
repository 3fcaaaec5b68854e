"""The JSON report as text, a submission at a time: memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from auditor.model import AuditReport
from auditor.reports.data.json import head, submission_data, tail
from auditor.words.visible import dump_json


def to_json(report: AuditReport) -> str:
    """The report as text: UTF-8 characters as they are, two spaces of indent, a newline at the end."""
    return "".join(json_pieces(report))


def json_pieces(report: AuditReport) -> Iterator[str]:
    """The text of ``to_json`` in pieces, which are together what ``dump_json`` makes of all the data."""
    used: set[str] = set()
    before = f'{_open_ended(head(report))},\n  "submissions": ['
    for each in report.submissions:
        used |= {finding.rule for finding in each.findings}
        yield before + "\n    " + dump_json(submission_data(each)).rstrip("\n").replace("\n", "\n    ")
        before = ","
    end = "\n  ]" if report.submissions else f"{before}]"
    yield f"{end},{_open_ended(tail(report, used)).removeprefix('{')}\n}}\n"


def _open_ended(data: dict[str, Any]) -> str:
    """The text of a mapping without its end, so that more can follow."""
    return dump_json(data).rstrip("\n").removesuffix("\n}")
