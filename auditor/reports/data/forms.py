"""A form as the contract has it: what was read, and what it has earned."""

from __future__ import annotations

from typing import Any

from auditor.model import Amount, Execution, Form, Indicator, SubmissionReport
from auditor.reports.data.score import exact, gate, points, scorecard


def form_data(report: SubmissionReport, form: Form) -> dict[str, Any]:
    """A form as the report holds it, by docs/report.schema.json."""
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
        "line": indicator.number,
        "part": indicator.part or None,
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
