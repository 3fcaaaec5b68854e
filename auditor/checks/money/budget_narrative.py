"""Amounts that the report's own words state against the budget tables beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.money.budget_tables import BudgetTable, tables_of
from auditor.checks.shared.amounts import as_money
from auditor.checks.units import SubmissionUnit
from auditor.chinese.marks import alternation
from auditor.chinese.stops import last_end
from auditor.model import MONEY_UNIT, Evidence, MoneyUnit, Paragraph, Submission, converted


class BudgetNarrative(Params):
    """``labels`` are the words for the spending total of a department, ``other`` words that make a sentence
    speak of another year or of a part. ``tolerance`` in 万元."""

    labels: tuple[str, ...] = Field(description="说明文字里表示部门支出总额的词")
    other: tuple[str, ...] = Field(description="句中有这些词，说的是别的年度或一部分")
    tolerance: Decimal = Field(default=Decimal("0.05"), description="四舍五入允许的差额，万元")


@dataclass(frozen=True, slots=True)
class _Stated:
    label: str
    value: Decimal
    words: str
    paragraph: Paragraph


@check_kind(
    "budget-narrative",
    params=BudgetNarrative,
    provides={"quote", "amount", "other", "table", "difference"},
)
def budget_narrative(unit: SubmissionUnit, params: BudgetNarrative, context: Context) -> Judgement:
    """Compares the spending total that the text states with that of the budget tables."""
    tables = [
        each
        for each in unit.reading.once(tables_of, context.lexicons)
        if each.kind == "whole" and each.total and each.unit
    ]
    stated = list(_stated(unit.submission, params))
    if not tables or not stated:
        return NOT_APPLICABLE
    return failed(*(hit for each in stated if (hit := _differing(each, tables, params)) is not None))


def _stated(submission: Submission, params: BudgetNarrative) -> Iterator[_Stated]:
    pattern = re.compile(
        rf"(?P<label>{alternation(params.labels)})(?:预算)?(?:为|是|共|：|:)?\s*"
        rf"(?P<value>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{MONEY_UNIT})"
    )
    for block in submission.document.blocks:
        if not isinstance(block, Paragraph):
            continue
        for match in pattern.finditer(block.text):
            start = last_end(block.text, match.start()) + 1
            words = block.text[start : match.end()]
            if any(word in words for word in params.other):
                continue
            value = Decimal(match["value"].replace(",", ""))
            wan = converted(value, MoneyUnit(match["unit"]), MoneyUnit.TEN_THOUSAND)
            if wan is not None:
                yield _Stated(match["label"], wan, words, block)


def _differing(stated: _Stated, tables: list[BudgetTable], params: BudgetNarrative) -> Hit | None:
    totals = [(table, table.total) for table in tables if table.total]
    if any(abs(stated.value - total.value) <= params.tolerance for _, total in totals):
        return None
    table, total = totals[-1]
    return Hit(
        values={
            "quote": stated.label,
            "amount": as_money(stated.value),
            "other": as_money(total.value),
            "table": table.title,
            "difference": as_money(abs(stated.value - total.value)),
        },
        evidence=(Evidence(stated.words, stated.paragraph.location), total.evidence()),
    )
