"""Forms that set the targets of the whole period beside those of the year."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence, target_text
from auditor.checks.units import FormUnit
from auditor.language import Direction
from auditor.language.spans import plain
from auditor.model import CAPS, Confidence, Evidence, Form, Indicator, RowRef

_HALVES = 2
_FEWEST = 3  # rows that tell a half left blank
_LONG, _YEAR = "mid_term", "annual"


class LongerParams(Params):
    """``yearly`` are words of names whose targets are of one year each, so that they need not add up."""

    yearly: tuple[str, ...] = Field(description="名称里有这些词，中期与年度各算各的，不比")


@check_kind("annual-half", params=NoParams, provides={"count"})
def judge_annual_half(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """A form with both halves states targets for the year too."""
    form = unit.form
    names = sum(each.field == "name" for each in form.read)
    if names < _HALVES or not form.indicators or not any(row.period == _LONG for row in form.indicators):
        return NOT_APPLICABLE
    if any(row.period == _YEAR for row in form.indicators):
        return PASSED
    evidence = (Evidence(form.name, form.location),)
    return failed(Hit({"count": str(len(form.indicators))}, evidence))


@check_kind("annual-value", params=NoParams, provides={"name", "target"})
def judge_annual_value(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """Where most rows have a target of the whole period and one of the year, none has the former alone."""
    form = unit.form
    rows = (*form.indicators, *form.beside)
    yearly = [row for row in rows if row.period == _YEAR]
    known = {(plain(row.name), row.locality) for row in yearly}
    lines = {row.location.row_key for row in yearly}
    longer = [row for row in rows if row.period == _LONG]
    alone = [
        row
        for row in longer
        if (plain(row.name), row.locality) not in known and row.location.row_key not in lines
    ]
    if not longer or 2 * len(alone) >= len(longer):
        return NOT_APPLICABLE
    return failed(
        *(
            Hit(
                {"name": row.name, "target": target_text(row)},
                (row_evidence(row),),
                row=row.row,
                field="value",
            )
            for row in alone
        )
    )


@check_kind("long-half", params=NoParams, provides={"count"})
def judge_long_half(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """Where a form has both halves, that of the whole period is not left blank throughout."""
    form = unit.form
    names = sum(each.field == "name" for each in form.read)
    rows = (*form.indicators, *form.beside)
    if names < _HALVES or len(rows) < _FEWEST or any(row.period == _LONG for row in rows):
        return NOT_APPLICABLE
    places = {row.location.column for row in rows}
    if len(places) > 1:
        return PASSED  # both halves have rows: the form only saves paper
    return failed(Hit({"count": str(len(form.indicators))}, (Evidence(form.name, form.location),)))


@check_kind("longer-target", params=LongerParams, provides={"name", "target", "other_target"})
def judge_longer(unit: FormUnit, params: LongerParams, context: Context) -> Judgement:
    """What is to be reached in the whole period is no less than what one of its years is to bring."""
    rows = (*unit.form.indicators, *unit.form.beside)
    if not any(row.period == _LONG for row in rows):
        return NOT_APPLICABLE
    return failed(*_lower(unit.form, rows, params, context))


def _lower(
    form: Form, indicators: tuple[Indicator, ...], params: LongerParams, context: Context
) -> Iterator[Hit]:
    rows = {(plain(row.name), row.locality): row for row in indicators if row.period == _YEAR}
    for row in indicators:
        year = rows.get((plain(row.name), row.locality))
        if row.period != _LONG or year is None or any(word in row.name for word in params.yearly):
            continue
        share = _compared(row, year, context)
        if share is not None:
            values = {"name": row.name, "target": target_text(row), "other_target": target_text(year)}
            yield Hit(
                values,
                (row_evidence(row), row_evidence(year)),
                (RowRef(form.index, year.row),),
                row=row.row,
                field="value",
                confidence=Confidence.ASK if share else None,
            )


def _compared(row: Indicator, year: Indicator, context: Context) -> bool | None:
    """``None`` where the longer target is not lower, else whether both are shares, which may fall."""
    one, other = context.linker.target(row), context.linker.target(year)
    if one is None or other is None or one.unit.base != other.unit.base or one.unit.kinds != other.unit.kinds:
        return None
    direction = context.language.direction(row.name, row.unit).direction
    if direction is not Direction.HIGHER or {row.operator, year.operator} & CAPS:
        return None
    if one.value * one.unit.factor >= other.value * other.unit.factor:
        return None
    return "ratio" in one.unit.kinds
