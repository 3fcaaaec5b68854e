"""What a standing task is to spend by the middle of the year: nothing, beside a sum for the whole year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.tables import blocks_from_table
from auditor.checks.units import FormUnit
from auditor.chinese.marks import unspaced
from auditor.config.expressions import Expression
from auditor.model import Cell, Evidence, Form, Table

_LONGEST = 12  # characters of a cell that says what kind of project it is


class StandingParams(Params):
    """``half`` and ``whole`` find the labels of the sums for the half and the whole year, ``standing`` are
    words of a project's name or kind that say that its costs run all year."""

    half: Expression = Field(description="半年计划数一栏的栏名")
    whole: Expression = Field(description="全年预算数一栏的栏名")
    standing: tuple[str, ...] = Field(description="项目名称或类型里有这些词的，全年都有支出")


@check_kind("half-year-plan", params=StandingParams, provides={"item", "label", "sum"})
def judge_half_year(unit: FormUnit, params: StandingParams, context: Context) -> Judgement:
    """What runs all year has spent something by its middle."""
    table = next(iter(blocks_from_table(unit)), None)
    if not isinstance(table, Table) or not _stands(unit.form, table, params):
        return NOT_APPLICABLE
    return failed(
        *(_hit(label, item, none, whole) for label, item, none, whole in _idle(table, params, context))
    )


def _stands(form: Form, table: Table, params: StandingParams) -> bool:
    first = min((row.location.row or 0 for row in form.indicators), default=0)
    kinds = (
        cell.text for cell in table.cells if (cell.location.row or 0) < first and len(cell.text) <= _LONGEST
    )
    return any(word in text for text in (form.project or "", *kinds) for word in params.standing)


def _idle(table: Table, params: StandingParams, context: Context) -> Iterator[tuple[str, Cell, Cell, Cell]]:
    """The lines below both labels with nothing for the half year and something for the whole."""
    number, lines = context.language.number, table.rows()
    for place, line in enumerate(lines):
        half, whole = _labelled(line, params.half), _labelled(line, params.whole)
        if half is None or whole is None:
            continue
        for below in lines[place + 1 :]:
            by_column = {cell.column: cell for cell in below}
            none, some = by_column.get(half.column), by_column.get(whole.column)
            sum_ = number(some.text) if some is not None else None
            if none is None or some is None or sum_ is None:
                break
            if number(none.text) == 0 and sum_ > 0:
                yield unspaced(half.text), below[0], none, some


def _labelled(line: Sequence[Cell], label: str) -> Cell | None:
    return next((cell for cell in line if re.fullmatch(label, unspaced(cell.text))), None)


def _hit(label: str, item: Cell, none: Cell, whole: Cell) -> Hit:
    values = {"label": label, "item": item.text.strip(), "sum": whole.text.strip()}
    evidence = (Evidence(none.text, none.location), Evidence(whole.text, whole.location))
    return Hit(values, evidence, field="budget")
