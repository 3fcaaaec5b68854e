"""What the account of a year says of a row against the row's own result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.results import figure
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.completion import completion_words, tells_results
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import IndicatorUnit
from auditor.language.facts import Quantity
from auditor.language.linking.agreement import Agreement
from auditor.language.linking.links import Link
from auditor.model import CAPS, FLOORS, Confidence, Evidence, Form, Indicator, Operator, PassageField

_SURE = 0.75  # below this share of common content a difference is a question
_REACHED = ("达", "达到", "为")  # what stands before a figure that was reached
_ROUNDED = Decimal("0.02")  # 2.3 for 23,012
_HUNDRED = 100
_SAID = frozenset({Agreement.DIFFERENT, Agreement.LOOSER, Agreement.STRICTER, Agreement.SAME})


@check_kind("told-result", params=NoParams, provides={"label", "quote", "actual"})
def judge_told(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """What 实际完成情况 tells of a row is the result that the row states."""
    form, row = unit.form, unit.indicator
    if form is None or not row.actual:
        return NOT_APPLICABLE
    done = _as_done(row, context)
    links = list(_links(form, done, context)) if done is not None else []
    if done is None or not links:
        return NOT_APPLICABLE
    if any(_agrees(link, done) for link in links) or _told_of_another(links, form, context):
        return PASSED
    return failed(_hit(max(links, key=lambda link: link.closeness), row))


def _as_done(row: Indicator, context: Context) -> Indicator | None:
    """A row whose target is what was done."""
    number = figure(row.actual, row.unit, completion_words(context.lexicons), context)
    if number is None:
        return None
    return replace(row, value=format(number, "f"), operator=Operator.EQUAL)


def _links(form: Form, done: Indicator, context: Context) -> Iterator[Link]:
    linker, words = context.linker, completion_words(context.lexicons)
    for mention in linker.mentions(form, (PassageField.OTHER,)):
        if not tells_results(mention.passage, form, words):
            continue
        link = linker.link(mention, done)
        if link is not None and link.agreement in _SAID:
            yield link


def _agrees(link: Link, done: Indicator) -> bool:
    if link.agreement is Agreement.SAME:
        return True
    quantity = link.mention.quantity
    told, stated = quantity.value, Decimal(done.value or "0")
    if _within(quantity, stated):
        return True
    shares = {told, told * quantity.unit.factor, quantity.annual}
    if "ratio" in quantity.unit.kinds and 0 < stated <= 1:
        shares.add(told / _HUNDRED)  # 0.96 is how spreadsheets hold 96 %
    return any(abs(each - stated) <= max(abs(each), abs(stated)) * _ROUNDED for each in shares)


def _within(quantity: Quantity, stated: Decimal) -> bool:
    """Whether a result lies within what was told as a bound: «over twice a day» is three times too. What was
    reached (达到91%) is no bound."""
    before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)]
    if before.rstrip().endswith(_REACHED):
        return False
    more = quantity.operator in FLOORS and stated >= quantity.value
    return more or (quantity.operator in CAPS and stated <= quantity.value)


def _told_of_another(links: list[Link], form: Form, context: Context) -> bool:
    """Whether another row states each number as its result."""
    others = [each for row in form.indicators if (each := _as_done(row, context)) is not None]
    return all(any(_speaks_of(link, each, context) for each in others) for link in links)


def _speaks_of(link: Link, other: Indicator, context: Context) -> bool:
    if other.row == link.indicator.row:
        return False
    linker = context.linker
    if linker.closeness(link.mention.quantity, other) > link.closeness:
        return True
    same = linker.link(link.mention, other)
    return same is not None and _agrees(same, other)


def _hit(link: Link, row: Indicator) -> Hit:
    quantity, passage = link.mention.quantity, link.mention.passage
    values = {"label": passage.label, "quote": inner(quantity.clause), "actual": (row.actual or "").strip()}
    evidence = (Evidence(quantity.clause, passage.location), row_evidence(row))
    unsure = link.closeness < _SURE or quantity.approximate
    return Hit(values, evidence, field="actual", confidence=Confidence.ASK if unsure else None)
