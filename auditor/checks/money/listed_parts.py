"""What a text lists as the uses of a project's money, without a total, against the budget."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.money.stated import yuan_words
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import amount_evidence, as_text
from auditor.checks.units import FormUnit
from auditor.chinese.stops import PARAGRAPH_ENDS, gap_before
from auditor.expressions import expression
from auditor.language.numbers.funding import Funding, amounts_within
from auditor.language.numbers.funding_words import FundingWords
from auditor.model import Amount, Evidence, MoneyUnit, Passage, PassageField

_FACTORS = tuple("×✕✖*xX")  # before a price that is multiplied
_EQUALS = ("=", "＝")
_SENTENCE = expression(f"[{PARAGRAPH_ENDS}]")


class PartsParams(Params):
    """Amounts that come to between ``share`` and ``most`` of the budget are meant to be all of it; so many
    (``least``) make a list, or two that were worked out. ``open`` are words of lists of examples."""

    share: Decimal = Field(default=Decimal("0.6"), description="各项之和至少占预算多少，才算列全了（0—1）")
    most: Decimal = Field(default=Decimal("1.4"), description="各项之和至多是预算的几倍")
    least: int = Field(default=3, description="至少几项才算清单")
    open: tuple[str, ...] = Field(default=("等",), description="有这些词的不必列全")


@check_kind("listed-parts", params=PartsParams, provides={"label", "sum", "budget", "difference"})
def judge_parts(unit: FormUnit, params: PartsParams, context: Context) -> Judgement:
    """The amounts of a sentence that lists what the money is for add up to the budget."""
    form, budget = unit.form, unit.form.budget
    year = form.year or unit.submission.year
    lists = [
        (passage, found)
        for passage in form.passages
        if passage.field in (PassageField.OVERVIEW, PassageField.GOAL, PassageField.OTHER)
        and (found := _listed(passage.text, year, params, context))
    ]
    if not lists:
        return NOT_APPLICABLE
    total = budget.in_unit(MoneyUnit.YUAN) if budget else None
    if budget is None or not total:
        return Undetermined(reasons.NO_BUDGET_OR_NO_UNIT)
    known = {amount.in_unit(MoneyUnit.YUAN) for amount in form.amounts} | {total}
    off = [
        pair
        for pair in lists
        if (come := _sum(pair[1])) not in known and total * params.share <= come <= total * params.most
    ]
    return failed(*(_hit(passage, found, budget, total) for passage, found in off[:1])) if off else PASSED


def _listed(text: str, year: int | None, params: PartsParams, context: Context) -> list[Funding]:
    """The amounts of the first sentence that lists what money is for and states no whole."""
    reader = context.language.funding
    worked_out = (*context.lexicons.load("funding", FundingWords).worked_out, *_EQUALS)
    wholes = {each.start for each in reader.wholes(text)} | {each.whole.start for each in reader.lists(text)}
    if wholes:
        return []
    every, start = reader.amounts(text), 0
    for sentence in _SENTENCE.split(text):
        end = start + len(sentence)
        amounts = [
            each
            for each in amounts_within(every, start, end)
            if not _follows(text, each, _FACTORS) and not each.approximate
        ]
        start = end + 1
        worked = [each for each in amounts if _follows(text, each, worked_out)]
        several = len(amounts) >= params.least or (len(worked) > 1 and worked == amounts)
        own = all(each.year in (None, year) for each in amounts)
        if several and own and not any(word in sentence for word in params.open):
            return amounts
    return []


def _follows(text: str, amount: Funding, words: tuple[str, ...]) -> bool:
    """Whether one of some words stands right before an amount."""
    return text.endswith(words, 0, gap_before(text, amount.start))


def _sum(found: list[Funding]) -> Decimal:
    return sum((each.yuan for each in found), Decimal(0))


def _hit(passage: Passage, found: list[Funding], budget: Amount, total: Decimal) -> Hit:
    come = _sum(found)
    values = {
        "label": passage.label,
        "sum": f"{'＋'.join(each.text for each in found)}＝{yuan_words(come)}",
        "budget": budget.stated or as_text(budget.value),
        "difference": yuan_words(abs(come - total)),
    }
    evidence = (
        Evidence(passage.text[found[0].start : found[-1].end], passage.location),
        amount_evidence(budget),
    )
    return Hit(values, evidence, field=passage.field.value)
