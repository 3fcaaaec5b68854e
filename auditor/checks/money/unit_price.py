"""Unit price × quantity against the budget of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

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
from auditor.checks.money.stated import WAN, wan_words
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import amount_evidence, as_text
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.chinese.marks import HAN, alternation
from auditor.language.facts import UnitFact
from auditor.language.linking.links import Linker, Target
from auditor.model import CAPS, Amount, Confidence, Form, Indicator, MoneyUnit, Operator, RowRef

_MEASURED = frozenset({"people", "households", "area", "length", "volume", "mass"})
_MONTHS = 12
_EXACT = (Operator.EQUAL, None)


class UnitPrice(Params):
    """``tolerance`` is the share of the budget that rounding may exceed. ``price_words`` are what a price's
    name says beside its object (标准, 人均 …); ``alike`` is the share of common content from which a price
    and a quantity are of one thing; ``period_words`` name how long something is paid for. ``long_units`` and
    ``averaged`` are what names say a price is per, ``meant`` units by other words; ``days`` in a price's unit
    say that it is paid each day, ``months`` each month, ``day_names`` name a number of days;
    rows with a word of ``reaching`` count whom the result reaches."""

    price_words: tuple[str, ...] = Field(description="单价名称里除对象以外的词（标准、人均……）")
    period_words: tuple[str, ...] = Field(default=(), description="表示按多长时间支付的词")
    long_units: tuple[str, ...] = Field(description="“每”“单”后面不止一个字的单位")
    averaged: tuple[str, ...] = Field(description="“均”前面的字（人均、亩均）")
    meant: Mapping[str, str] = Field(description="名称里的简称按什么单位计（生：人）")
    months: frozenset[str] = Field(default=frozenset(), description="单价的单位里表示按月付的词")
    days: frozenset[str] = Field(description="单价的单位里表示按天付的词")
    reaching: tuple[str, ...] = Field(
        default=(), description="名称、层级里有这些词的，数的是受益的，不是付钱的"
    )
    day_names: tuple[str, ...] = Field(description="没有单位时，名称里有这些词的是天数")
    tolerance: Decimal = Field(default=Decimal("0.02"), description="允许超出预算的比例（0—1）")
    alike: float = Field(default=0.6, description="单价与数量的共同内容占到多少算一回事（0—1）")

    @cached_property
    def per(self) -> re.Pattern[str]:
        """What a name says that money is paid for (每生每天, 亩均)."""
        return re.compile(f"[每单]({alternation(self.long_units)}|[{HAN}])|({alternation(self.averaged)})均")

    def paid_for(self, name: str) -> list[str]:
        """What a name says that money is paid for, one of each; «» where it does not say."""
        found = [match[1] or match[2] for match in self.per.finditer(name)]
        return [self.meant.get(each, each) for each in found] or [""]

    def bare(self, name: str) -> str:
        """A price's name without all that makes it a price."""
        name = self.per.sub("|", name)
        for word in self.price_words:
            name = name.replace(word, "|")
        return name

    def counts_days(self, row: Indicator) -> bool:
        """Whether a row says for how many days."""
        return row.unit in self.days or (not row.unit and any(word in row.name for word in self.day_names))


@dataclass(frozen=True, slots=True)
class _Price:
    """A row that states a price: ``amount`` in 元 for one of the unit ``per``, each day where ``daily``."""

    row: Indicator
    amount: Decimal
    per: UnitFact
    operator: Operator | None
    daily: bool = False


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
    faults={"pieces", "months"},
)
def unit_price(unit: FormUnit, params: UnitPrice, context: Context) -> Judgement:
    """A price times the quantity of the same thing is more than the whole budget."""
    form = unit.form
    linker = context.linker
    pairs = [
        (price, row, sure)
        for price in _prices(form, params, context)
        for row, sure in _quantities(form, price, params, linker)
    ]
    monthly = _monthly(form, params, context)
    if not pairs and not monthly:
        return NOT_APPLICABLE
    budget = form_money(form, context.lexicons.load("budget-tables", BudgetWords).sources)
    total = budget.in_unit(MoneyUnit.YUAN) if budget else None
    if budget is None or total is None:
        return Undetermined(reasons.NO_BUDGET_OR_NO_UNIT)
    days = _days(form, params, linker)
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
    return failed(*(_hit(form, [each], budget, total, firm=each.firm) for each in above), *yearly)


def _prices(form: Form, params: UnitPrice, context: Context) -> Iterator[_Price]:
    """What a unit (元/人·天) or a name (每生每天补助) states per something."""
    for row in form.indicators:
        target = context.linker.target(row)
        if target is None or not target.unit.of_money:
            continue
        money, per = target.unit.stroke
        each, *others = re.split("[·•/]", per) if per else params.paid_for(row.name)
        fact = context.language.unit(each)
        factor = context.language.unit(money).factor
        if fact.kinds:
            daily = bool({*others} & params.days)
            yield _Price(row, target.value * factor, fact, target.operator, daily)


def _monthly(form: Form, params: UnitPrice, context: Context) -> list[_Price]:
    """What is paid a month, for months that no row counts."""
    return [
        price
        for price in _prices(form, params, context)
        if price.per.text in params.months and not any(_quantities(form, price, params, context.linker))
    ]


def _yearly_hit(price: _Price, budget: Amount, total: Decimal) -> Hit:
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


def _quantities(
    form: Form, price: _Price, params: UnitPrice, linker: Linker
) -> Iterator[tuple[Indicator, bool]]:
    """The row that counts what the price is for, and whether its name says so; none where two may."""
    rows = [row for row in form.indicators if row is not price.row and _counts(row, price, linker)]
    named = [row for row in rows if _of_one_thing(price.row.name, row.name, params, linker)]
    if len(named) == 1:
        yield named[0], True
    elif (
        not named
        and len(rows) == 1
        and (
            _unnamed(price, params, linker) or ("people" in price.per.kinds and not _reaches(rows[0], params))
        )
    ):
        yield rows[0], False
    elif "duration" in price.per.kinds:  # so much a month, for the months of the service
        periods = [row for row in form.indicators if _is_period(row, price, params, linker)]
        if len(periods) == 1:
            yield periods[0], False


def _unnamed(price: _Price, params: UnitPrice, linker: Linker) -> bool:
    """Whether the name of a price does not say what it is for."""
    return not linker.content.size(params.bare(price.row.name))


def _reaches(row: Indicator, params: UnitPrice) -> bool:
    """Whether a row counts those whom the result reaches, not what is paid for."""
    return any(word in text for text in (row.name, *row.levels) for word in params.reaching)


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
    bare = params.bare(price)
    content = linker.content
    return content.size(bare) > 0 and content.coverage(bare, row) >= params.alike


def _product(
    price: _Price, row: Indicator, days: tuple[Indicator, Decimal] | None, target: Target, *, sure: bool
) -> _Product:
    pieces = target.value * target.unit.factor / price.per.factor
    exact = price.operator in _EXACT and target.operator not in CAPS
    rows = (price.row, row, *days[:1]) if days and price.daily else (price.row, row)
    each = days[1] if days and price.daily else 1
    return _Product(rows, price.amount * pieces * each, sure, firm=sure and exact)


def _hit(form: Form, products: list[_Product], budget: Amount, total: Decimal, *, firm: bool) -> Hit:
    yuan = sum((each.yuan for each in products), Decimal(0))
    rows = list({row.row: row for each in products for row in each.rows}.values())
    factors = "＋".join("×".join(_plain(row) for row in each.rows) for each in products)
    return Hit(
        values={
            "sum": f"{factors}＝{wan_words(yuan)}",
            "other_name": "”“".join(each.rows[1].name for each in products),
            "price_name": "”“".join(each.rows[0].name for each in products),
            "budget": budget.stated,
            "difference": as_text((yuan - total) / WAN),
        },
        evidence=(*map(row_evidence, rows), amount_evidence(budget)),
        related=tuple(RowRef(form.index, row.row) for row in rows[1:]),
        row=rows[0].row,
        field="value",
        confidence=None if firm else Confidence.ASK,
        fault="pieces",
    )


def _days(form: Form, params: UnitPrice, linker: Linker) -> tuple[Indicator, Decimal] | None:
    """The one row that says for how many days."""
    rows = filter(params.counts_days, form.indicators)
    found = [(row, target.value) for row in rows if (target := linker.target(row)) is not None]
    return found[0] if len(found) == 1 else None


def _plain(row: Indicator) -> str:
    """A target without its operator, as one multiplies it."""
    return f"{row.value}{row.unit or ''}"
