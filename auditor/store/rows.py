"""The rows that follow from a report; workers make them, and the program that writes only hands them on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from auditor.expressions import expression
from auditor.model import MoneyUnit, Scorecard, SubmissionReport
from auditor.reports.view.alike import alike
from auditor.reports.view.located import Located, by_number
from auditor.store.linking import codes_of, subject_of
from auditor.store.records import JOINED

Rows = dict[str, list[dict[str, Any]]]
_UNSTORABLE = expression("[\x00\ud800-\udfff]")  # what PostgreSQL or UTF-8 has no place for


def storable(text: str) -> str:
    """A text as a database takes it: what it has no place for as «⟦U+0000⟧»."""
    return _UNSTORABLE.sub(lambda match: f"⟦U+{ord(match[0]):04X}⟧", text)


def rows_of(report: SubmissionReport) -> Rows:
    """The rows of each table of DERIVED, without the column ``audit``."""
    rows = {
        "forms": list(_forms(report)),
        "indicators": list(_indicators(report)),
        "findings": list(_findings(report)),
        "scores": list(_scores(report)),
    }
    return {name: [_storable(each) for each in own] for name, own in rows.items()}


def _storable(row: dict[str, Any]) -> dict[str, Any]:
    return {key: storable(value) if isinstance(value, str) else value for key, value in row.items()}


def figure(value: Decimal | None) -> float | None:
    """A number as the store keeps it."""
    return None if value is None else float(value)


def _forms(report: SubmissionReport) -> Iterator[dict[str, Any]]:
    submission = report.submission
    for form, code in zip(submission.forms, codes_of(submission), strict=True):
        card = report.form_scorecards.get(form.index)
        yield {
            "form": form.index,
            "kind": form.kind.value,
            "title": form.title,
            "subject": subject_of(submission, form, code),
            "code": code,
            "project": form.project,
            "department": form.department,
            "issuer": form.issuer or submission.issuer,
            "year": form.year or submission.year,
            "money": figure(form.budget.in_unit(MoneyUnit.TEN_THOUSAND)) if form.budget else None,
            "score": figure(card.score) if card else None,
            "grade": card.grade if card else None,
            "decision": card.decision if card else None,
        }


def _indicators(report: SubmissionReport) -> Iterator[dict[str, Any]]:
    for form in report.submission.forms:
        for position, row in enumerate(form.indicators, 1):
            yield {
                "form": form.index,
                "position": position,
                "row": row.row,
                "name": row.name,
                "levels": "－".join(row.levels),
                "sign": row.sign,
                "value": row.value,
                "unit": row.unit,
                "weight": figure(row.weight),
                "actual": row.actual,
                "score": figure(row.score),
                "core": row.core,
                "period": row.period,
                "place": row.locality,
                "direction": report.directions.get((form.index, row.row), "unknown"),
            }


def _findings(report: SubmissionReport) -> Iterator[dict[str, Any]]:
    found = by_number(report).values()
    first = {point.first.number for point in alike(found)}
    for position, each in enumerate(found, 1):
        yield _finding(position, each, each.urgency.value if each.number in first else JOINED)


def _finding(position: int, found: Located, urgency: str) -> dict[str, Any]:
    finding = found.finding
    return {
        "number": found.number,
        "position": position,
        "rule": finding.rule,
        "title": finding.title,
        "category": finding.category,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "urgency": urgency,
        "form": finding.form,
        "row": finding.row,
        "field": finding.field,
        "place": found.place,
        "message": finding.message,
        "evidence": "\n".join(dict.fromkeys(each.text for each in finding.evidence)),
        "suggestion": finding.suggestion.text if finding.suggestion else None,
        "basis": "；".join(finding.basis),
        "preview": finding.preview,
        "waived_by": finding.waiver.who if finding.waiver else None,
        "fingerprint": finding.fingerprint,
    }


def _scores(report: SubmissionReport) -> Iterator[dict[str, Any]]:
    yield from _items(0, report.scorecard)
    for form, card in report.form_scorecards.items():
        yield from _items(form, card)


def _items(form: int, card: Scorecard) -> Iterator[dict[str, Any]]:
    for item in card.items:
        yield {
            "form": form,
            "item": item.item,
            "title": item.title,
            "score": figure(item.score),
            "full": float(item.full),
        }
