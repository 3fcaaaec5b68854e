"""The machine-readable report as contract.py promises it.

Numbers are JSON numbers,
scores have one decimal, keys stand in a fixed order, and the same report gives the same bytes.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from auditor.model import (
    Across,
    AuditReport,
    Doubt,
    Gap,
    MoneyUnit,
    RuleTally,
    Submission,
    SubmissionReport,
    WaiverUse,
    submission_money,
)
from auditor.reports.data.across import across_data
from auditor.reports.data.contract import SCHEMA_VERSION
from auditor.reports.data.findings import finding_data, waiver_data
from auditor.reports.data.forms import form_data
from auditor.reports.data.score import exact, points, scorecard, short
from auditor.reports.view.alike import alike
from auditor.reports.view.explanation import describe_example
from auditor.reports.view.located import located
from auditor.reports.view.wording import by_urgency
from auditor.spool.spooled import Lazy
from auditor.words.visible import dump_json


def as_data(report: AuditReport) -> dict[str, Any]:
    """The report as plain dictionaries, lists, strings and numbers."""
    data = lazy_data(report)
    return {**data, "submissions": list(data["submissions"])}


def lazy_data(report: AuditReport) -> dict[str, Any]:
    """``as_data`` for a writer that takes the submissions one after the other: each is made when it is asked
    for."""
    reports = report.submissions
    used = {finding.rule for submission in reports for finding in submission.findings}
    made = Lazy(len(reports), lambda index: submission_data(reports[index]))
    return {**head(report), "submissions": made, **tail(report, used)}


def head(report: AuditReport) -> dict[str, Any]:
    """What comes before the submissions."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "auditor", "version": report.version},
        "ruleset": {
            "packs": list(report.packs),
            "fingerprint": report.fingerprint,
            "profile": report.profile,
            "off": [{"rule": rule, "title": title} for rule, title in report.off],
            "changes": [asdict(each) for each in report.changes],
        },
    }


def across_json(report: AuditReport, across: Across) -> str:
    """The comparison as text, with the rules that the submissions were read by."""
    return dump_json({**head(report), "across": across_data(across)})


def tail(report: AuditReport, used: set[str]) -> dict[str, Any]:
    """What comes after them; ``used`` are the rules that found something."""
    return {
        "unreadable": [
            {"source": each.source, "reason": each.reason, "advice": each.advice}
            for each in report.unreadable
        ],
        "skipped": [asdict(each) for each in report.skipped],
        "rules": _rules(report, used),
        "complete": report.complete,
        "waivers": _waiver_use(report.waivers) if report.waivers else None,
        "across": across_data(report.across) if report.across else None,
    }


def _rules(report: AuditReport, used: set[str]) -> list[dict[str, Any]]:
    """The rules that found something, with why they exist."""
    return [
        {
            "id": rule,
            "title": info.title,
            "category": info.category,
            "severity": info.severity,
            "why": info.why,
            "basis": list(info.basis),
            "example": describe_example(info.good[0]) if info.good else None,
        }
        for rule, info in sorted(report.rules.items())
        if rule in used
    ]


def submission_data(report: SubmissionReport) -> dict[str, Any]:
    """A submission as the contract has it."""
    submission = report.submission
    return {
        "source": submission.source,
        "issuer": submission.issuer,
        "year": submission.year,
        "budget": _money(submission),
        "profile": {"title": report.profile, "reason": report.profile_reason},
        "score": points(report.scorecard.score),
        "grade": report.scorecard.grade,
        "decision": report.scorecard.decision,
        "coverage": short(report.scorecard.coverage),
        "forms": [form_data(report, form) for form in submission.forms],
        "counts": _counts(report),
        "findings": _findings(report),
        "doubts": [_doubt(each) for each in (*submission.document.doubts, *submission.doubts)],
        "gaps": [_gap(each) for each in report.gaps],
        "scorecard": scorecard(report.scorecard),
        "rules": [_tally(each) for each in report.tallies],
    }


def _money(submission: Submission) -> dict[str, Any] | None:
    """What the whole submission disposes of, in 万元, as all reports print it."""
    money = submission_money(submission)
    return None if money is None else {"amount": exact(money), "unit": MoneyUnit.TEN_THOUSAND.value}


def _findings(report: SubmissionReport) -> list[dict[str, Any]]:
    found = located(report)
    points = {each.number: point.first.number for point in alike(found) for each in point.each}
    return [finding_data(each, points[each.number]) for each in found]


def _counts(report: SubmissionReport) -> dict[str, int]:
    """The findings by urgency, and beside them those that are waived; the reports for people count points."""
    groups = by_urgency(report.findings)
    counted = {each.value: len(group) for each, group in groups.items()}
    return {**counted, "waived": len(report.findings) - sum(counted.values())}


def _waiver_use(use: WaiverUse) -> dict[str, Any]:
    return {
        "source": use.source,
        "applied": use.applied,
        "unused": [waiver_data(each) for each in use.unused],
        "lapsed": [waiver_data(each) for each in use.lapsed],
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {"message": doubt.message, "location": doubt.location.as_json()}


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "rule": gap.rule,
        "title": gap.title,
        "outcome": gap.outcome.value,
        "reason": gap.reason,
        "form": gap.form,
        "row": gap.row,
    }


def _tally(tally: RuleTally) -> dict[str, Any]:
    counts = {outcome.value: count for outcome, count in sorted(tally.outcomes.items())}
    return {"rule": tally.rule, "title": tally.title, "outcomes": counts}
