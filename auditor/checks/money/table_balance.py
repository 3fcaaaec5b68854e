"""The arithmetic inside budget tables: subtotals by 科目编码, and columns across a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.money.budget_tables import BudgetTable, BudgetWords, CodedRow, Figure, tables_of
from auditor.checks.shared.amounts import as_money
from auditor.checks.units import SubmissionUnit
from auditor.model import Confidence, Evidence

_CLASS = 3  # digits of a 类
_SIDES = 2  # 基本支出 and 项目支出


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
    provides={"table", "item", "amount", "sum", "difference"},
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
    for parent in (*_whole(table), *table.rows):
        length = len(parent.code) + 2 if parent.code else _CLASS
        children = [row for row in table.rows if row.code.startswith(parent.code) and len(row.code) == length]
        if not children:
            continue
        for column, figure in parent.amounts.items():
            parts = [row.amounts[column] for row in children if column in row.amounts]
            total = sum((part.value for part in parts), Decimal(0))
            if abs(total - figure.value) > tolerance * (len(parts) + 1):
                yield _hit(table, parent, figure, total, tuple(part.evidence() for part in parts))
                break  # the other columns of the row follow from the same mistake


def _whole(table: BudgetTable) -> Iterator[CodedRow]:
    """The row of totals of a known table, whose parts are its classes, where none stands twice (several
    units)."""
    classes = [row.code for row in table.rows if len(row.code) == _CLASS]
    if table.kind and len(classes) == len(set(classes)) and table.totals:
        yield CodedRow("", next(iter(table.totals.values())).name, table.totals)


def _columns(table: BudgetTable, words: BudgetWords, tolerance: Decimal) -> Iterator[Hit]:
    whole, basic, project = (
        table.column(names) for names in (words.total_headers, words.basic_headers, words.project_headers)
    )
    if whole is None or basic is None or project is None or table.column(words.other_headers) is not None:
        return
    only = _adds_up(table.totals, whole, (basic, project), tolerance)
    for row in table.rows:
        figure = row.amounts.get(whole)
        parts = [row.amounts[column] for column in (basic, project) if column in row.amounts]
        total = sum((part.value for part in parts), Decimal(0))
        if figure and parts and abs(total - figure.value) > tolerance * 3:
            evidence = tuple(part.evidence() for part in parts)
            yield _hit(table, row, figure, total, evidence, complete=only and len(parts) == _SIDES)


def _adds_up(totals: Mapping[int, Figure], whole: int, parts: tuple[int, int], tolerance: Decimal) -> bool:
    """Whether the row of totals is the sum of its two columns, so that no third one has a part in it."""
    figures = [totals[column].value for column in (whole, *parts) if column in totals]
    return len(figures) == 1 + _SIDES and abs(figures[0] - sum(figures[1:])) <= tolerance * 3


def _hit(
    table: BudgetTable,
    row: CodedRow,
    figure: Figure,
    total: Decimal,
    parts: tuple[Evidence, ...],
    *,
    complete: bool = False,
) -> Hit:
    """Parts that fall short are a question unless they are ``complete``: one may stand on a missing page."""
    return Hit(
        values={
            "table": table.title,
            "item": f"{row.code} {row.name}".strip(),
            "amount": as_money(figure.value),
            "sum": as_money(total),
            "difference": as_money(abs(total - figure.value)),
        },
        evidence=(figure.evidence(), *parts),
        confidence=Confidence.ASK if total < figure.value and not complete else None,
    )
