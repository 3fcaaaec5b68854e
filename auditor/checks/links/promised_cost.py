"""A cost that 目标 promises to keep, in a form without any cost; a price, in one without any price."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.base import PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.links.promises import PromiseParams, Promises, is_price, one, promises_of
from auditor.checks.shared.amounts import inner
from auditor.checks.units import FormUnit
from auditor.language.names.direction.words import DirectionLexicon
from auditor.model import Indicator, Passage


@check_kind(
    "promised-cost",
    params=PromiseParams,
    provides={"label", "quote", "limit"},
    faults={"total", "price"},
    formerly=("goal-coverage", "cost"),
)
def judge_cost(unit: FormUnit, params: PromiseParams, context: Context) -> Judgement:
    """An indicator of cost where a cost is promised, one of a price where a price is (a question)."""
    promises = promises_of(unit, params, context)
    if not isinstance(promises, Promises):
        return promises
    rows = promises.form.indicators
    if any(_is_price(row, promises) for row in rows):
        return PASSED
    gains = context.lexicons.load("direction", DirectionLexicon).gains
    prices = [
        one(passage, quantity.clause, sure=False, fault="price", limit=inner(quantity.text))
        for passage in promises.passages
        for quantity in promises.reader.quantities(passage.text)
        if is_price(quantity) and not any(word in quantity.clause for word in gains)
    ][:1]
    if any(_is_cost(row, promises) for row in rows):
        return failed(*prices)
    costs = [hit for passage in promises.passages for hit in _costs(passage, promises)]
    return failed(*(costs or prices))


def _costs(passage: Passage, promises: Promises) -> Iterator[Hit]:
    cost = promises.reader.words.cost.word
    funds = {each.start for each in promises.funding.amounts(passage.text)}
    stated = promises.reader.costs(passage.text)
    own = [each for each in stated if each.start in funds or cost in each.clause]
    for quantity in own[:1]:  # not what all years or others pay
        yield one(passage, quantity.clause, fault="total", limit=inner(quantity.text))


def _is_price(row: Indicator, promises: Promises) -> bool:
    """Whether a row has a price for each as its target, or is named after one."""
    target = promises.linker.target(row)
    if target is None:
        return False
    named = any(word in row.full_name for word in promises.reader.words.cost.unit_words)
    return target.unit.of_prices or (named and "money" in target.unit.kinds)


def _is_cost(row: Indicator, promises: Promises) -> bool:
    words = promises.reader.words.cost
    if any(level in words.levels for level in row.levels):
        return True
    target = promises.linker.target(row)
    money = target is not None and target.unit.of_money
    return money and any(name in row.full_name for name in words.names)
