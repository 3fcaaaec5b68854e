"""The arithmetic inside budget tables: subtotals by 科目编码, and columns across a row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.money.budget_tables import BudgetTable, BudgetWords, CodedRow, Figure, tables_of
from auditor.checks.shared.amounts import as_money
from auditor.checks.units import SubmissionUnit
from auditor.model import Confidence, Evidence


class TableBalance(Params):
    """``aspect``: a parent code against its ``children``, or 总计 against its ``columns``. ``tolerance``
    in 万元 for each number that takes part (rounding)."""

    aspect: Literal["children", "columns"] = Field(
        description="比什么：children 上级科目与下级之和，columns 总计与各列之和"
    )
    tolerance: Decimal = Field(default=Decimal("0.011"), description="每个数四舍五入允许的差额，万元")


@check_kind(
    "table-balance",
    params=TableBalance,
    provides={"table", "code", "item", "amount", "sum", "difference"},
)
def table_balance(unit: SubmissionUnit, params: TableBalance, context: Context) -> Judgement:
    """Adds up the budget tables that state a total; one that is cut off has none and is left alone."""
    words = context.lexicons.load("budget-tables", BudgetWords)
    tables = [table for table in unit.reading.once(tables_of, context.lexicons) if table.rows]
    whole = [table for table in tables if table.total is not None]
    if not whole:
        return NOT_APPLICABLE
    if params.aspect == "children":
        return failed(*(hit for table in whole for hit in _children(table, params.tolerance)))
    return failed(*(hit for table in whole for hit in _columns(table, words, params.tolerance)))


def _children(table: BudgetTable, tolerance: Decimal) -> Iterator[Hit]:
    for parent in table.rows:
        children = [
            row
            for row in table.rows
            if row.code.startswith(parent.code) and len(row.code) == len(parent.code) + 2
        ]
        if not children:
            continue
        for column, figure in parent.amounts.items():
            parts = [row.amounts[column] for row in children if column in row.amounts]
            total = sum((part.value for part in parts), Decimal(0))
            if abs(total - figure.value) > tolerance * (len(parts) + 1):
                yield _hit(table, parent, figure, total, tuple(part.evidence() for part in parts))
                break  # the other columns of the row follow from the same mistake


def _columns(table: BudgetTable, words: BudgetWords, tolerance: Decimal) -> Iterator[Hit]:
    whole, basic, project = (
        table.column(names) for names in (words.total_headers, words.basic_headers, words.project_headers)
    )
    if whole is None or basic is None or project is None or table.column(words.other_headers) is not None:
        return
    for row in table.rows:
        figure = row.amounts.get(whole)
        parts = [row.amounts[column] for column in (basic, project) if column in row.amounts]
        total = sum((part.value for part in parts), Decimal(0))
        if figure and parts and abs(total - figure.value) > tolerance * 3:
            yield _hit(table, row, figure, total, tuple(part.evidence() for part in parts))


def _hit(
    table: BudgetTable, row: CodedRow, figure: Figure, total: Decimal, parts: tuple[Evidence, ...]
) -> Hit:
    return Hit(
        values={
            "table": table.title,
            "code": row.code,
            "item": row.name,
            "amount": as_money(figure.value),
            "sum": as_money(total),
            "difference": as_money(abs(total - figure.value)),
        },
        evidence=(figure.evidence(), *parts),
        confidence=Confidence.ASK
        if total < figure.value
        else None,  # a child may stand on a page that is missing
    )
