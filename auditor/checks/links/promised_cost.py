"""A cost that 目标 promises to keep, in a form without any indicator of cost."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.base import PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.links.promises import PromiseParams, Promises, one, promises_of
from auditor.checks.shared.amounts import inner
from auditor.checks.units import FormUnit
from auditor.model import Indicator, Passage


@check_kind(
    "promised-cost",
    params=PromiseParams,
    provides={"label", "quote", "limit"},
    formerly=("goal-coverage", "cost"),
)
def judge_cost(unit: FormUnit, params: PromiseParams, context: Context) -> Judgement:
    """An indicator of cost where a cost is promised."""
    promises = promises_of(unit, params, context)
    if not isinstance(promises, Promises):
        return promises
    if any(_is_cost(row, promises) for row in promises.form.indicators):
        return PASSED
    return failed(*(hit for passage in promises.passages for hit in _costs(passage, promises)))


def _costs(passage: Passage, promises: Promises) -> Iterator[Hit]:
    cost = promises.reader.words.cost.word
    funds = {each.start for each in promises.funding.amounts(passage.text)}
    stated = promises.reader.costs(passage.text)
    own = [each for each in stated if each.start in funds or cost in each.clause]
    for quantity in own[:1]:  # not what all years or others pay
        yield one(passage, quantity.clause, limit=inner(quantity.text))


def _is_cost(row: Indicator, promises: Promises) -> bool:
    words = promises.reader.words.cost
    if any(level in words.levels for level in row.levels):
        return True
    target = promises.linker.target(row)
    money = target is not None and any(kind.startswith("money") for kind in target.unit.kinds)
    return money and any(name in row.full_name for name in words.names)
