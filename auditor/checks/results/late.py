"""Work that was done after the day that its target names: why, and what else cannot have been reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.results.results import figure, is_date, result_of
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.explained import is_explained
from auditor.checks.shared.rows import target_text
from auditor.checks.shared.tables import blocks_from_table
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.chinese.marks import unspaced
from auditor.config.expressions import Expression
from auditor.expressions import expression
from auditor.model import Cell, Confidence, Evidence, Form, Indicator, RowRef, Table

_WHOLE = Decimal(100)
_PERCENT = frozenset({"%", "％"})
_FULL = expression(r"10分|100[%％]")
_RESULT = "actual"


class ReasonParams(Params):
    """``accounts`` are words of labels under which a form explains itself outside its table."""

    accounts: tuple[str, ...] = Field(description="表外说明原因的栏目，栏名里有这些词")


class TimelyParams(Params):
    """``timely`` finds names of rates that cannot be full where work was late, ``unless`` names of others."""

    timely: Expression = Field(description="按期完成一类比率的名称")
    unless: tuple[str, ...] = Field(default=(), description="名称里有这些词的说的是另一回事")


def is_late(row: Indicator, context: Context) -> bool:
    """Whether a row was due by a day, and was done later."""
    if not row.actual or not is_date(row, context):
        return False
    result = result_of(row, row.actual, context)
    return result is not None and not result.reached


@check_kind("late-unexplained", params=ReasonParams, provides={"actual"})
def judge_unexplained(unit: IndicatorUnit, params: ReasonParams, context: Context) -> Judgement:
    """Whoever was late says why; where a form has a column for reasons, self-reason looks there."""
    row, form = unit.indicator, unit.form
    if form.columns & {"reason", "cause"} or not row.actual or not is_date(row, context):
        return NOT_APPLICABLE
    if not is_late(row, context) or is_explained(form, row, context) or _accounts(form, params):
        return PASSED
    return failed(Hit({"actual": row.actual}, (Evidence(row.actual, row.place(_RESULT)),), field=_RESULT))


def _accounts(form: Form, params: ReasonParams) -> bool:
    return any(word in each.label and each.text.strip() for each in form.passages for word in params.accounts)


@check_kind(
    "timely-though-late",
    params=TimelyParams,
    provides={"name", "late", "due", "done", "said"},
    faults={"rate", "points"},
)
def judge_timely(unit: FormUnit, params: TimelyParams, context: Context) -> Judgement:
    """A rate of what was done in time is not full where the form's own dates say that it was not."""
    late = next((row for row in unit.form.indicators if is_late(row, context)), None)
    if late is None:
        return NOT_APPLICABLE
    hits = [*_full_rates(unit.form, late, params, context), *_full_points(unit, late, params)]
    return failed(*hits) if hits else PASSED


def _full_rates(form: Form, late: Indicator, params: TimelyParams, context: Context) -> Iterator[Hit]:
    for row in form.indicators:
        if _is_timely(row.name, params) and _is_full(row, context):
            hit = _hit(form, late, row.name, Evidence(row.actual or "", row.place(_RESULT)), "rate")
            yield replace(hit, row=row.row, field=_RESULT)


def _full_points(unit: FormUnit, late: Indicator, params: TimelyParams) -> Iterator[Hit]:
    """Asked, since a form may give more points than these."""
    for label, points in _scored(unit, params):
        hit = _hit(unit.form, late, label.text.strip(), Evidence(points.text, points.location), "points")
        yield replace(hit, confidence=Confidence.ASK)


def _hit(form: Form, late: Indicator, name: str, said: Evidence, fault: str) -> Hit:
    """What is said of a rate, beside the row that was late."""
    done = Evidence(late.actual or "", late.place(_RESULT))
    values = {"late": late.name, "due": target_text(late), "done": done.text}
    values |= {"name": name, "said": said.text.strip()}
    return Hit(values, (said, done), related=(RowRef(form.index, late.row),), fault=fault)


def _is_timely(name: str, params: TimelyParams) -> bool:
    bare = unspaced(name)
    return re.search(params.timely, bare) is not None and not any(word in bare for word in params.unless)


def _is_full(row: Indicator, context: Context) -> bool:
    words = completion_words(context.lexicons)
    done = figure(row.actual, "%", words, context) if (row.unit or "") in _PERCENT else None
    return done is not None and done >= _WHOLE


def _scored(unit: FormUnit, params: TimelyParams) -> Iterator[tuple[Cell, Cell]]:
    """Labels of such rates below the indicators, with the full points in the cell beside each."""
    table = next(iter(blocks_from_table(unit)), None)
    rows = {row.location.row_key for row in unit.form.indicators}
    for line in table.rows() if isinstance(table, Table) else ():
        for label, points in pairwise(line):
            foot = label.location.row_key not in rows and _is_timely(label.text, params)
            if foot and _FULL.fullmatch(unspaced(points.text)):
                yield label, points
