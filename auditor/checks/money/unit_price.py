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
from auditor.checks.money.counted import Counted
from auditor.checks.money.funds import form_money
from auditor.checks.money.paid_times import Factor, months_of, plain, times_of
from auditor.checks.money.prices import Price, UnitPrice, prices_of
from auditor.checks.money.stated import WAN, wan_words
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import amount_evidence, as_text
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.linking.form_links import links_of
from auditor.language.linking.links import Linker, Target
from auditor.model import CAPS, Amount, Confidence, Form, Indicator, MoneyUnit, Operator, RowRef

_CENT = Decimal("0.01")
_HALF = 2
_FACTORS = 3  # price, heads and days
_EXACT = (Operator.EQUAL, None)


@dataclass(frozen=True, slots=True)
class _Product:
    """What a price comes to in 元: the rows of ``price`` and quantity, and the ``times`` that it is paid;
    ``sure`` that the price is of what is counted, ``firm`` that neither is a cap."""

    price: Price
    pieces: Indicator
    times: tuple[Factor, ...]
    yuan: Decimal
    sure: bool
    firm: bool

    @property
    def rows(self) -> tuple[Indicator, ...]:
        return (self.price.row, self.pieces, *(each.row for each in self.times if each.row))

    @property
    def formula(self) -> str:
        return "×".join((plain(self.price.row), plain(self.pieces), *(each.text for each in self.times)))


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
    links = unit.reading.once(links_of, linker)
    prices, counted = tuple(prices_of(form, context)), Counted(form, links, context.language)
    pairs = [
        (price, *found) for price in prices if (found := counted.quantities_of(price, params)) is not None
    ]
    paid = {price.row.row for price, *_ in pairs}
    unpaid = [price for price in prices if price.row.row not in paid]
    least = [(price, row, False) for price in unpaid if (row := counted.least_of(price, params)) is not None]
    monthly = [price for price in unpaid if price.per.text in linker.prices.words.months]
    if not pairs and not monthly and not least:
        return NOT_APPLICABLE
    budget = form_money(form, context.lexicons.load("budget-tables", BudgetWords).sources)
    total = budget.in_unit(MoneyUnit.YUAN) if budget else None
    if budget is None or total is None:
        return Undetermined(reasons.NO_BUDGET_OR_NO_UNIT)
    products, fewest = (_products(form, rows, params, linker) for rows in (pairs, least))
    most = total * (1 + params.tolerance)
    above = [each for each in (*products, *fewest) if each.yuan > most]
    months = months_of(form, params, linker)
    yearly = [
        _yearly_hit(each, one, budget, total)
        for each in monthly
        for one in months
        if each.amount * one.value > most
    ]
    together = [each for each in products if each.sure]
    if not above and len(together) > 1 and sum(each.yuan for each in together) > most:
        return failed(_hit(form, together, budget, total, firm=False), *yearly)
    short = _all_of_it(form, products, context)
    if short is not None and not above and not yearly and short.yuan * _HALF <= total:
        return failed(_hit(form, [short], budget, total, firm=_is_stated(short, linker), fault="short"))
    return failed(*(_hit(form, [each], budget, total, firm=each.firm) for each in above), *yearly)


def _products(
    form: Form, rows: list[tuple[Price, Indicator, bool]], params: UnitPrice, linker: Linker
) -> list[_Product]:
    """What the prices of rows come to with the rows that count what they are paid for."""
    times = {each.times: each for each, *_ in rows}
    often = {each: times_of(form, price, params, linker) for each, price in times.items()}
    return [
        _product(price, row, often[price.times], target, sure=sure)
        for price, row, sure in rows
        if (target := linker.target(row)) is not None
    ]


def _is_stated(product: _Product, linker: Linker) -> bool:
    """Whether price and pieces are exact, and of one unit."""
    target = linker.target(product.pieces)
    of_one_unit = target is not None and target.unit.base == product.price.per.base
    return of_one_unit and product.price.operator in _EXACT and product.pieces.operator not in CAPS


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


def _yearly_hit(price: Price, months: Factor, budget: Amount, total: Decimal) -> Hit:
    yuan = price.amount * months.value
    return Hit(
        values={
            "sum": f"{plain(price.row)}×{months.text}＝{wan_words(yuan)}",
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
    price: Price, row: Indicator, times: tuple[Factor, ...], target: Target, *, sure: bool
) -> _Product:
    pieces = target.value * target.unit.factor / price.per.factor
    exact = price.operator in _EXACT and target.operator not in CAPS
    known = all(each.row for each in times)  # the months of a year are only assumed
    yuan = price.amount * pieces
    for each in times:
        yuan *= each.value
    # 公顷 in 亩 is no round number
    return _Product(price, row, times, yuan.quantize(_CENT), sure, firm=sure and exact and known)


def _hit(
    form: Form, products: list[_Product], budget: Amount, total: Decimal, *, firm: bool, fault: str = "pieces"
) -> Hit:
    yuan = sum((each.yuan for each in products), Decimal(0))
    rows = list({row.row: row for each in products for row in each.rows}.values())
    factors = "＋".join(each.formula for each in products)
    return Hit(
        values={
            "sum": f"{factors}＝{wan_words(yuan)}",
            "other_name": "”“".join(each.pieces.name for each in products),
            "price_name": "”“".join(each.price.row.name for each in products),
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
