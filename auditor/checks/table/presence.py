"""What a form has without what belongs to it: money without indicators, building without a cost indicator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.numbers.quantity_words import CommitmentWords
from auditor.model import Confidence, Evidence, Form, FormKind, Indicator


class Presence(Params):
    """``aspect``: indicators beside a budget of nothing (``zero-budget``), a budget without any indicator
    (``no-indicators``), ``words`` of building or buying in the project's name without a cost indicator
    (``no-cost``), satisfaction of the ``public`` with a project whose name has ``words`` of an office's own
    housekeeping (``internal-satisfaction``)."""

    aspect: Literal["zero-budget", "no-indicators", "no-cost", "internal-satisfaction"]
    words: tuple[str, ...] = ()
    public: tuple[str, ...] = ()


@check_kind("presence", params=Presence, provides={"name", "budget"})
def presence(unit: FormUnit, params: Presence, context: Context) -> Judgement:
    """Looks for the counterpart of something that a form has."""
    form = unit.form
    return _JUDGES[params.aspect](form, params, context)


def _zero_budget(form: Form, _params: Presence, _context: Context) -> Judgement:
    if form.budget is None:
        return NOT_APPLICABLE
    if form.budget.value != 0 or not form.indicators:
        return PASSED
    return failed(_hit(form, form.budget.stated))


def _no_indicators(form: Form, _params: Presence, _context: Context) -> Judgement:
    if form.budget is None or form.budget.value <= 0:
        return NOT_APPLICABLE
    return PASSED if form.indicators else failed(_hit(form, form.budget.stated))


def _no_cost(form: Form, params: Presence, context: Context) -> Judgement:
    if not form.indicators or not any(word in (form.project or "") for word in params.words):
        return NOT_APPLICABLE
    if any(_is_cost(row, context) for row in form.indicators):
        return PASSED
    return failed(_hit(form, "", ask=True))


def _is_cost(row: Indicator, context: Context) -> bool:
    cost = context.lexicons.load("commitment", CommitmentWords).cost
    if any(level in cost.levels or "成本" in level for level in row.levels):
        return True
    kinds = context.language.unit(row.unit or "").kinds
    money = any(kind.startswith("money") for kind in kinds)
    return money or any(name in row.name for name in ("成本", "造价", "单价"))


def _internal_satisfaction(form: Form, params: Presence, _context: Context) -> Judgement:
    if form.kind is FormKind.DEPARTMENT or not any(word in (form.project or "") for word in params.words):
        return NOT_APPLICABLE
    rows = [row for row in form.indicators if "满意" in row.name]
    odd = [row for row in rows if any(word in row.name for word in params.public)]
    return failed(
        *(
            Hit(
                values={"name": row.name, "budget": ""},
                evidence=(row_evidence(row),),
                row=row.row,
                field="name",
                confidence=Confidence.ASK,
            )
            for row in odd
        )
    )


def _hit(form: Form, budget: str, *, ask: bool = False) -> Hit:
    return Hit(
        values={"name": form.name, "budget": budget},
        evidence=(Evidence(form.name, form.location),),
        field="budget" if budget else None,
        confidence=Confidence.ASK if ask else None,
    )


_JUDGES: dict[str, Callable[[Form, Presence, Context], Judgement]] = {
    "zero-budget": _zero_budget,
    "no-indicators": _no_indicators,
    "no-cost": _no_cost,
    "internal-satisfaction": _internal_satisfaction,
}
