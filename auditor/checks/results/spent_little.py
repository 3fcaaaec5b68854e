"""Little spent and everything done, or money said to be spent that the table shows unspent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.results.results import result_of
from auditor.checks.results.self_review_sums import execution_rate
from auditor.checks.shared.amounts import as_text
from auditor.checks.units import FormUnit
from auditor.expressions import expression
from auditor.model import Evidence, Execution, Form, Passage, PassageField

_FEWEST = 3  # rows that have results
_NOT_SAID = expression(r"未|没有|尚|不足|待")


class SpentParams(Params):
    """``little`` per cent spent beside results that are all reached; ``nearly`` per cent below which a text
    may not say that all was paid. ``claims`` are patterns of such sentences, ``told`` words of an account."""

    little: Decimal = Field(default=Decimal(60), description="执行率低于百分之多少，全部完成就要说明")
    nearly: Decimal = Field(default=Decimal(95), description="执行率低于百分之多少，不能说资金已经全部支付")
    claims: tuple[str, ...] = Field(description="说资金已经全部支付的句子（正则表达式）")
    told: tuple[str, ...] = Field(description="说明了资金为什么没有用完的词")


@check_kind(
    "spent-little",
    params=SpentParams,
    provides={"rate", "quote", "label", "source"},
    faults={"all-done", "claim"},
)
def judge_spent(unit: FormUnit, params: SpentParams, context: Context) -> Judgement:
    """What is said of the money and of the results agrees with the share of the budget that was spent."""
    form = unit.form
    rates = [(each, rate) for each in _executions(form) if (rate := execution_rate(each)) is not None]
    if not rates:
        return NOT_APPLICABLE
    return failed(*_claims(form, rates, params), *_all_done(form, rates, params, context))


def _executions(form: Form) -> Iterator[Execution]:
    """The execution of the whole, else those of the sources."""
    yield from (form.execution,) if form.execution is not None else form.sources


def _claims(form: Form, rates: list[tuple[Execution, Decimal]], params: SpentParams) -> Iterator[Hit]:
    execution, rate = min(rates, key=lambda each: each[1])
    claim = re.compile("|".join(params.claims))
    for passage in form.passages:
        match = claim.search(passage.text) if passage.field is PassageField.OTHER else None
        if match and rate < params.nearly and not _NOT_SAID.search(match[0]):
            yield _claim_hit(passage, match[0], execution, rate)


def _claim_hit(passage: Passage, quote: str, execution: Execution, rate: Decimal) -> Hit:
    values = {"rate": as_text(rate), "quote": quote, "label": passage.label, "source": execution.label}
    evidence = (Evidence(quote, passage.location), Evidence(f"{as_text(rate)}%", execution.location))
    return Hit(values, evidence, fault="claim")


def _all_done(
    form: Form, rates: list[tuple[Execution, Decimal]], params: SpentParams, context: Context
) -> Iterator[Hit]:
    execution, rate = max(rates, key=lambda each: each[1])
    results = [found for row in form.indicators if (found := result_of(row, row.actual, context))]
    texts = [each.text for each in form.passages if each.field is PassageField.OTHER]
    texts += [each for each in (execution.reason, *(row.reason for row in form.indicators)) if each]
    told = any(word in text for text in texts for word in params.told)
    done = len(results) >= _FEWEST and all(each.reached for each in results)
    if rate < params.little and done and not told:
        values = {"rate": as_text(rate)}
        yield Hit(values, (Evidence(f"{as_text(rate)}%", execution.location),), fault="all-done")
