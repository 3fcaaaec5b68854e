"""Money that a form says twice: the same item with two amounts, an amount repeated, two units."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import amount_evidence
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.tables import tables_of
from auditor.checks.units import FormUnit, SubmissionUnit
from auditor.expressions import expression
from auditor.model import (
    MONEY_UNIT,
    SPOKEN_UNIT,
    Amount,
    Cell,
    Document,
    Evidence,
    Location,
    MoneyUnit,
    Submission,
    Table,
)

_AMOUNT = expression(rf"(?P<amount>(?<![\d.,])\d[\d.,]*\s*(?:{SPOKEN_UNIT}))\s*(?P=amount)")
_UNIT = expression(rf"\s*[（(]?\s*(?:金额|货币|资金)?单位\s*[:：]\s*(?P<unit>{MONEY_UNIT})\s*[)）]?\s*")
_QUOTED = 40


class Items(Params):
    """``items`` are labels of money of which a form has one amount."""

    items: tuple[str, ...] = Field(description="全表只有一个数的资金项目")


@check_kind("amounts-agree", params=Items, provides={"label", "first", "second"})
def judge_items(unit: FormUnit, params: Items, _: Context) -> Judgement:
    """An item of a department's money has one amount, or is the sum of its parts."""
    groups: dict[tuple[str, int], list[Amount]] = {}
    for each in unit.form.amounts:
        groups.setdefault((each.label, each.block), []).append(each)
    known = [group for (label, _), group in groups.items() if label in params.items and len(group) > 1]
    if not known:
        return NOT_APPLICABLE
    return failed(*(_item_hit(group) for group in known if _differ(group)))


def _differ(group: list[Amount]) -> bool:
    """Two amounts; three and more may be a sum and its parts in ways that nobody wrote down."""
    values = [each.in_unit(MoneyUnit.TEN_THOUSAND) for each in group if each.value]
    return len(values) == 2 and None not in values and values[0] != values[1]


def _item_hit(group: list[Amount]) -> Hit:
    first, second = (each for each in group if each.value)
    return Hit(
        {"label": first.label, "first": first.stated, "second": second.stated},
        evidence=tuple(amount_evidence(each) for each in (first, second)),
        field="budget",
    )


@check_kind("amount-doubled", params=NoParams, provides={"quote", "amount"})
def judge_doubled(unit: SubmissionUnit, _: NoParams, __: Context) -> Judgement:
    """No cell of a table without a form writes an amount twice in a row; in a form it is a slip."""
    submission = unit.submission
    taken = tables_of(submission).numbers(_places(submission))
    cells = [cell for number, cell in _cells(submission.document) if number not in taken]
    if not cells:
        return NOT_APPLICABLE
    found = ((cell, match) for cell in cells if (match := _AMOUNT.search(cell.text)))
    return failed(*(_doubled_hit(cell, match["amount"]) for cell, match in found))


def _places(submission: Submission) -> Iterator[Location]:
    for form in submission.forms:
        yield from (passage.location for passage in form.passages)
        yield from (row.location for row in form.indicators)


def _cells(document: Document) -> Iterator[tuple[int, Cell]]:
    """The cells of each table, with its number among the blocks."""
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield from ((number, cell) for cell in block.cells)


def _doubled_hit(cell: Cell, amount: str) -> Hit:
    words = cell.text.strip()[:_QUOTED]
    return Hit({"quote": words, "amount": amount}, evidence=(Evidence(words, cell.location),))


@check_kind("money-units-agree", params=NoParams, provides={"printed", "label", "amount"})
def judge_units(unit: SubmissionUnit, _: NoParams, __: Context) -> Judgement:
    """The unit above the only form of a document is that of its budget, unless the amount has its own."""
    forms = unit.submission.forms
    budget = forms[0].budget if len(forms) == 1 else None
    printed = list(_printed(unit.submission.document))
    if not budget or not budget.value or budget.unit is MoneyUnit.UNSTATED or len(printed) != 1:
        return NOT_APPLICABLE
    words, location = printed[0]
    own = budget.unit.value.removesuffix(MoneyUnit.YUAN) or MoneyUnit.YUAN
    if MoneyUnit(words) is budget.unit or own in budget.text:
        return PASSED
    values = {"printed": words, "label": budget.label, "amount": budget.stated}
    evidence = (Evidence(words, location), amount_evidence(budget))
    return failed(Hit(values, evidence=evidence, form=forms[0].index, field="budget"))


def _printed(document: Document) -> Iterator[tuple[str, Location]]:
    for block in document.blocks:
        for place in block.cells if isinstance(block, Table) else (block,):
            if match := _UNIT.fullmatch(place.text):
                yield match["unit"], place.location
