"""A budget without a unit: 936 of what?"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit
from auditor.expressions import expression
from auditor.model import MONEY_UNIT, Document, Evidence, MoneyUnit, Table

_PRINTED = expression(rf"[（(:：]\s*(?:{MONEY_UNIT})\s*[)）]?|^\s*(?:{MONEY_UNIT})\s*$")


@check_kind("money-unit-unstated", params=NoParams, provides={"label", "amount"})
def judge_money_unit(unit: FormUnit, _: NoParams, __: Context) -> Judgement:
    """The budget of a form, where nothing in the document names its unit."""
    budget = unit.form.budget
    if budget is None or budget.value == 0:
        return NOT_APPLICABLE
    if budget.unit is not MoneyUnit.UNSTATED or any(map(_PRINTED.search, _texts(unit.submission.document))):
        return PASSED
    values = {"label": budget.label, "amount": budget.text}
    return failed(Hit(values, evidence=(Evidence(budget.text, budget.location),), field="budget"))


def _texts(document: Document) -> Iterator[str]:
    """Every paragraph and cell: the unit may stand beside another table."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.text
