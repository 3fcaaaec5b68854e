"""What the account of a year says of a row against the row's own result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.results import aims_high, figure, result_of
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.completion import completion_words, tells_results
from auditor.checks.shared.explained import has_reason
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import IndicatorUnit
from auditor.language.facts import Quantity
from auditor.language.linking.agreement import Agreement
from auditor.language.linking.links import Link, Target
from auditor.model import (
    CAPS,
    FLOORS,
    Confidence,
    Evidence,
    Form,
    Indicator,
    Operator,
    PassageField,
    half_digit,
)

_SURE = 0.75  # below this share of common content a difference is a question
_REACHED = ("达", "达到", "为")  # what stands before a figure that was reached
_ROUNDED = Decimal("0.02")  # 2.3 for 23,012
_HUNDRED = 100
_SAID = frozenset({Agreement.DIFFERENT, Agreement.LOOSER, Agreement.STRICTER, Agreement.SAME})


@check_kind("told-result", params=NoParams, provides={"label", "quote", "actual"}, faults={"other", "short"})
def judge_told(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """What 实际完成情况 tells of a row is the result that the row states; where that only says that the
    target was reached, it is no less than the target."""
    form, row = unit.form, unit.indicator
    if form is None or not row.actual:
        return NOT_APPLICABLE
    done = _as_done(row, context)
    if done is None:
        return _judge_words(form, row, context)
    links = list(_links(form, done, context))
    if not links:
        return NOT_APPLICABLE
    if any(_agrees(link, done) for link in links) or _told_of_another(links, form, context):
        return PASSED
    return failed(_hit(max(links, key=lambda link: link.closeness), row, "other"))


def _judge_words(form: Form, row: Indicator, context: Context) -> Judgement:
    """Whether the account of a row whose result is words (已完成), or no number of what was to be counted,
    falls short of its target, and the row does not admit it."""
    target = context.linker.target(row)
    result = result_of(row, row.actual, context)
    lost = row.score is not None and row.weight is not None and row.score < row.weight
    admitted = lost or has_reason(row, context) or (result is not None and not result.reached)
    if target is None or admitted or row.qualitative:
        return NOT_APPLICABLE
    links = list(_links(form, row, context)) if aims_high(row, target.value, context) else []
    if not links:
        return NOT_APPLICABLE
    if not all(_falls_short(link, target) for link in links) or _aimed_by_another(links, form, context):
        return PASSED
    return failed(_hit(max(links, key=lambda link: link.closeness), row, "short"))


def _falls_short(link: Link, target: Target) -> bool:
    """Whether what was told is less than a target, however it was rounded."""
    told = link.mention.quantity
    most = told.value + half_digit(told.value)
    open_above = told.operator in FLOORS
    return not open_above and most * told.unit.factor < target.value * target.unit.factor


def _aimed_by_another(links: list[Link], form: Form, context: Context) -> bool:
    """Whether another row fits each of the mentions as well."""
    others = [row for row in form.indicators if row.row != links[0].indicator.row]
    near = [(link, context.linker.closeness(link.mention.quantity, row)) for link in links for row in others]
    return all(any(own is link and close >= link.closeness for own, close in near) for link in links)


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


def _hit(link: Link, row: Indicator, fault: str) -> Hit:
    quantity, passage = link.mention.quantity, link.mention.passage
    values = {"label": passage.label, "quote": inner(quantity.clause), "actual": (row.actual or "").strip()}
    evidence = (Evidence(quantity.clause, passage.location), row_evidence(row))
    unsure = link.closeness < _SURE or quantity.approximate
    return Hit(values, evidence, field="actual", fault=fault, confidence=Confidence.ASK if unsure else None)
