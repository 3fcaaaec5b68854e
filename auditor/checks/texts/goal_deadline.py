"""The month by which a goal promises to be done against the month that the rows ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.completion import completion_words
from auditor.checks.units import FormUnit
from auditor.chinese.dates import DUE, MONTH, THIS_CENTURY
from auditor.chinese.marks import DASHES
from auditor.chinese.stops import CLAUSE_ENDS
from auditor.expressions import expression
from auditor.language.texts.clauses import split_clauses
from auditor.model import Confidence, Evidence, Form, Indicator, Passage, PassageField, RowRef

_MONTH = expression(
    rf"(?:(?P<year>{THIS_CENTURY})\s*(?:年度?|[./\-])\s*)?(?<![\d.])(?P<month>{MONTH})\s*"
    r"(?:月|[./\-]\d{1,2}(?!\d))"
)
_RANGE = expression(rf"月[^{CLAUSE_ENDS}]{{0,6}}[至到{DASHES}]+[^{CLAUSE_ENDS}]{{0,6}}\d{{1,2}}月")


@dataclass(frozen=True, slots=True)
class _Month:
    """A month with the words that name it; the year is ``None`` where they leave it out."""

    words: str
    year: int | None
    month: int


class DeadlineParams(Params):
    """``names`` are the ends of names whose target is a time."""

    names: tuple[str, ...] = Field(description="以这些词结尾的指标，目标值写的是时间")


@check_kind("goal-deadline", params=DeadlineParams, provides={"label", "quote", "name", "found"})
def goal_deadline(unit: FormUnit, params: DeadlineParams, context: Context) -> Judgement:
    """The one month that a goal promises is the one that the rows ask for."""
    form, ends = unit.form, completion_words(context.lexicons).ends
    promised = [
        (passage, each)
        for passage in form.passages
        if passage.field is PassageField.GOAL
        for each in _promised(passage, ends)
    ]
    rows = [(row, each) for row in form.indicators for each in _asked(row, params.names)]
    if len(promised) != 1 or len(rows) != 1:
        return NOT_APPLICABLE
    (passage, goal), (row, asked) = promised[0], rows[0]
    years = {goal.year or form.year, asked.year or form.year}
    if goal.month == asked.month or len(years) > 1:  # another year is told by itself
        return PASSED
    hit = _hit(passage, goal, row, form)
    return failed(hit if asked.month > goal.month else replace(hit, confidence=Confidence.ASK))


def _promised(passage: Passage, ends: Sequence[str]) -> Iterator[_Month]:
    if not any(word in passage.text for word in ends):
        return
    for clause in split_clauses(passage.text):
        if any(word in clause.text for word in ends) or DUE.search(clause.text):
            yield from _months(clause.text)


def _asked(row: Indicator, names: tuple[str, ...]) -> Iterator[_Month]:
    """The month of a target that is a date, or a number of the month below a name of time."""
    text = f"{row.value or ''}{row.unit or ''}"
    dated = re.search(THIS_CENTURY, text) is not None
    if dated or row.name.endswith(names):
        yield from _months(text)


def _months(text: str) -> list[_Month]:
    if _RANGE.search(text):
        return []
    return [
        _Month(text, int(found["year"]) if found["year"] else None, int(found["month"]))
        for found in _MONTH.finditer(text)
        if found["year"] or "月" in found.group()
    ]


def _hit(passage: Passage, goal: _Month, row: Indicator, form: Form) -> Hit:
    values = {
        "label": passage.label,
        "quote": inner(goal.words),
        "name": row.name,
        "found": inner(f"{row.value or ''}{row.unit or ''}".strip()),
    }
    cell = Evidence((row.value or "").strip(), row.place("value"))
    evidence = (Evidence(goal.words, passage.location), cell)
    return Hit(values, evidence, (RowRef(form.index, row.row),), row=row.row, field="value")
