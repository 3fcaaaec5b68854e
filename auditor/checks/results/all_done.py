"""An account that claims all was done, above rows whose own results say otherwise."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.results import result_of
from auditor.checks.shared.completion import completion_words, tells_results
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.phrases import Words
from auditor.language.scanning import scanner_of
from auditor.model import Evidence, Indicator, Passage, RowRef
from auditor.model.words import row_words


@check_kind("all-done", params=NoParams, provides={"label", "quote", "rows", "count"})
def judge(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
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
