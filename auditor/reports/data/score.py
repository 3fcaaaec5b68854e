"""Scores as the machine-readable report writes them, and its numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from auditor.model import CommonFault, Deduction, GateHit, ItemScore, Lift, PartScore, Scorecard
from auditor.reports.view.wording import rounded


def scorecard(card: Scorecard) -> dict[str, Any]:
    """All that a score is made of."""
    return {
        "score": points(card.score),
        "grade": card.grade,
        "decision": card.decision,
        "reached": points(card.reached),
        "judged_points": short(card.judged_points),
        "open_points": short(card.open_points),
        "full_points": short(card.full_points),
        "gates": [gate(each) for each in card.gates],
        "common": [_common(each) for each in card.common],
        "coverage": short(card.coverage),
        "formula": card.formula,
        "items": [_item(each) for each in card.items],
        "lifts": [_lift(each) for each in card.lifts],
        "together": points(card.together),
    }


def gate(hit: GateHit) -> dict[str, Any]:
    """A gate that the form ran into."""
    return {"gate": hit.gate, "text": hit.text, "at_most": short(hit.at_most), "decided": hit.decided}


def _common(fault: CommonFault) -> dict[str, Any]:
    return {"fault": fault.fault, "text": fault.text, "points": short(fault.points)}


def _lift(lift: Lift) -> dict[str, Any]:
    return {
        "group": lift.group,
        "label": lift.label,
        "advice": lift.advice,
        "count": lift.count,
        "forms": list(lift.forms),
        "after": points(lift.after),
        "rows": [{"form": ref.form, "row": ref.row} for ref in lift.rows],
    }


def _part(part: PartScore) -> dict[str, Any]:
    return {
        "part": part.part,
        "title": part.title,
        "full": short(part.full),
        "value": short(part.value),
        "full_at": short(part.full_at),
        "score": short(part.score),
        "formula": part.formula,
        "deductions": [_deduction(each) for each in part.deductions],
    }


def _item(item: ItemScore) -> dict[str, Any]:
    return {
        "item": item.item,
        "title": item.title,
        "dimension": item.dimension,
        "full": short(item.full),
        "score": short(item.score),
        "judged": item.judged,
        "base": short(item.base),
        "open": short(item.open),
        "parts": [_part(each) for each in item.parts],
        "formula": item.formula,
        "deductions": [_deduction(each) for each in item.deductions],
    }


def _deduction(deduction: Deduction) -> dict[str, Any]:
    return {
        "group": deduction.group,
        "label": deduction.label,
        "form": deduction.form,
        "count": deduction.count,
        "points": short(deduction.points),
        "formula": deduction.formula,
        "rules": list(deduction.rules),
    }


def exact(value: Decimal | None) -> float | None:
    """A number as the form states it."""
    return None if value is None else float(value)


def short(value: Decimal | None) -> float | None:
    """Computed points and shares, which need not end: four decimals."""
    return None if value is None else float(round(value, 4))


def points(value: Decimal | None) -> float | None:
    """A score, with one decimal."""
    return None if value is None else float(rounded(value))
