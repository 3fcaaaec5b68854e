"""A finding as the contract has it: what it says, quotes and proposes, and who answers for it."""

from __future__ import annotations

from typing import Any

from auditor.model import Evidence, Waiver
from auditor.reports.view.located import Located
from auditor.reports.view.wording import category_name


def finding_data(each: Located, point: str) -> dict[str, Any]:
    """``point`` is the number under which people read it."""
    finding, suggestion = each.finding, each.finding.suggestion
    return {
        "id": each.number,
        "point": point,
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
        "waiver": waiver_data(finding.waiver) if finding.waiver else None,
    }


def _evidence(quoted: Evidence) -> dict[str, Any]:
    return {"text": quoted.text, "location": quoted.location.as_json()}


def waiver_data(waiver: Waiver) -> dict[str, Any]:
    """A waiver as the report holds it, by docs/report.schema.json."""
    return {
        "fingerprint": waiver.fingerprint,
        "rule": waiver.rule,
        "reason": waiver.reason,
        "who": waiver.who,
        "expires": waiver.expires.isoformat() if waiver.expires else None,
    }
