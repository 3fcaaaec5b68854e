"""The numbers by which people cite findings: 2-3 is the third of form 2, 总-1 concerns the whole file.

The HTML report gives them out; the terminal, ``auditor waive`` and whoever looks a finding up use the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from auditor.errors import UsageError
from auditor.model import Finding, SubmissionReport
from auditor.reports.view.grouping import grouped

_WHOLE = "总"


def numbered(report: SubmissionReport) -> dict[str, Finding]:
    """The findings of a submission by number, in the order of the report."""
    found: dict[str, Finding] = {}
    groups: dict[str, list[Finding]] = {_WHOLE: []}
    groups |= {str(index): [] for index in sorted(form.index for form in report.submission.forms)}
    for finding in report.findings:
        groups.get(str(finding.form), groups[_WHOLE]).append(finding)
    for prefix, own in groups.items():
        inside = (each for group in grouped(own) for each in group)
        found |= {f"{prefix}-{number}": finding for number, finding in enumerate(inside, 1)}
    return found


def numbers(report: SubmissionReport) -> Mapping[int, str]:
    """The number of each finding object, by its identity: equal findings may stand twice."""
    return {id(finding): number for number, finding in numbered(report).items()}


def finding_of(report: SubmissionReport, number: str) -> Finding:
    """The finding that bears a number. Raises UsageError where none does."""
    found = numbered(report)
    wanted = number.strip().replace("－", "-").replace("—", "-")
    if wanted not in found:
        raise UsageError(
            f"{report.submission.source} 没有编号为“{number}”的问题。"
            f"编号见报告中每条问题前，如 {_example(found)}"
        )
    return found[wanted]


def _example(found: Mapping[str, Finding]) -> str:
    return "、".join(list(found)[:3]) or "2-3（这份文件没有问题）"
