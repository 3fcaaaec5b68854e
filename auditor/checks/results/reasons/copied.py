"""One reason that several rows give word for word."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.results.results import result_of
from auditor.checks.shared.explained import explains
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import FormUnit
from auditor.language.spans import plain
from auditor.model import Evidence, Form, Indicator, RowRef


class CopiedParams(Params):
    """``rows`` with one reason, each in a cell of its own, are asked about."""

    rows: int = Field(default=3, description="至少几条指标写同一句原因才问")


@check_kind("copied-reasons", params=CopiedParams, provides={"rows", "quote", "reached"})
def judge_copied(unit: FormUnit, params: CopiedParams, context: Context) -> Judgement:
    """Each row that was missed has its own reason; one that all give explains none of them, least of all
    where some were reached."""
    form = unit.form
    groups: dict[str, list[Indicator]] = {}
    for row in form.indicators:
        if row.reason and explains(row.reason, context):
            groups.setdefault(plain(row.reason), []).append(row)
    if not groups:
        return NOT_APPLICABLE
    many = [rows for rows in groups.values() if len({row.place("reason") for row in rows}) >= params.rows]
    hits = [_hit(form, rows, context) for rows in many if any(_fell_short(row, context) for row in rows)]
    return failed(*hits) if hits else PASSED


def _fell_short(row: Indicator, context: Context) -> bool:
    """Whether a row missed its target, or lost points."""
    result = result_of(row, row.actual, context)
    lost = row.score is not None and row.weight is not None and row.score < row.weight
    return lost or (result is not None and not result.reached)


def _hit(form: Form, rows: Sequence[Indicator], context: Context) -> Hit:
    results = ((row, result_of(row, row.actual, context)) for row in rows)
    reached = [row for row, result in results if result and result.reached and not _fell_short(row, context)]
    quote = shorten((rows[0].reason or "").strip())
    values = {"rows": _numbers(rows), "quote": quote, "reached": _numbers(reached)}
    evidence = tuple(Evidence(row.reason or "", row.place("reason")) for row in rows)
    related = tuple(RowRef(form.index, row.row) for row in rows[1:])
    return Hit(values, evidence, related, row=rows[0].row, field="reason")


def _numbers(rows: Sequence[Indicator]) -> str:
    return "、".join(str(row.number) for row in rows)
