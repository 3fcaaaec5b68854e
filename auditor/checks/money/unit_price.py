"""Unit price × quantity against the budget of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
from auditor.checks.money.funds import form_money
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.facts import UnitFact
from auditor.language.linking.links import Linker
from auditor.model import Amount, Confidence, Evidence, Form, Indicator, MoneyUnit, Operator, RowRef

_MEASURED = frozenset({"people", "households", "area", "length", "volume", "mass"})
_EXACT = (Operator.EQUAL, None)
_CAPS = (Operator.AT_MOST, Operator.LESS_THAN)


class UnitPrice(Params):
    """``tolerance`` is the share of the budget that rounding may exceed. ``price_words`` are what a price's
    name says beside its object (标准, 人均 …); ``alike`` is the share of common content from which a price
    and a quantity are of one thing; ``period_words`` name how long something is paid for."""

    price_words: tuple[str, ...] = Field(description="单价名称里除对象以外的词（标准、人均……）")
    period_words: tuple[str, ...] = Field(default=(), description="表示按多长时间支付的词")
    tolerance: Decimal = Field(default=Decimal("0.02"), description="允许超出预算的比例（0—1）")
    alike: float = Field(default=0.6, description="单价与数量的共同内容占到多少算一回事（0—1）")


@dataclass(frozen=True, slots=True)
class _Price:
    """A row that states a price: ``amount`` in 元 for one of the unit ``per``."""

    row: Indicator
    amount: Decimal
    per: UnitFact
    operator: Operator | None


@check_kind(
    "unit-price",
    params=UnitPrice,
    provides={"sum", "price_name", "other_name", "budget", "difference"},
)
def unit_price(unit: FormUnit, params: UnitPrice, context: Context) -> Judgement:
    """A price times the quantity of the same thing is more than the whole budget."""
    form = unit.form
    linker = context.linker
    pairs = [
        (price, row, sure)
        for price in _prices(form, context)
        for row, sure in _quantities(form, price, params, linker)
    ]
    if not pairs:
        return NOT_APPLICABLE
    budget = form_money(form, context.lexicons.load("budget-tables", BudgetWords).sources)
    if budget is None:
        return Undetermined(reasons.NO_BUDGET_OR_NO_UNIT)
    hits = (
        _judged(form, price, row, budget, tolerance=params.tolerance, linker=linker, sure=sure)
        for price, row, sure in pairs
    )
    return failed(*(hit for hit in hits if hit is not None))


def _prices(form: Form, context: Context) -> Iterator[_Price]:
    for row in form.indicators:
        target = context.linker.target(row)
        if target is None or not any(kind.startswith("money/") for kind in target.unit.kinds):
            continue
        money, _, per = target.unit.text.replace("／", "/").partition("/")
        factor = context.language.unit(money).factor
        per_fact = context.language.unit(re.split("[·•/]", per)[0])
        if per_fact.kinds:
            yield _Price(row, target.value * factor, per_fact, target.operator)


def _quantities(
    form: Form, price: _Price, params: UnitPrice, linker: Linker
) -> Iterator[tuple[Indicator, bool]]:
    """The row that counts what the price is for, and whether its name says so; none where two may."""
    rows = [row for row in form.indicators if row is not price.row and _counts(row, price, linker)]
    named = [row for row in rows if _of_one_thing(price.row.name, row.name, params, linker)]
    if len(named) == 1:
        yield named[0], True
    elif not named and len(rows) == 1 and not linker.content.size(_bare(price.row.name, params)):
        yield rows[0], False
    elif "duration" in price.per.kinds:  # so much a month, for the months of the service
        periods = [row for row in form.indicators if _is_period(row, price, params, linker)]
        if len(periods) == 1:
            yield periods[0], False


def _counts(row: Indicator, price: _Price, linker: Linker) -> bool:
    """Whether a row counts what the price is per: 人 and 名 alike, 万亩 for 亩, but 台 never for 套."""
    target = linker.target(row)
    if target is None or target.unit.base != price.per.base:
        return False
    if target.unit.kinds & price.per.kinds & _MEASURED:
        return True
    return target.unit.text.strip().lstrip("十百千万亿") == price.per.text


def _is_period(row: Indicator, price: _Price, params: UnitPrice, linker: Linker) -> bool:
    target = linker.target(row)
    same = target is not None and target.unit.base == price.per.base
    return same and any(word in row.name for word in params.period_words)


def _of_one_thing(price: str, row: str, params: UnitPrice, linker: Linker) -> bool:
    bare = _bare(price, params)
    content = linker.content
    return content.size(bare) > 0 and content.coverage(bare, row) >= params.alike


def _bare(name: str, params: UnitPrice) -> str:
    for word in params.price_words:
        name = name.replace(word, "|")
    return name


def _judged(
    form: Form,
    price: _Price,
    row: Indicator,
    budget: Amount,
    *,
    tolerance: Decimal,
    linker: Linker,
    sure: bool,
) -> Hit | None:
    target = linker.target(row)
    assert target is not None
    pieces = target.value * target.unit.factor / price.per.factor
    product, total = price.amount * pieces, budget.in_unit(MoneyUnit.YUAN)
    assert total is not None
    if product <= total * (1 + tolerance):
        return None
    firm = sure and price.operator in _EXACT and target.operator not in _CAPS
    return Hit(
        values={
            "sum": f"{_plain(price.row)}×{_plain(row)}＝{as_text(product / 10_000)}{MoneyUnit.TEN_THOUSAND}",
            "other_name": row.name,
            "price_name": price.row.name,
            "budget": budget.stated,
            "difference": as_text((product - total) / 10_000),
        },
        evidence=(
            row_evidence(price.row),
            row_evidence(row),
            Evidence(f"{budget.label} {budget.text}".strip(), budget.location),
        ),
        related=(RowRef(form.index, row.row),),
        row=price.row.row,
        field="value",
        confidence=None if firm else Confidence.ASK,
    )


def _plain(row: Indicator) -> str:
    """A target without its operator, as one multiplies it."""
    return f"{row.value}{row.unit or ''}"
