"""What a standing task is to spend by the middle of the year: nothing, beside a sum for the whole year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.tables import blocks_from_table
from auditor.checks.units import FormUnit
from auditor.model import Cell, Evidence, Form, Table

_HALF = re.compile(r"半年.{0,4}(?:计划|预算|执行|支出).{0,3}数?")
_WHOLE = re.compile(r"(?:全年|年度).{0,4}(?:计划|预算|支出).{0,3}数?")


class StandingParams(Params):
    """``standing`` are words of a project's name or kind that say that its costs run all year."""

    standing: tuple[str, ...] = Field(description="项目名称或类型里有这些词的，全年都有支出")


@check_kind("half-year-plan", params=StandingParams, provides={"item", "label", "sum"})
def judge_half_year(unit: FormUnit, params: StandingParams, _context: Context) -> Judgement:
    """What runs all year has spent something by its middle."""
    table = next(iter(blocks_from_table(unit)), None)
    if not isinstance(table, Table) or not _stands(unit.form, table, params):
        return NOT_APPLICABLE
    return failed(*(_hit(label, item, none, whole) for label, item, none, whole in _idle(table)))


def _stands(form: Form, table: Table, params: StandingParams) -> bool:
    first = min((row.location.row or 0 for row in form.indicators), default=0)
    kinds = (cell.text for cell in table.cells if (cell.location.row or 0) < first and len(cell.text) <= 12)
    return any(word in text for text in (form.project or "", *kinds) for word in params.standing)


def _idle(table: Table) -> Iterator[tuple[str, Cell, Cell, Cell]]:
    """The lines below both labels with nothing for the half year and something for the whole."""
    lines = table.rows()
    for number, line in enumerate(lines):
        half = next((cell for cell in line if _HALF.fullmatch("".join(cell.text.split()))), None)
        whole = next((cell for cell in line if _WHOLE.fullmatch("".join(cell.text.split()))), None)
        if half is None or whole is None:
            continue
        for below in lines[number + 1 :]:
            by_column = {cell.column: cell for cell in below}
            none, some = by_column.get(half.column), by_column.get(whole.column)
            sum_ = _number(some.text) if some is not None else None
            if none is None or some is None or sum_ is None:
                break
            if _number(none.text) == 0 and sum_ > 0:
                yield "".join(half.text.split()), below[0], none, some


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        return None


def _hit(label: str, item: Cell, none: Cell, whole: Cell) -> Hit:
    values = {"label": label, "item": item.text.strip(), "sum": whole.text.strip()}
    evidence = (Evidence(none.text, none.location), Evidence(whole.text, whole.location))
    return Hit(values, evidence, field="budget")
