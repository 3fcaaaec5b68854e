"""Prices that rows state, and the rows that count what is paid for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import Context, Params
from auditor.language.facts import UnitFact
from auditor.language.linking.links import Linker
from auditor.language.linking.prices import PriceReader
from auditor.model import Form, Indicator, MoneyUnit, Operator

_WAN = "万"
_HEADS = frozenset({"people", "households"})
_NO_COUNTS = frozenset({"money", "ratio", "points", "duration"})
_SEVERAL = 2
_COUNTS = ("数", "数量")
_MEASURED = frozenset({"people", "households", "area", "length", "volume", "mass"})


class UnitPrice(Params):
    """``tolerance`` is the share of the budget that rounding may exceed. ``price_words`` are what a price's
    name says beside its object (标准, 人均 …); ``alike`` is the share of common content from which a price
    and a quantity are of one thing; ``period_words`` name how long something is paid for. ``day_names``
    name a number of days; rows with a word of ``reaching`` count whom the result reaches. What a price is per
    and paid by stands in lexicons/quantity-words.yaml (``paid_per``)."""

    price_words: tuple[str, ...] = Field(description="单价名称里除对象以外的词（标准、人均……）")
    period_words: tuple[str, ...] = Field(default=(), description="表示按多长时间支付的词")
    reaching: tuple[str, ...] = Field(
        default=(), description="名称、层级里有这些词的，数的是受益的，不是付钱的"
    )
    things: tuple[str, ...] = Field(default=(), description="什么东西都能这样叫的词（设备、物资）")
    day_names: tuple[str, ...] = Field(description="没有单位时，名称里有这些词的是天数")
    tolerance: Decimal = Field(default=Decimal("0.02"), description="允许超出预算的比例（0—1）")
    alike: float = Field(default=0.6, description="单价与数量的共同内容占到多少算一回事（0—1）")

    def bare(self, name: str, prices: PriceReader) -> str:
        """A price's name without all that makes it a price."""
        name = prices.without(name, "|")
        for word in self.price_words:
            name = name.replace(word, "|")
        return name

    def generally(self, name: str, prices: PriceReader) -> str:
        """The same without words for things of whatever kind, as the last ones (演出设备)."""
        bare = self.bare(name, prices).rstrip("|费")
        return "" if bare.endswith(self.things) else bare


@dataclass(frozen=True, slots=True)
class Price:
    """A row that states a price: ``amount`` in 元 for one of the unit ``per``, and of which ``times`` (天,
    月)."""

    row: Indicator
    amount: Decimal
    per: UnitFact
    operator: Operator | None
    times: frozenset[str] = frozenset()


def prices_of(form: Form, context: Context) -> Iterator[Price]:
    """What a unit (元/人·天) or a name (每生每天补助) states per something."""
    for row in form.indicators:
        target = context.linker.target(row)
        if target is None:
            continue
        unit = _money_unit(target.unit, context)
        if not unit.of_money:
            continue
        money, per = unit.stroke
        each, *others = re.split("[·•/]", per) if per else _paid_for(row.name, context.linker.prices)
        fact = context.language.unit(each)
        factor = context.language.unit(money).factor
        if fact.kinds:
            yield Price(row, target.value * factor, fact, target.operator, frozenset(others))


def _paid_for(name: str, prices: PriceReader) -> list[str]:
    """What a name says that money is paid for, one of each; «» where it does not say."""
    return [prices.words.plainly(each) for each in prices.named(name)] or [""]


def _money_unit(unit: UnitFact, context: Context) -> UnitFact:
    """The unit, where it is one of money but for 元 (万/月)."""
    money, per = unit.stroke
    return context.language.unit(f"{MoneyUnit.TEN_THOUSAND}/{per}") if money == _WAN and per else unit


def monthly_prices(form: Form, params: UnitPrice, context: Context) -> list[Price]:
    """What is paid a month, for months that no row counts."""
    return [
        price
        for price in prices_of(form, context)
        if price.per.text in context.linker.prices.words.months
        and not any(quantities_of(form, price, params, context))
    ]


def quantities_of(
    form: Form, price: Price, params: UnitPrice, context: Context
) -> Iterator[tuple[Indicator, bool]]:
    """The row that counts what the price is for, and whether its name and its unit say so; none where two
    may."""
    linker = context.linker
    others = [row for row in form.indicators if row is not price.row]
    rows = [row for row in others if _counts(row, price, linker)]
    if not rows:
        meant = [row for row in others if _counts_otherwise(row, price, context)]
        named = [row for row in meant if _of_one_thing(price.row.name, row.name, params, linker)]
        yield from ((row, False) for row in (named or meant) if len(named or meant) == 1)
        return
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


def least_of(form: Form, price: Price, params: UnitPrice, context: Context) -> Indicator | None:
    """Of several rows that may count what a price of no special thing is for, the one that counts least."""
    rows = [row for row in form.indicators if row is not price.row and _counts(row, price, context.linker)]
    named = any(_of_one_thing(price.row.name, row.name, params, context.linker) for row in rows)
    general = not context.linker.content.size(params.generally(price.row.name, context.linker.prices))
    if named or not general or len(rows) < _SEVERAL or price.per.kinds & (_HEADS | {"duration"}):
        return None
    counted = [(target, row) for row in rows if (target := context.linker.target(row)) is not None]
    return min(counted, key=lambda each: each[0].value * each[0].unit.factor)[1]


def _unnamed(price: Price, params: UnitPrice, linker: Linker) -> bool:
    """Whether the name of a price does not say what it is for."""
    return not linker.content.size(params.bare(price.row.name, linker.prices))


def _reaches(row: Indicator, params: UnitPrice) -> bool:
    """Whether a row counts those whom the result reaches, not what is paid for."""
    return any(word in text for text in (row.name, *row.levels) for word in params.reaching)


def _counts(row: Indicator, price: Price, linker: Linker) -> bool:
    """Whether a row counts what the price is per: 人 and 名 alike, 万亩 for 亩, but 台 never for 套."""
    target = linker.target(row)
    if target is None or target.unit.base != price.per.base:
        return False
    if target.unit.kinds & price.per.kinds & _MEASURED:
        return True
    return target.unit.text.strip().lstrip("十百千万亿") == price.per.text


def _counts_otherwise(row: Indicator, price: Price, context: Context) -> bool:
    """Whether the name counts what the price is per, and only the unit is another (学生人数 in 户, 床位数 in
    张 for 元/床)."""
    target = context.linker.target(row)
    measure = context.language.measure(row.name)
    if target is None or measure is None or not target.unit.kinds or target.unit.kinds & _NO_COUNTS:
        return False
    heads = price.per.kinds <= _HEADS and measure.kind in price.per.kinds
    return heads or (row.name.endswith(_COUNTS) and price.per.text in row.name)


def _is_period(row: Indicator, price: Price, params: UnitPrice, linker: Linker) -> bool:
    target = linker.target(row)
    same = target is not None and target.unit.base == price.per.base
    return same and any(word in row.name for word in params.period_words)


def _of_one_thing(price: str, row: str, params: UnitPrice, linker: Linker) -> bool:
    """Whether one of the names says what the other is of: the price more (监测点运维费 for 监测点), or the
    row."""
    bare = params.bare(price, linker.prices)
    content = linker.content
    if not content.size(bare):
        return False
    return content.coverage(bare, row) >= params.alike or content.coverage(row, bare) == 1
