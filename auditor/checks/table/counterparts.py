"""What a form has without what belongs to it: money without indicators, building without a cost indicator."""

from __future__ import annotations

from dataclasses import replace

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.numbers.quantity_words import CommitmentWords
from auditor.model import Confidence, Evidence, Form, FormKind, Indicator


class NameParams(Params):
    """Forms whose project's name holds one of ``words`` are judged."""

    words: tuple[str, ...] = Field(description="项目名称里有这些词之一的表才判")

    def names(self, form: Form) -> bool:
        """Whether the project's name holds a word."""
        return any(word in (form.project or "") for word in self.words)


class InternalParams(NameParams):
    """``public``: words for people outside the office."""

    public: tuple[str, ...] = Field(description="指单位以外的人的词")


@check_kind(
    "rows-without-budget", params=NoParams, provides={"name", "budget"}, formerly=("presence", "zero-budget")
)
def judge_no_money(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """A form whose budget is nothing sets no indicators."""
    form = unit.form
    if form.budget is None:
        return NOT_APPLICABLE
    if form.budget.value != 0 or not form.indicators:
        return PASSED
    return failed(_hit(form, form.budget.stated))


@check_kind(
    "budget-without-rows",
    params=NoParams,
    provides={"name", "budget"},
    formerly=("presence", "no-indicators"),
)
def judge_no_rows(unit: FormUnit, _params: NoParams, _context: Context) -> Judgement:
    """A form with a budget sets indicators."""
    form = unit.form
    if form.budget is None or form.budget.value <= 0:
        return NOT_APPLICABLE
    if form.indicators:
        return PASSED
    hit = _hit(form, form.budget.stated)  # where no table was read, or not all of it, rows may stand there
    return failed(hit if form.columns and not form.cut else replace(hit, confidence=Confidence.ASK))


@check_kind("works-without-cost", params=NameParams, provides={"name"}, formerly=("presence", "no-cost"))
def judge_cost(unit: FormUnit, params: NameParams, context: Context) -> Judgement:
    """A project that builds or buys has an indicator of cost."""
    form = unit.form
    if not form.indicators or not params.names(form):
        return NOT_APPLICABLE
    return PASSED if any(_is_cost(row, context) for row in form.indicators) else failed(_hit(form, ""))


def _is_cost(row: Indicator, context: Context) -> bool:
    cost = context.lexicons.load("commitment", CommitmentWords).cost
    if cost.is_level(row.levels):
        return True
    return context.language.unit(row.unit or "").of_money or any(name in row.name for name in cost.plain)


@check_kind(
    "internal-satisfaction",
    params=InternalParams,
    provides={"name"},
    formerly=("presence", "internal-satisfaction"),
)
def judge_satisfaction(unit: FormUnit, params: InternalParams, _: Context) -> Judgement:
    """The public is not asked about what an office does for itself."""
    form = unit.form
    if form.kind is FormKind.DEPARTMENT or not params.names(form):
        return NOT_APPLICABLE
    rows = [row for row in form.indicators if "满意" in row.name]
    odd = [row for row in rows if any(word in row.name for word in params.public)]
    return failed(
        *(Hit({"name": row.name}, evidence=(row_evidence(row),), row=row.row, field="name") for row in odd)
    )


def _hit(form: Form, budget: str) -> Hit:
    return Hit(
        values={"name": form.name, "budget": budget},
        evidence=(Evidence(form.name, form.location),),
        field="budget" if budget else None,
        confidence=None if budget else Confidence.ASK,
    )
