"""Accounts that claim all was done, or that nothing went wrong, above rows or money that say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.results.results import result_of
from auditor.checks.results.self_review_sums import execution_rate
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.completion import completion_words, tells_results
from auditor.checks.shared.explained import denies, has_reason, reason_in
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.phrases import Words
from auditor.language.scanning import scanner_of
from auditor.model import Evidence, Form, Indicator, Passage, PassageField, RowRef
from auditor.model.words import row_words

_NAMED = 2  # rows


@check_kind("all-done", params=NoParams, provides={"label", "quote", "rows", "count"})
def judge_all_done(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """Who says that all was done as planned has no row in figures that fell short."""
    form, words = unit.form, completion_words(context.lexicons)
    told = [each for each in form.passages if tells_results(each, form, words)]
    claims = [(each, quote) for each in told if (quote := _claim(each, context))]
    if not claims:
        return NOT_APPLICABLE
    short = [row for row in form.indicators if _short(row, context)]
    if not short:
        return PASSED
    passage, quote = claims[0]
    named = "、".join(f"{row_words(row.number)}“{row.name}”" for row in short[:2])
    values = {"label": passage.label, "quote": quote, "rows": named, "count": str(len(short))}
    evidence = (Evidence(quote, passage.location), *map(row_evidence, short[:2]))
    related = tuple(RowRef(form.index, row.row) for row in short)
    return failed(Hit(values, evidence, related, field="other"))


def _claim(passage: Passage, context: Context) -> str:
    """The words by which an account claims that all was done, empty where it does not."""
    words = completion_words(context.lexicons)
    scanner = scanner_of(context.lexicons)
    text = Words(scanner, words.less_than_all).without(passage.text)
    return next((found.text for found in Words(scanner, words.all_done).find(text)), "")


def _short(row: Indicator, context: Context) -> bool:
    """Whether a row's figures say that its target was missed."""
    result = result_of(row, row.actual, context)
    return result is not None and not result.reached and result.share is not None


class DeniedParams(Params):
    """``below``: an execution rate in percent under which money was left."""

    below: Decimal = Field(default=Decimal(80), description="执行率低于这个%，算资金没有用完")


@check_kind(
    "shortfall-denied",
    params=DeniedParams,
    provides={"label", "quote", "rows", "count", "rate"},
    faults={"rows", "spent", "blank-rows", "blank-spent"},
)
def judge_denied(unit: FormUnit, params: DeniedParams, context: Context) -> Judgement:
    """Who writes that nothing went wrong reached all targets and spent the money, or says why not."""
    form = unit.form
    if (said := _denial(form, context)) is None:
        return NOT_APPLICABLE
    if short := [row for row in form.indicators if _fell_short(row, context)]:
        named = "、".join(f"{row_words(row.number)}“{row.name}”" for row in short[:_NAMED])
        related = tuple(RowRef(form.index, row.row) for row in short)
        told = {"rows": named, "count": str(len(short))}
        return failed(_hit(said, "rows", told, map(row_evidence, short[:_NAMED]), related))
    rate = _left_unspent(form, params)
    if rate is None or form.execution is None:
        return PASSED
    spent = Evidence(f"{as_text(rate)}%", form.execution.location)
    return failed(_hit(said, "spent", {"rate": as_text(rate)}, (spent,)))


def _denial(form: Form, context: Context) -> Passage | None:
    """The account of what went wrong that says that nothing did, or is blank (a passage without text). Where
    another one tells what did, only a list of what was not reached has to agree with the rows."""
    words = completion_words(context.lexicons)
    asked = [
        each
        for each in form.passages
        if each.field is PassageField.OTHER and words.asks_for_shortfall(each.label)
    ]
    denied = [each for each in asked if denies(each.text, context)]
    if len(denied) < len(asked):
        return next((each for each in denied if words.lists_shortfall(each.label)), None)
    blank = (each for each in form.blank_labels if words.asks_for_shortfall(each))
    return next(iter(denied), None) or next(
        (Passage(PassageField.OTHER, each, "", form.location) for each in blank), None
    )


def _hit(
    said: Passage,
    fault: str,
    told: Mapping[str, str],
    evidence: Iterable[Evidence],
    related: tuple[RowRef, ...] = (),
) -> Hit:
    quote = said.text.strip()
    values = {"label": said.label, "quote": quote, **told}
    first = Evidence(quote or said.label, said.location)
    named = fault if quote else f"blank-{fault}"
    return Hit(values, (first, *evidence), related, field="other", fault=named)


def _fell_short(row: Indicator, context: Context) -> bool:
    """Whether a row missed its target, and does not say why itself."""
    result = result_of(row, row.actual, context)
    return result is not None and not result.reached and not has_reason(row, context)


def _left_unspent(form: Form, params: DeniedParams) -> Decimal | None:
    """The rate of a budget of which much was left, without a word beside it."""
    execution = form.execution
    rate = execution_rate(execution) if execution is not None else None
    if execution is None or rate is None or rate >= params.below or reason_in(execution.reason):
        return None
    return rate
