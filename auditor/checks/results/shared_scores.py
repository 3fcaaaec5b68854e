"""What several rows were given together in one merged cell."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.results import result_of
from auditor.checks.results.self_review import ScoreParams
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.model import Evidence, Form, Indicator, RowRef, SharedPoints


@check_kind(
    "shared-scores",
    params=ScoreParams,
    provides={"rows", "score", "points", "name", "target", "actual"},
    faults={"full", "above"},
)
def judge_shared(unit: FormUnit, params: ScoreParams, context: Context) -> Judgement:
    """Rows that share their points are given no more than these, and all of them only if each was reached."""
    form, hits = unit.form, []
    judged = [points for points in form.shared if points.score is not None and points.weight is not None]
    for points in judged:
        rows = [row for row in form.indicators if row.row in points.rows]
        over = (points.score or 0) - (points.weight or 0)
        missed = [row for row in rows if over >= 0 and _is_missed(row, context)]
        if over > params.tolerance:
            hits.append(_hit(form, points, rows, "above", rows[0]))
        elif missed:
            hits.append(_hit(form, points, rows, "full", missed[0]))
    return failed(*hits) if hits else PASSED if judged else NOT_APPLICABLE


def _is_missed(row: Indicator, context: Context) -> bool:
    """Whether a target in figures was missed."""
    result = None if row.qualitative else result_of(row, row.actual, context)
    return result is not None and not result.reached


def _hit(form: Form, points: SharedPoints, rows: list[Indicator], fault: str, row: Indicator) -> Hit:
    values = {
        "rows": "、".join(str(each.number) for each in rows),
        "score": as_text(points.score or 0),
        "points": as_text(points.weight or 0),
        "name": row.name,
        "target": f"{row.sign}{row.figure}",
        "actual": (row.actual or "").strip(),
    }
    evidence = (Evidence(values["score"], points.location), row_evidence(row))
    related = tuple(RowRef(form.index, each.row) for each in rows)
    return Hit(values, evidence, related, field="score", fault=fault)  # of no row: none has its score read
