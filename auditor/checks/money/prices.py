"""Prices that rows state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import Context, Params
from auditor.language.facts import UnitFact
from auditor.language.linking.prices import PriceReader
from auditor.model import Form, Indicator, MoneyUnit, Operator

_WAN = "万"


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
