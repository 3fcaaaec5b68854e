"""The money that the text around the forms states for a project, against the form of that project."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.money.narrative import Told, told_money
from auditor.checks.money.stated import agrees, yuan_words
from auditor.checks.shared.amounts import amount_evidence, as_text, inner
from auditor.checks.units import SubmissionUnit
from auditor.model import Amount, Evidence, MoneyUnit


class NarrativeFunds(Params):
    """``rough`` is the share by which a round number may differ."""

    rough: Decimal = Field(default=Decimal("0.1"), description="整数、约数允许差的比例（0—1）")


@check_kind(
    "narrative-funds",
    params=NarrativeFunds,
    provides={"quote", "label", "budget", "difference", "project"},
)
def narrative_funds(unit: SubmissionUnit, params: NarrativeFunds, context: Context) -> Judgement:
    """The text around the forms states the budget that the form of the same project has."""
    told = [each for each in told_money(unit.submission, context.language.funding) if each.form.budget]
    if not told:
        return NOT_APPLICABLE
    by_form: dict[int, list[Told]] = {}
    for each in told:
        by_form.setdefault(each.form.index, []).append(each)
    return failed(*(hit for group in by_form.values() if (hit := _differing(group, params)) is not None))


def _differing(group: list[Told], params: NarrativeFunds) -> Hit | None:
    """One hit a form, unless one of the amounts is one that the form states."""
    form = group[0].form
    budget = form.budget
    total = budget.in_unit(MoneyUnit.YUAN) if budget else None
    if budget is None or not total:
        return None
    known = [budget, *(amount for amount in form.amounts if amount.value)]
    if any(agrees(each.funding, amount, params.rough) for each in group for amount in known):
        return None
    first = group[0]
    return Hit(
        values={
            "quote": inner(first.funding.clause),
            "label": budget.label,
            "budget": _both(budget),
            "difference": yuan_words(abs(first.funding.yuan - total)),
            "project": form.name,
        },
        evidence=(
            Evidence(first.funding.clause, first.paragraph.location),
            amount_evidence(budget),
        ),
        form=form.index,
        field="budget",
    )


def _both(budget: Amount) -> str:
    """The budget as stated, and in 万元 where it is stated in another unit."""
    wan = budget.in_unit(MoneyUnit.TEN_THOUSAND)
    if budget.unit is MoneyUnit.TEN_THOUSAND or wan is None:
        return budget.stated
    return f"{budget.stated}（{as_text(wan)}{MoneyUnit.TEN_THOUSAND}）"
