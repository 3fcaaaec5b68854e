"""Money that is left: what texts tell of it, and its own column, against what was granted and spent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.results.self_review_sums import execution_rate
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.columns import Columns, columns_of
from auditor.checks.units import FormUnit
from auditor.chinese.marks import unspaced
from auditor.chinese.stops import CLAUSE_ENDS
from auditor.expressions import expression
from auditor.model import Cell, Confidence, Evidence, Execution, Form, PassageField, half_digit

_ALL = Decimal(100)
_CENT = Decimal("0.02")
_SCALE = Decimal(10_000)  # 元 beside 万元
_FIGURE = expression(r"(-?\d[\d,]*(?:\.\d+)?)(?:万元|元)?")
_CLAUSE = expression(f"[^{CLAUSE_ENDS}]+")


class LeftParams(Params):
    """``left`` are patterns of clauses that tell of money left (the group ``sum`` is how much), ``carried``
    of what becomes of it; ``others`` words of clauses on other money, or on none. ``labels`` begin those of
    columns of money left, ``without`` are words of others; ``changes`` begin those of money that came to what
    was granted, or went."""

    left: tuple[str, ...] = Field(description="说钱有剩余的句子（正则表达式），sum是剩下多少")
    carried: str = Field(description="说剩下的钱怎样处理的话（正则表达式）")
    others: tuple[str, ...] = Field(description="说的是别的钱，或者没有剩余的词")
    labels: tuple[str, ...] = Field(description="结余一栏的叫法，栏名以它们开头")
    without: tuple[str, ...] = Field(default=(), description="栏名里有这些词的不算")
    changes: tuple[str, ...] = Field(default=(), description="有这些栏的表，结余还要算上它们，不判")


@check_kind(
    "money-left",
    params=LeftParams,
    provides={"quote", "label", "stated", "due", "planned", "executed", "source"},
    faults={"text", "figure"},
)
def judge_left(unit: FormUnit, params: LeftParams, _context: Context) -> Judgement:
    """Where all was spent nothing is left, and what is left is what was granted without what was spent."""
    form = unit.form
    lines = [each for each in (form.execution, *form.sources) if each is not None]
    if not any(each.executed is not None and _planned(each) for each in lines):
        return NOT_APPLICABLE
    columns = unit.whole.once(columns_of)
    figures = [hit for each in lines if (hit := _of_column(each, columns, params)) is not None]
    hits = [*figures[:1], *(_told(form, form.execution, params) if form.execution else ())]
    return failed(*hits) if hits else PASSED


def _planned(execution: Execution) -> list[Decimal]:
    return [each for each in (execution.adjusted, execution.budget) if each]


def _of_column(execution: Execution, columns: Columns, params: LeftParams) -> Hit | None:
    """A column of money left that does not say what the line makes."""
    spent, planned = execution.executed, _planned(execution)
    cells = columns.across(execution.location, params.labels, params.without)
    figures = [(figure, cell) for cell in cells if (figure := _figure(cell)) is not None]
    if spent is None or not planned or not figures or columns.across(execution.location, params.changes):
        return None
    stated = sum((figure for figure, _ in figures), Decimal(0))  # 结转 and 结余 beside each other
    rounding = max(_CENT, half_digit(spent) + half_digit(stated) + half_digit(planned[0]))
    dues = [each - spent for each in planned]
    scaled = (*dues, *(each * _SCALE for each in dues), *(each / _SCALE for each in dues))
    if any(abs(each - stated) <= rounding for each in scaled):
        return None
    values = {
        "stated": as_text(stated),
        "due": as_text(dues[0]),
        "planned": as_text(planned[0]),
        "executed": as_text(spent),
        "source": execution.label,
    }
    evidence = (
        Evidence(figures[0][1].text, figures[0][1].location),
        Evidence(as_text(spent), execution.location),
    )
    return Hit(values, evidence, fault="figure")


def _figure(cell: Cell) -> Decimal | None:
    match = _FIGURE.fullmatch(unspaced(cell.text))
    return Decimal(match[1].replace(",", "")) if match else None


def _told(form: Form, execution: Execution, params: LeftParams) -> Iterator[Hit]:
    """The first clause that tells of money left, where all of the budget was spent."""
    rate = execution_rate(execution)
    if rate is None or rate < _ALL:
        return
    told = (each for each in form.passages if each.field is PassageField.OTHER)
    clauses = ((each, clause.strip()) for each in told for clause in _CLAUSE.findall(each.text))
    for passage, clause in clauses:
        if _tells_left(clause, params):
            spent = as_text(execution.executed or 0)
            values = {"label": passage.label, "quote": clause, "executed": spent}
            evidence = (Evidence(clause, passage.location), Evidence(spent, execution.location))
            unsure = None if _pattern((params.carried,)).search(clause) else Confidence.ASK
            yield Hit(values, evidence, fault="text", confidence=unsure)
            return


def _tells_left(clause: str, params: LeftParams) -> bool:
    match = _pattern(params.left).search(clause)
    if match is None or any(word in clause for word in params.others):
        return False
    return match["sum"] is None or Decimal(match["sum"].replace(",", "")) > 0


@lru_cache(maxsize=16)
def _pattern(texts: tuple[str, ...]) -> re.Pattern[str]:
    return expression("|".join(texts))
