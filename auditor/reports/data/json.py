"""The machine-readable report as contract.py promises it.

Numbers are JSON numbers,
scores have one decimal, keys stand in a fixed order, and the same report gives the same bytes.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from auditor.model import (
    Across,
    Amount,
    AuditReport,
    Doubt,
    Evidence,
    Execution,
    Form,
    Gap,
    Indicator,
    MoneyUnit,
    RuleTally,
    Submission,
    SubmissionReport,
    Waiver,
    WaiverUse,
    submission_money,
)
from auditor.reports.data.across import across_data
from auditor.reports.data.contract import SCHEMA_VERSION
from auditor.reports.data.score import exact, gate, points, scorecard, short
from auditor.reports.view.explanation import describe_example
from auditor.reports.view.located import Located, located
from auditor.reports.view.wording import by_urgency, category_name
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
        "forms": [_form(report, form) for form in submission.forms],
        "counts": _counts(report),
        "findings": [_finding(each) for each in located(report)],
        "doubts": [_doubt(each) for each in (*submission.document.doubts, *submission.doubts)],
        "gaps": [_gap(each) for each in report.gaps],
        "scorecard": scorecard(report.scorecard),
        "rules": [_tally(each) for each in report.tallies],
    }


def _counts(report: SubmissionReport) -> dict[str, int]:
    """What every report counts: the findings by urgency, and beside them those that are waived."""
    groups = by_urgency(report.findings)
    counted = {each.value: len(group) for each, group in groups.items()}
    return {**counted, "waived": len(report.findings) - sum(counted.values())}


def _form(report: SubmissionReport, form: Form) -> dict[str, Any]:
    card = report.form_scorecards.get(form.index)
    return {
        "index": form.index,
        "kind": form.kind.value,
        "title": form.title,
        "project": form.project,
        "budget": _budget(form.budget),
        "score": points(card.score) if card else None,
        "grade": card.grade if card else None,
        "decision": card.decision if card else None,
        "gates": [gate(each) for each in card.gates] if card else [],
        "empty": form.empty,
        "reading": form.reading.value,
        "columns": [
            {"label": each.label, "field": each.field, "reading": each.reading.value} for each in form.read
        ],
        "unread_rows": form.unread_rows,
        "year": form.year,
        "location": form.location.as_json(),
        "template": form.template,
        "through_month": form.through_month,
        "execution": _execution(form.execution) if form.execution else None,
        "scorecard": scorecard(card) if card else None,
        "indicators": [_indicator(report, form, each) for each in form.indicators],
    }


def _budget(amount: Amount | None) -> dict[str, Any] | None:
    """As the form states it; the unit is blank where it states none."""
    return {"amount": exact(amount.value), "unit": amount.unit.value} if amount else None


def _money(submission: Submission) -> dict[str, Any] | None:
    """What the whole submission disposes of, in 万元, as all reports print it."""
    money = submission_money(submission)
    return None if money is None else {"amount": exact(money), "unit": MoneyUnit.TEN_THOUSAND.value}


def _execution(execution: Execution) -> dict[str, Any]:
    return {
        "budget": exact(execution.budget),
        "adjusted": exact(execution.adjusted),
        "executed": exact(execution.executed),
        "expected": exact(execution.expected),
        "rate": exact(execution.rate),
        "points": exact(execution.points),
        "score": exact(execution.score),
        "reason": execution.reason,
        "location": execution.location.as_json(),
    }


def _indicator(report: SubmissionReport, form: Form, indicator: Indicator) -> dict[str, Any]:
    return {
        "row": indicator.row,
        "name": indicator.name,
        "levels": list(indicator.levels),
        "weight": exact(indicator.weight),
        "operator": indicator.operator.value if indicator.operator else None,
        "value": indicator.value,
        "unit": indicator.unit,
        "approximate": "".join(indicator.about) or None,
        "actual": indicator.actual,
        "score": exact(indicator.score),
        "reason": indicator.reason,
        "forecast": indicator.forecast,
        "possibility": indicator.possibility,
        "causes": list(indicator.causes),
        "core": indicator.core,
        "period": indicator.period,
        "place": indicator.locality,
        "direction": report.directions.get((form.index, indicator.row), "unknown"),
        "location": indicator.location.as_json(),
    }


def _finding(each: Located) -> dict[str, Any]:
    finding, suggestion = each.finding, each.finding.suggestion
    return {
        "id": each.number,
        "rule": finding.rule,
        "title": finding.title,
        "category": finding.category,
        "category_name": category_name(finding.category),
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "form": finding.form,
        "row": finding.row,
        "field": finding.field,
        "related": [{"form": ref.form, "row": ref.row} for ref in finding.related],
        "message": finding.message,
        "evidence": [_evidence(quoted) for quoted in finding.evidence],
        "suggestion": {
            "text": suggestion.text,
            "field": suggestion.field,
            "value": suggestion.value,
            "safety": suggestion.safety.value,
            "edits": [
                {"location": edit.location.as_json(), "start": edit.start, "old": edit.old, "new": edit.new}
                for edit in suggestion.edits
            ],
        }
        if suggestion
        else None,
        "basis": list(finding.basis),
        "location": each.location.as_json() if each.location else None,
        "preview": finding.preview,
        "fingerprint": finding.fingerprint,
        "waiver": _waiver(finding.waiver) if finding.waiver else None,
    }


def _evidence(quoted: Evidence) -> dict[str, Any]:
    return {"text": quoted.text, "location": quoted.location.as_json()}


def _waiver(waiver: Waiver) -> dict[str, Any]:
    return {
        "fingerprint": waiver.fingerprint,
        "rule": waiver.rule,
        "reason": waiver.reason,
        "who": waiver.who,
        "expires": waiver.expires.isoformat() if waiver.expires else None,
    }


def _waiver_use(use: WaiverUse) -> dict[str, Any]:
    return {
        "source": use.source,
        "applied": use.applied,
        "unused": [_waiver(each) for each in use.unused],
        "lapsed": [_waiver(each) for each in use.lapsed],
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
