"""A price and a number in one sentence, multiplied: against the sum beside them, and against the budget."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.money.stated import yuan_words
from auditor.checks.units import TextUnit
from auditor.chinese.dates import A_MONTH
from auditor.expressions import expression
from auditor.language.facts import Quantity
from auditor.language.numbers.quantity_words import PaidPer
from auditor.language.texts.clauses import split_items
from auditor.model import Confidence, Evidence, MoneyUnit

_MONTHS = Decimal(12)
_CENT = Decimal("0.01")
_TIMES = frozenset({"duration", "days"})
_PARTS = expression("[·•/／]")
_START = attrgetter("start")


class TextPrice(Params):
    """``sums`` stand before what a price comes to; ``tolerance`` is the share that rounding may take. What a
    price is paid by stands in lexicons/quantity-words.yaml (``paid_per``)."""

    sums: tuple[str, ...] = Field(description="总数前面的词（合计、共需）")
    tolerance: Decimal = Field(default=Decimal("0.02"), description="允许差的比例（0—1）")


@dataclass(frozen=True, slots=True)
class _Product:
    """What a sentence comes to, with its ``formula``; ``assumed`` where it does not say for how many
    months."""

    formula: str
    yuan: Decimal
    assumed: bool


@check_kind(
    "text-price",
    params=TextPrice,
    provides={"label", "sum", "stated", "difference"},
    faults={"stated", "budget"},
)
def judge(unit: TextUnit, params: TextPrice, context: Context) -> Judgement:
    """A price times what it is paid for is the sum that the sentence states, and not more than the budget."""
    text, language = unit.passage.text, context.language
    if not _may_price(text, context):
        return PASSED if language.quantity_reader.any(text) else NOT_APPLICABLE
    found: list[Hit] = []
    quantities = language.quantities(text)
    for item in split_items(text):
        first, behind = (bisect_left(quantities, at, key=_START) for at in (item.start, item.end))
        own = quantities[first:behind]
        product = _product(own, context)
        partly = A_MONTH.search(text, item.start, item.end) is not None  # 1月至6月: no whole year
        if product is not None and not (product.assumed and partly):
            found += _hits(product, own, unit, params)
    return failed(*found) if quantities else NOT_APPLICABLE


def _may_price(text: str, context: Context) -> bool:
    """Whether a text can have a price; its quantities are read only then."""
    units = context.language.units
    return units.may_cost(text) and (units.may_cost(text, per=True) or context.linker.prices.may_tell(text))


def _product(own: Sequence[Quantity], context: Context) -> _Product | None:
    """The one price of a sentence times the one number of what it is for, and the days or months; ``None``
    where either may be another."""
    reader = context.linker.prices
    prices = [each for each in own if each.unit.of_prices or reader.is_per_something(each)]
    if len(prices) != 1:
        return None
    price = prices[0]
    money, below = price.unit.stroke
    words = reader.words
    told = [words.plainly(each) for each in (*reader.told(price), *filter(None, _PARTS.split(below)))]
    by_time = [each for each in told if each in words.days | words.months]
    things = [context.language.unit(each) for each in told if each not in by_time]
    if len(things) != 1 or len(by_time) > 1 or not things[0].kinds:
        return None
    counted = [each for each in own if each.unit.base == things[0].base and each.unit.kinds]
    if len(counted) != 1:
        return None
    time = by_time[0] if by_time else ""
    periods = _periods(own, time, words)
    if periods is None:
        return None
    assumed = bool(time) and not periods
    yuan = price.value * context.language.unit(money).factor
    yuan *= counted[0].value * counted[0].unit.factor / things[0].factor
    for each in periods:
        yuan *= each.value
    factors = [
        price.text,
        counted[0].text,
        *(each.text for each in periods),
        *([words.month_count.format(12)] if assumed else []),
    ]
    yuan = (yuan * (_MONTHS if assumed else 1)).quantize(_CENT)
    return _Product("×".join(factors), yuan, assumed)


def _periods(own: Sequence[Quantity], time: str, words: PaidPer) -> tuple[Quantity, ...] | None:
    """The days or months of a sentence for which a price by this ``time`` is paid, none for one that is paid
    once or by the month; ``None`` where others may be counted too (连续3年, 每月22天), or one month more is
    told."""
    units = words.days if time in words.days else words.months if time else frozenset[str]()
    found = tuple(each for each in own if each.unit.text in units)
    others = any(each.unit.kinds & _TIMES and each not in found for each in own)
    days_unknown = time in words.days and not found
    extra = any(each.value <= 1 for each in found)  # 另发一个月
    return None if others or days_unknown or extra or len(found) > 1 else found


def _hits(product: _Product, own: Sequence[Quantity], unit: TextUnit, params: TextPrice) -> Iterator[Hit]:
    stated = [each for each in own if each.unit.kinds == {"money"} and _is_sum(each, params)]
    for each in stated[:1]:
        yuan = each.value * each.unit.factor
        if abs(product.yuan - yuan) > yuan * params.tolerance and not each.approximate:
            yield _hit(product, yuan, unit, "stated", own)
    budget = unit.form.budget.in_unit(MoneyUnit.YUAN) if unit.form.budget else None
    if not stated and budget and product.yuan > budget * (1 + params.tolerance):
        yield _hit(product, budget, unit, "budget", own)


def _is_sum(quantity: Quantity, params: TextPrice) -> bool:
    """Whether the words before an amount say that it is what all comes to."""
    before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)].rstrip("为是约：:")
    return before.endswith(params.sums)


def _hit(product: _Product, yuan: Decimal, unit: TextUnit, fault: str, own: Sequence[Quantity]) -> Hit:
    passage = unit.passage
    return Hit(
        values={
            "label": passage.label,
            "sum": f"{product.formula}＝{yuan_words(product.yuan)}",
            "stated": yuan_words(yuan),
            "difference": yuan_words(abs(product.yuan - yuan)),
        },
        evidence=tuple(
            Evidence(clause, passage.location) for clause in dict.fromkeys(each.clause for each in own)
        ),
        field=passage.field.value,
        confidence=Confidence.ASK if product.assumed else None,
        fault=fault,
    )
