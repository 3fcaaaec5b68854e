"""Cost indicators in money against the budget of the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    Context,
    Hit,
    Judgement,
    NotApplicable,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.money.budget_tables import BudgetWords
from auditor.checks.money.funds import form_money
from auditor.checks.money.narrative import told_money
from auditor.checks.money.stated import WAN, wan_words
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import amount_evidence
from auditor.checks.shared.rows import row_evidence, target_text
from auditor.checks.shared.words import RUNNING_TEXT
from auditor.checks.units import FormUnit
from auditor.expressions import expression
from auditor.language.numbers.funding_words import FundingWords
from auditor.language.numbers.quantity_words import CommitmentWords, Cost
from auditor.language.phrases import Some, Words
from auditor.language.scanning import scanner_of
from auditor.model import Amount, Form, Indicator, MoneyUnit, Operator, RowRef, Submission

_MONEY = frozenset({"money"})
_CAPS = (Operator.AT_MOST, Operator.EQUAL, Operator.LESS_THAN, None)
_SIGNS = expression(r"[\W\d_a-zA-Z]+")


class CostParams(Params):
    """``foreign`` are levels and words of money that the budget does not pay."""

    foreign: tuple[str, ...] = Field(default=(), description="不由本预算支付的钱：指标级次或名称里的词")


class CostRows(CostParams):
    """``of``: a row for the ``whole`` cost, a ``part`` alone, or the ``sum`` of all parts. ``tolerance`` is
    in 万元."""

    of: Literal["whole", "part", "sum"] = Field(
        description="判哪一种成本指标：whole 总成本，part 其中一项，sum 各项之和"
    )
    tolerance: Decimal = Field(default=Decimal("0.01"), description="四舍五入允许的差额，万元")


@dataclass(frozen=True, slots=True)
class _CostRow:
    row: Indicator
    value: Decimal
    yuan: Decimal
    whole: bool


@dataclass(frozen=True, slots=True)
class _Costs:
    """The cost rows of a form and its budget, which is ``total`` in 元."""

    rows: list[_CostRow]
    budget: Amount
    total: Decimal


@check_kind(
    "cost-rows",
    params=CostRows,
    provides={"name", "target", "budget", "difference", "count", "sum"},
    formerly=("form-budget", "indicator"),
)
def cost_rows(unit: FormUnit, params: CostRows, context: Context) -> Judgement:
    """No cost indicator, and no sum of them, is above the budget."""
    costs = _costs(unit, params, context)
    if not isinstance(costs, _Costs):
        return costs
    if params.of == "sum":
        return failed(*_sum_above(unit.form, costs, params.tolerance))
    above = (each for each in costs.rows if each.whole == (params.of == "whole"))
    most = costs.total + params.tolerance * WAN
    works = _works(unit.form, context) if params.of == "whole" else ()
    return failed(*(_hit(each, costs) for each in above if each.yuan > most and each.yuan not in works))


def _works(form: Form, context: Context) -> frozenset[Decimal | None]:
    """What all of the works cost by the head of the form (总投资), beside the money of one year, in 元."""
    words = context.lexicons.load("funding", FundingWords).invested
    told = (each for each in form.amounts if _SIGNS.split(each.label, maxsplit=1)[0].endswith(words))
    return frozenset(each.in_unit(MoneyUnit.YUAN) for each in told)


@check_kind("cost-in-yuan", params=CostParams, provides={"name", "target", "budget"})
def cost_in_yuan(unit: FormUnit, params: CostParams, context: Context) -> Judgement:
    """No cost indicator in 元 makes the budget if it meant 万元."""
    costs = _costs(unit, params, context)
    if not isinstance(costs, _Costs):
        return costs
    slip = _slip(costs.rows, costs.total)
    return failed(*([_hit(slip, costs)] if slip else []))


def _costs(unit: FormUnit, params: CostParams, context: Context) -> _Costs | NotApplicable | Undetermined:
    form = unit.form
    rows = list(_cost_rows(form, params, context))
    if not rows:
        return NOT_APPLICABLE
    words = context.lexicons.load("budget-tables", BudgetWords).sources
    budget = form_money(form, words) or _told(unit.submission, form, context)
    total = budget.in_unit(MoneyUnit.YUAN) if budget else None
    if budget is None or total is None:
        return Undetermined(reasons.NO_BUDGET_OR_NO_UNIT)
    return _Costs(rows, budget, total)


def _told(submission: Submission, form: Form, context: Context) -> Amount | None:
    """The money that the text around a form without a budget states for it."""
    if form.budget is not None:
        return None
    told = [each for each in told_money(submission, context.language.funding) if each.form == form]
    if not told:
        return None
    most = max(told, key=lambda each: each.funding.yuan)
    found = most.funding
    return Amount(found.value, found.unit, RUNNING_TEXT, found.clause, most.paragraph.location)


def _cost_rows(form: Form, params: CostParams, context: Context) -> Iterator[_CostRow]:
    """Rows that state an amount of money to be spent, not per person, place or period."""
    cost = context.lexicons.load("commitment", CommitmentWords).cost
    for row in form.indicators:
        target = context.linker.target(row)
        if target is None or target.unit.kinds != _MONEY or target.operator not in _CAPS:
            continue
        whole = any(name in row.name for name in cost.total_names) or _names_no_object(
            row.name, cost, context
        )
        foreign = any(word in text for word in params.foreign for text in (row.name, *row.levels))
        if (whole or _is_part(row, cost)) and not foreign:
            yield _CostRow(row, target.value, target.value * target.unit.factor, whole)


def _is_part(row: Indicator, cost: Cost) -> bool:
    if any(word in row.name for word in cost.unit_words):
        return False
    return cost.is_level(row.levels)


def _names_no_object(name: str, cost: Cost, context: Context) -> bool:
    """Whether a name says nothing but that it is the cost (项目投资总成本)."""
    plain = _SIGNS.sub("", name)
    generic = Some(Words(scanner_of(context.lexicons), cost.whole), 1)
    return any(head in plain for head in cost.names) and generic.fullmatch(plain) is not None


def _sum_above(form: Form, costs: _Costs, tolerance: Decimal) -> Iterator[Hit]:
    budget, total = costs.budget, costs.total
    parts = [each for each in costs.rows if not each.whole]
    yuan = sum((each.yuan for each in parts), Decimal(0))
    alone = any(each.yuan > total for each in parts)
    if len(parts) < 2 or alone or yuan - total <= tolerance * WAN:
        return
    values = {
        "name": "”“".join(each.row.name for each in parts),
        "target": "、".join(target_text(each.row) for each in parts),
        "budget": budget.stated,
        "difference": wan_words(yuan - total),
        "count": str(len(parts)),
        "sum": wan_words(yuan),
    }
    evidence = (*(row_evidence(each.row) for each in parts), amount_evidence(budget))
    related = tuple(RowRef(form.index, each.row.row) for each in parts)
    yield Hit(values=values, evidence=evidence, related=related, field="value")


def _slip(rows: list[_CostRow], total: Decimal) -> _CostRow | None:
    """The one row in 元 with which, taken as 万元, the costs are the budget to the last digit."""
    small = [each for each in rows if each.yuan == each.value]
    if len(small) != 1 or small[0].yuan * WAN > total:
        return None
    (slip,) = small
    others = [each.yuan for each in rows if each is not slip and not each.whole]
    rest = Decimal(0) if slip.whole else sum(others, Decimal(0))
    told = slip.whole or bool(others)
    return slip if told and slip.yuan * WAN + rest == total else None


def _hit(cost: _CostRow, costs: _Costs) -> Hit:
    budget, total = costs.budget, costs.total
    values = {
        "name": cost.row.name,
        "target": target_text(cost.row),
        "budget": budget.stated,
        "difference": wan_words(cost.yuan - total),
        "count": "1",
        "sum": "",
    }
    evidence = (row_evidence(cost.row), amount_evidence(budget))
    return Hit(values=values, evidence=evidence, row=cost.row.row, field="value")
