"""Unit price × quantity against the budget of the form."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from auditor.checks.base import (
    NOT_APPLICABLE,
    Context,
    Hit,
    Judgement,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.money.budget_tables import BudgetWords
from auditor.checks.money.funds import form_money
from auditor.checks.money.prices import Price, UnitPrice, days_of, monthly_prices, prices_of, quantities_of
from auditor.checks.money.stated import WAN, wan_words
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import amount_evidence, as_text
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.linking.links import Target
from auditor.model import CAPS, Amount, Confidence, Form, Indicator, MoneyUnit, Operator, RowRef

_MONTHS = 12
_CENT = Decimal("0.01")
_HALF = 2
_FACTORS = 3  # price, heads and days
_EXACT = (Operator.EQUAL, None)


@dataclass(frozen=True, slots=True)
class _Product:
    """What a price comes to in 元: ``rows`` of price, quantity and days; ``sure`` that the price is of what
    is counted, ``firm`` that neither is a cap."""

    rows: tuple[Indicator, ...]
    yuan: Decimal
    sure: bool
    firm: bool


@check_kind(
    "unit-price",
    params=UnitPrice,
    provides={"sum", "price_name", "other_name", "budget", "difference"},
    faults={"pieces", "months", "short"},
)
def unit_price(unit: FormUnit, params: UnitPrice, context: Context) -> Judgement:
    """A price times the quantity of the same thing is more than the whole budget."""
    form = unit.form
    linker = context.linker
    pairs = [
        (price, row, sure)
        for price in prices_of(form, params, context)
        for row, sure in quantities_of(form, price, params, linker)
    ]
    monthly = monthly_prices(form, params, context)
    if not pairs and not monthly:
        return NOT_APPLICABLE
    budget = form_money(form, context.lexicons.load("budget-tables", BudgetWords).sources)
    total = budget.in_unit(MoneyUnit.YUAN) if budget else None
    if budget is None or total is None:
        return Undetermined(reasons.NO_BUDGET_OR_NO_UNIT)
    days = days_of(form, params, linker)
    products = [
        _product(price, row, days, target, sure=sure)
        for price, row, sure in pairs
        if (target := linker.target(row)) is not None
    ]
    most = total * (1 + params.tolerance)
    above = [each for each in products if each.yuan > most]
    yearly = [_yearly_hit(each, budget, total) for each in monthly if each.amount * _MONTHS > most]
    together = [each for each in products if each.sure]
    if not above and len(together) > 1 and sum(each.yuan for each in together) > most:
        return failed(_hit(form, together, budget, total, firm=False), *yearly)
    short = _all_of_it(form, products, context)
    if short is not None and not above and not yearly and short.yuan * _HALF <= total:
        stated = short.rows[0].operator in _EXACT and short.rows[1].operator not in CAPS
        return failed(_hit(form, [short], budget, total, firm=stated, fault="short"))
    return failed(*(_hit(form, [each], budget, total, firm=each.firm) for each in above), *yearly)


def _all_of_it(form: Form, products: list[_Product], context: Context) -> _Product | None:
    """The one thing that is paid, by the day and the head, where no row and no text of the form tells of
    other money."""
    product = products[0] if len(products) == 1 and len(products[0].rows) == _FACTORS else None
    if product is None:
        return None
    others = [row for row in form.indicators if row.row != product.rows[0].row]
    costs = any(context.language.dimensions.of_levels(row.levels) == "cost" for row in others)
    targets = [target for row in others if (target := context.linker.target(row)) is not None]
    stated = (each for passage in form.passages for each in context.language.quantities(passage.text))
    sums = any(each.unit.of_money and each.value * each.unit.factor >= WAN for each in stated)
    return None if costs or sums or any(each.unit.of_money for each in targets) else product


def _yearly_hit(price: Price, budget: Amount, total: Decimal) -> Hit:
    yuan = price.amount * _MONTHS
    return Hit(
        values={
            "sum": f"{_plain(price.row)}×{_MONTHS}＝{wan_words(yuan)}",
            "other_name": "",
            "price_name": price.row.name,
            "budget": budget.stated,
            "difference": as_text((yuan - total) / WAN),
        },
        evidence=(row_evidence(price.row), amount_evidence(budget)),
        row=price.row.row,
        field="value",
        confidence=Confidence.ASK,
        fault="months",
    )


def _product(
    price: Price, row: Indicator, days: tuple[Indicator, Decimal] | None, target: Target, *, sure: bool
) -> _Product:
    pieces = target.value * target.unit.factor / price.per.factor
    exact = price.operator in _EXACT and target.operator not in CAPS
    rows = (price.row, row, *days[:1]) if days and price.daily else (price.row, row)
    each = days[1] if days and price.daily else 1
    yuan = (price.amount * pieces * each).quantize(_CENT)  # 公顷 in 亩 is no round number
    return _Product(rows, yuan, sure, firm=sure and exact)


def _hit(
    form: Form, products: list[_Product], budget: Amount, total: Decimal, *, firm: bool, fault: str = "pieces"
) -> Hit:
    yuan = sum((each.yuan for each in products), Decimal(0))
    rows = list({row.row: row for each in products for row in each.rows}.values())
    factors = "＋".join("×".join(_plain(row) for row in each.rows) for each in products)
    return Hit(
        values={
            "sum": f"{factors}＝{wan_words(yuan)}",
            "other_name": "”“".join(each.rows[1].name for each in products),
            "price_name": "”“".join(each.rows[0].name for each in products),
            "budget": budget.stated,
            "difference": as_text(abs(yuan - total) / WAN),
        },
        evidence=(*map(row_evidence, rows), amount_evidence(budget)),
        related=tuple(RowRef(form.index, row.row) for row in rows[1:]),
        row=rows[0].row,
        field="value",
        confidence=None if firm else Confidence.ASK,
        fault=fault,
    )


def _plain(row: Indicator) -> str:
    """A target without its operator, as one multiplies it."""
    return f"{row.value}{row.unit or ''}"
