"""The funds block of a form against itself: sources against the whole, the year against the whole period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.money.budget_tables import BudgetWords
from auditor.checks.money.funds import FundsColumn, funds_columns, printed_tolerance
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import amount_evidence, as_text
from auditor.checks.shared.words import LESS, MORE
from auditor.checks.units import FormUnit
from auditor.expressions import expression
from auditor.model import Amount, Confidence, MoneyUnit, converted

_AMONG = expression(r"^\s*其中\s*[：:]?\s*")


class FundsBalance(Params):
    """``tolerance`` in 万元."""

    tolerance: Decimal = Field(default=Decimal("0.01"), description="四舍五入允许的差额，万元")


@check_kind(
    "funds-sources",
    params=FundsBalance,
    provides={"whole", "budget", "quote", "amount", "difference", "more"},
    formerly=("form-budget", "sources"),
)
def funds_sources(unit: FormUnit, params: FundsBalance, context: Context) -> Judgement:
    """The sources of funds add up to the whole in every column of the block."""
    words = context.lexicons.load("budget-tables", BudgetWords).sources
    blocks = funds_columns(unit.form, words)
    columns = [column for column in blocks if column.parts]
    columns += [
        replace(each, parts=each.classes, told=each.classes, closed=True) for each in blocks if each.classes
    ]
    if not columns:
        return NOT_APPLICABLE
    judged = [
        (column, column.whole, total)
        for column in columns
        if column.whole is not None and (total := column.sum()) is not None
    ]
    if not judged:
        return Undetermined(reasons.NO_BUDGET_OR_UNIT)
    hits = [hit for each in judged if (hit := _unbalanced(*each, params.tolerance)) is not None]
    return failed(*hits[:1])  # a total that is wrong in one column is mostly wrong in the next


def _unbalanced(column: FundsColumn, whole: Amount, total: Decimal, tolerance: Decimal) -> Hit | None:
    least = converted(tolerance, MoneyUnit.TEN_THOUSAND, whole.unit) or tolerance
    if abs(total - whole.value) <= printed_tolerance(whole, column.parts, least):
        return None
    if total < whole.value and column.closed and len(column.parts) == 1:
        return None  # only the source for all the rest was read: that is no sum
    if _told_again(column, whole, least) or _is_sum_of_heads(column, whole, least):
        return None
    unsure = _skips_a_line(column) or (total < whole.value and not column.closed)
    return Hit(
        values={
            "whole": whole.label.replace("·", "的"),
            "budget": whole.stated,
            "quote": "、".join(f"{_label(part, column)}{part.stated}" for part in column.parts),
            "amount": _stated(total, whole),
            "difference": _stated(abs(total - whole.value), whole),
            "more": MORE if total > whole.value else LESS,
        },
        evidence=(amount_evidence(whole), *(amount_evidence(part) for part in column.parts)),
        field="budget",
        confidence=Confidence.ASK if unsure else None,
    )


def _skips_a_line(column: FundsColumn) -> bool:
    """Whether a line among those of the whole and its sources tells none of them: one may be unread."""
    places = [each.location for each in (column.whole, *column.told) if each is not None]
    lines = {(at.table, at.row) for at in places if at.row is not None}
    rows = sorted(row for _, row in lines if row is not None)
    return len({table for table, _ in lines}) == 1 and rows[-1] - rows[0] >= len(rows)


def _told_again(column: FundsColumn, whole: Amount, least: Decimal) -> bool:
    """Whether the whole consists of each source as it is told first: beside what was granted stands what was
    spent of it, source by source."""
    first = {_label(part, column): part for part in reversed(column.parts)}
    if len(first) == len(column.parts):
        return False
    values = [part.in_unit(whole.unit) for part in first.values()]
    total = sum((value for value in values if value is not None), Decimal(0))
    return abs(total - whole.value) <= printed_tolerance(whole, first.values(), least)


def _is_sum_of_heads(column: FundsColumn, whole: Amount, least: Decimal) -> bool:
    """Whether the whole consists of its parts without those that make up the part above them (资本金 80, 财政
    50, 自筹 30, 专项债券 120)."""
    values = [part.in_unit(whole.unit) or Decimal(0) for part in column.told]
    total, at = Decimal(0), 0
    while at < len(values):
        total += values[at]
        at = _behind_parts(values, at)
    first = next((at for at, part in enumerate(column.told) if part not in column.parts), len(values))
    heads = {total, sum(values[:first], Decimal(0))}  # behind an inner 其中 all may be part of a part
    return any(abs(each - whole.value) <= printed_tolerance(whole, column.parts, least) for each in heads)


def _behind_parts(values: Sequence[Decimal], at: int) -> int:
    """Where the values end that add up to the one before them; the next place where none do."""
    total = Decimal(0)
    for end in range(at + 1, len(values)):
        total += values[end]
        if total == values[at] and end > at + 1:
            return end + 1
    return at + 1


@check_kind("funds-periods", params=FundsBalance, provides={"long", "total", "annual", "budget"})
def funds_periods(unit: FormUnit, params: FundsBalance, context: Context) -> Judgement:
    """The money of the whole period is no less than that of one year in it."""
    words = context.lexicons.load("budget-tables", BudgetWords).sources
    columns = funds_columns(unit.form, words)
    longer = [each for each in columns if any(word in each.name for word in words.long)]
    annual = unit.form.budget
    if not longer or annual is None:
        return NOT_APPLICABLE
    least = converted(params.tolerance, MoneyUnit.TEN_THOUSAND, annual.unit) or params.tolerance
    totals = [each.whole for each in longer if each.whole]
    return failed(*(_below(total, annual) for total in totals if _is_below(total, annual, least)))


def _is_below(total: Amount, annual: Amount, tolerance: Decimal) -> bool:
    value = total.in_unit(annual.unit)
    return value is not None and 0 < value < annual.value - tolerance


def _below(total: Amount, annual: Amount) -> Hit:
    values = {"long": total.label, "total": total.stated, "annual": annual.label, "budget": annual.stated}
    return Hit(values=values, evidence=(amount_evidence(total), amount_evidence(annual)), field="budget")


def _label(part: Amount, column: FundsColumn) -> str:
    return _AMONG.sub("", part.label.removeprefix(f"{column.name}·").partition("·")[0])


def _stated(value: Decimal, whole: Amount) -> str:
    return f"{as_text(value)}{whole.unit}"
