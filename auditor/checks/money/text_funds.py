"""The money that a form's texts state, against its budget and against itself."""

from __future__ import annotations

from collections.abc import Iterator
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
from auditor.checks.money.stated import agrees, same_digits, surely_differs, yuan_words
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import amount_evidence, as_text, inner
from auditor.checks.units import FormUnit, TextUnit
from auditor.language.numbers.funding import Funding, FundingReader, PartList
from auditor.model import (
    Amount,
    Confidence,
    Evidence,
    Form,
    MoneyUnit,
    Passage,
    PassageField,
    decimals,
    half_digit,
)

_PLANS = (PassageField.GOAL, PassageField.OVERVIEW)
_ROUGH = Decimal("0.1")  # of an approximate amount
_MANY = 3  # a list of so many parts is meant to be complete


class TextFunds(Params):
    """``fields`` are the texts that are read; ``rough`` is the share by which a round number may differ,
    ``works`` are words of the label of a budget that is for works of several years."""

    fields: tuple[PassageField, ...] = Field(
        default=(PassageField.GOAL, PassageField.OVERVIEW), description="读哪些文字"
    )
    rough: Decimal = Field(default=Decimal("0.1"), description="整数、约数允许差的比例（0—1）")
    works: tuple[str, ...] = Field(default=(), description="栏名里有这些词的，是工程从头到尾的投资")


@check_kind(
    "text-funds",
    params=TextFunds,
    provides={"label", "quote", "budget", "difference"},
    formerly=("form-budget", "goal"),
)
def text_funds(unit: FormUnit, params: TextFunds, context: Context) -> Judgement:
    """The money that goal and overview state for the whole project is the budget of the form."""
    form = unit.form
    year = form.year or unit.submission.year
    texts = [passage for passage in form.passages if passage.field in params.fields]
    stated = [(each, found) for each in texts for found in _of_year(context.language.funding, each, year)]
    if not stated:
        return NOT_APPLICABLE
    if form.budget is None:
        return Undetermined(reasons.NO_BUDGET)
    telling = {id(passage): passage for passage, _ in stated}.values()
    told = any(_states(passage, form.budget, context) for passage in telling)
    return failed(*_differing(form, form.budget, stated, params, context.language.funding, told=told))


def _states(passage: Passage, budget: Amount, context: Context) -> bool:
    """Whether a text states the budget itself too, as the sum of what it lists."""
    whole = budget.in_unit(MoneyUnit.YUAN)
    return whole is not None and any(
        each.unit.kinds == {"money"} and each.value * each.unit.factor == whole
        for each in context.language.quantities(passage.text)
    )


def _of_year(reader: FundingReader, passage: Passage, year: int | None) -> list[Funding]:
    """The whole amounts of a text, unless they name another year than the form's."""
    return [each for each in reader.wholes(passage.text) if year is None or each.year in (None, year)]


def _differing(
    form: Form,
    budget: Amount,
    stated: list[tuple[Passage, Funding]],
    params: TextFunds,
    reader: FundingReader,
    *,
    told: bool,
) -> Iterator[Hit]:
    """One hit, unless an amount of a text, or their sum, is one that the form states; a question where the
    budget is ``told`` beside it."""
    known = [amount for amount in (budget, *form.amounts) if amount.value]
    sums = [
        sum((each.yuan for each in reader.amounts(passage.text)), Decimal(0))
        for passage in {id(passage): passage for passage, _ in stated}.values()
    ]
    found = [each for _, each in stated]
    settled = any(agrees(each, amount, params.rough) for each in found for amount in known) or any(
        amount.in_unit(MoneyUnit.YUAN) == total for amount in known for total in sums
    )
    if settled or not known:
        return
    passage, first = max(stated, key=lambda pair: pair[1].yuan)
    several = len({each.yuan for each in found}) > 1
    if _is_one_of_several(passage, form) and first.yuan < (budget.in_unit(MoneyUnit.YUAN) or 0):
        return
    total = budget.in_unit(MoneyUnit.YUAN)
    if total is not None and first.yuan < total and _is_part_of_works(passage, form, budget, params):
        return
    if total is None:
        if all(surely_differs(each, budget) for each in found):
            yield _hit(passage, first, budget, difference="", ask=True)
        return
    above = first.yuan > total
    slip = same_digits(first, budget)
    ask = told or several or first.approximate or not (above or first.named or slip)
    yield _hit(passage, first, budget, difference=yuan_words(abs(first.yuan - total)), ask=ask)


def _is_one_of_several(passage: Passage, form: Form) -> bool:
    """Whether a text is one of several goals (目标1, 目标2), each with its part of the money."""
    same = {each.label for each in form.passages if each.field is passage.field}
    return len(same) > 1 and passage.label[-1:].isdigit()


def _is_part_of_works(passage: Passage, form: Form, budget: Amount, params: TextFunds) -> bool:
    """Whether a goal for the year tells its part of what the whole works cost."""
    several = any(each.field is PassageField.LONG_TERM_GOAL for each in form.passages)
    whole = any(word in budget.label for word in params.works)
    return several and whole and passage.field is PassageField.GOAL


def _hit(passage: Passage, found: Funding, budget: Amount, *, difference: str, ask: bool) -> Hit:
    return Hit(
        values={
            "label": passage.label,
            "quote": inner(found.clause),
            "budget": budget.stated or as_text(budget.value),
            "difference": difference,
        },
        evidence=(
            Evidence(found.clause, passage.location),
            amount_evidence(budget),
        ),
        field=passage.field.value,
        confidence=Confidence.ASK if ask else None,
    )


class Investment(Params):
    """``longer`` are words of a project or a text that let the investment be more than one year's money."""

    longer: tuple[str, ...] = Field(description="项目名称或文字里有这些词，总投资可以不等于预算")


@check_kind("total-investment", params=Investment, provides={"label", "quote", "budget", "difference"})
def total_investment(unit: FormUnit, params: Investment, context: Context) -> Judgement:
    """A text that speaks of one project, one year and one amount states the budget as its investment."""
    form, budget = unit.form, unit.form.budget
    stated = [
        (passage, found)
        for passage in form.passages
        if passage.field in _PLANS
        and (found := context.language.funding.investment(passage.text)) is not None
        and not any(word in f"{form.project}{passage.text}" for word in params.longer)
    ]
    if not stated:
        return NOT_APPLICABLE
    total = budget.in_unit(MoneyUnit.YUAN) if budget else None
    if budget is None or total is None:
        return Undetermined(reasons.NO_BUDGET_OR_NO_UNIT)
    known = (budget, *form.amounts)
    other = [pair for pair in stated if not any(agrees(pair[1], amount, _ROUGH) for amount in known)]
    return failed(
        *(
            _hit(passage, found, budget, difference=yuan_words(abs(found.yuan - total)), ask=True)
            for passage, found in other[:1]
        )
    )


class TextSum(Params):
    """A list of parts that comes to less than ``share`` of the whole is a list of examples."""

    share: Decimal = Field(default=Decimal("0.5"), description="各项之和不到总额的这个比例，算是举例（0—1）")


@check_kind(
    "text-sum",
    params=TextSum,
    provides={"label", "quote", "sum", "whole", "difference", "due"},
    faults={"sum", "short", "unit"},
)
def text_sum(unit: TextUnit, params: TextSum, context: Context) -> Judgement:
    """The parts that a text lists add up to the whole that it states beside them."""
    passage = unit.passage
    slips = list(context.language.funding.slips(passage.text))
    slipped = {each.whole.start for each in slips}
    lists = [each for each in context.language.funding.lists(passage.text) if each.whole.start not in slipped]
    if not lists and not slips:
        return NOT_APPLICABLE
    off = (_sum_hit(passage, each) for each in lists if _is_off(each, params))
    return failed(*(_unit_hit(passage, each) for each in slips), *off)


def _unit_hit(passage: Passage, found: PartList) -> Hit:
    unit = found.parts[0].unit.value
    values = {
        "label": passage.label,
        "quote": inner(found.words),
        "sum": "＋".join(part.text for part in found.parts),
        "whole": found.whole.text,
        "due": f"{as_text(found.whole.value)}{unit}",
    }
    return Hit(values, (Evidence(found.words, passage.location),), field=passage.field.value, fault="unit")


def _is_off(found: PartList, params: TextSum) -> bool:
    last = half_digit(found.whole.value) if decimals(found.whole.value) else Decimal(0)
    tolerance = last * (found.whole.unit.factor or 1)
    if abs(found.sum - found.whole.yuan) <= tolerance or found.whole.approximate:
        return False
    return found.sum > found.whole.yuan or (not found.open and found.sum >= found.whole.yuan * params.share)


def _sum_hit(passage: Passage, found: PartList) -> Hit:
    parts = "＋".join(part.text for part in found.parts)
    short = found.sum < found.whole.yuan
    return Hit(
        values={
            "label": passage.label,
            "quote": inner(found.words),
            "sum": f"{parts}＝{yuan_words(found.sum)}",
            "whole": found.whole.text,
            "difference": yuan_words(abs(found.sum - found.whole.yuan)),
            "due": yuan_words(found.sum),
        },
        evidence=(Evidence(found.words, passage.location),),
        field=passage.field.value,
        fault="short" if short else "sum",
        confidence=Confidence.ASK if short and len(found.parts) < _MANY else None,
    )
