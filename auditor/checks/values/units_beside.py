"""The unit that a form prints elsewhere for what a row measures: another column, its result, a like row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.checks.base import Context
from auditor.checks.units import IndicatorUnit
from auditor.model import Form, Indicator, Submission


def printed_beside(unit: IndicatorUnit, likely: str | None, context: Context) -> str | None:
    """The unit of the same indicator for another period or place or of its result, else the only one of the
    kind of the ``likely`` one, or of the same measure, in the rows beside it; ``None`` for none."""
    row = unit.indicator
    whole = unit.whole.once(_by_index).get(unit.form.index, unit.form)
    rows = whole.indicators
    same = _units(each for each in rows if each.name == row.name)
    told = {fact.unit.text for fact in context.language.quantities(row.actual or "")} - {""}
    for units in (same, told):
        if len(units) == 1:
            return next(iter(units))
    like = _units(_alike(row, rows, context, any_measure=likely is not None))
    kinds = context.language.unit(likely or "").kinds
    fitting = {each for each in like if not likely or context.language.unit(each).kinds & kinds}
    return next(iter(fitting)) if len(fitting) == 1 else None


def _by_index(submission: Submission) -> dict[int, Form]:
    return {form.index: form for form in reversed(submission.forms)}


def _units(rows: Iterable[Indicator]) -> set[str]:
    return {unit for row in rows if (unit := (row.unit or "").strip())}


def _alike(
    row: Indicator, rows: Iterable[Indicator], context: Context, *, any_measure: bool
) -> Iterator[Indicator]:
    """The rows under the same levels, of the same measure unless ``any_measure`` will do."""
    term = _term(row, context)
    for each in rows:
        if each.levels == row.levels and (any_measure or (term and _term(each, context) == term)):
            yield each


def _term(row: Indicator, context: Context) -> str:
    measure = context.language.measure(row.name)
    return measure.term if measure is not None else ""
