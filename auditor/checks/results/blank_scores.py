"""Rows with points or results whose score is blank, alone or in a cell that several rows share."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import is_part
from auditor.checks.units import FormUnit
from auditor.model import Confidence, Evidence, Form, Indicator, RowRef
from auditor.model.words import row_words


@check_kind("self-blank", params=NoParams, provides={"rows", "count"}, faults={"points", "result"})
def judge_blank(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """Every row with points, or with a result where none are printed, has its score if others have one."""
    form = unit.form
    together = {number: points.score for points in form.shared for number in points.rows}
    scored = {row.row for row in form.indicators if together.get(row.row, row.score) is not None}
    due = [row for row in form.indicators if row.row in together or _is_scored(row, form)]
    blank = [row for row in due if row.row not in scored and (row.row in together or _is_read(row))]
    if "score" not in form.columns or not due or len(blank) * 2 > len(due):
        return NOT_APPLICABLE
    whole = form.totals is not None and form.totals.score is not None  # a total ends the table
    told = [row for row in blank if (row.actual or "").strip() and (whole or row.row < max(scored))]
    asked = [row for row in blank if row not in told] if "weight" in form.columns else []
    hits = ((told, "result", None), (asked, "points", Confidence.ASK))
    return failed(*(_blank_hit(form, rows, fault, sure) for rows, fault, sure in hits if rows))


def _is_read(row: Indicator) -> bool:
    return "score" not in row.unread


def _is_scored(row: Indicator, form: Form) -> bool:
    """Whether a row is to have a score; the last ones without points may go on another page."""
    told = bool((row.actual or "").strip()) and not is_part(row)
    return bool(row.weight) if "weight" in form.columns else told


def _blank_hit(form: Form, rows: Sequence[Indicator], fault: str, confidence: Confidence | None) -> Hit:
    named = "、".join(f"{row_words(row.number)}“{row.name}”" for row in rows)
    values = {"rows": named, "count": str(len(rows))}
    evidence = tuple(Evidence(row.name, row.place("score")) for row in rows)
    related = tuple(RowRef(form.index, row.row) for row in rows)
    first = rows[0].row if _is_read(rows[0]) else None
    return Hit(values, evidence, related, row=first, field="score", fault=fault, confidence=confidence)
