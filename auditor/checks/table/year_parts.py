"""Targets of quarters or halves beside that of the year."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.columns import columns_of
from auditor.checks.units import IndicatorUnit
from auditor.model import Cell, Confidence, Evidence, Indicator

_NOT_ADDED = frozenset({"ratio", "points", "duration", "date"})


class YearParts(Params):
    """``parts`` are the labels of the parts of a year, each group a whole year; ``told`` are words of columns
    of results."""

    parts: tuple[tuple[tuple[str, ...], ...], ...] = Field(description="一年的各部分，每组合起来是一年")
    told: tuple[str, ...] = Field(description="列名里有这些词的是完成数，不是目标")


@check_kind("year-parts", params=YearParts, provides={"sum", "parts", "difference"})
def year_parts(unit: IndicatorUnit, params: YearParts, context: Context) -> Judgement:
    """The targets of the quarters add up to that of the year, or grow up to it."""
    row = unit.indicator
    target = context.linker.target(row)
    if target is None or row.period != "annual" or target.unit.kinds & _NOT_ADDED or target.unit.of_prices:
        return NOT_APPLICABLE
    columns = unit.whole.once(columns_of)
    for group in params.parts:
        cells = [columns.below(row, labels, without=params.told) for labels in group]
        if all(cells):
            return _judge(row, [cell for cell in cells if cell], target.value, context)
    return NOT_APPLICABLE


def _judge(row: Indicator, cells: list[Cell], target: Decimal, context: Context) -> Judgement:
    numbers = [_number(cell.text, row.unit or "", context) for cell in cells]
    stated = [number for number in numbers if number is not None]
    unread = any(cell.text.strip() and number is None for cell, number in zip(cells, numbers, strict=True))
    if len(stated) < 2 or unread:
        return NOT_APPLICABLE
    total = sum(stated, Decimal(0))
    if target in (total, stated[-1], max(stated)):  # what is told of each quarter may be all up to it
        return PASSED
    values = {
        "parts": "＋".join(map(as_text, stated)),
        "sum": as_text(total),
        "difference": as_text(abs(total - target)),
    }
    evidence = tuple(Evidence(cell.text.strip(), cell.location) for cell in cells if cell.text.strip())
    rising = all(one < other for one, other in pairwise(stated))  # all up to a quarter, short of the year's
    sure = (len(stated) == len(cells) or total > target) and not (rising and stated[-1] < target < total)
    return failed(Hit(values, evidence, field="value", confidence=None if sure else Confidence.ASK))


def _number(text: str, unit: str, context: Context) -> Decimal | None:
    said = text.strip().lstrip("≥≤=＝><")
    return context.language.number(said.removesuffix(unit).strip() or said)
