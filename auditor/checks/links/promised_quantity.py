"""Quantities that 概况 or 目标 promise and no indicator measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.checks.base import Context, Hit, Judgement, check_kind, failed
from auditor.checks.links.promises import (
    COVERED,
    EACH,
    PromiseParams,
    Promises,
    is_price,
    one,
    promises_of,
    several,
)
from auditor.checks.links.proposals import named
from auditor.checks.shared.amounts import as_text, inner
from auditor.checks.units import FormUnit
from auditor.chinese.marks import HAN, alternation
from auditor.expressions import expression
from auditor.language.facts import Quantity
from auditor.language.linking.agreement import comparable, met
from auditor.language.linking.links import Mention
from auditor.language.numbers.quantity_words import QuantityWords
from auditor.language.spans import plain
from auditor.model import Confidence, Form, FormKind, Passage, PassageField

_TIMES = frozenset({"times", "sessions", "person_times"})
_DIVIDED = expression("(?<![部百十充积学得评])分[成为作]?$")
_BRACKET = expression(r"[（(][^（()）]*$")
_WATCHING = frozenset({FormKind.SELF_REVIEW, FormKind.MONITORING})
_AGE = "age"
_SHARES = frozenset({"ratio", "points"})  # of these the number alone does not tell what is measured
_JOINT = expression("[、，,；;和及与]")
_RATE, _DOING = "率", 2  # characters of the verb that a rate is of
_PARTLY = 0.34  # from this share of common content on an indicator may speak of a promise


@dataclass(frozen=True, slots=True)
class _Open:
    """A clause's first quantity that no indicator measures, and the indicator that would."""

    passage: Passage
    quantity: Quantity
    sure: bool
    proposed: str
    quote: str


@check_kind(
    "promised-quantity",
    params=PromiseParams,
    provides={"label", "quote", "quotes", "annual", "indicator", "count", "more", "amount"},
    faults={"one", "answered", "rate", "listed", "unnamed"},
    formerly=("goal-coverage", "quantity"),
)
def judge_quantity(unit: FormUnit, params: PromiseParams, context: Context) -> Judgement:
    """An indicator for every quantity that is promised. Promises of 目标 are told one by one; those of 概况
    may be mere facts, and are asked about together."""
    promises = promises_of(unit, params, context)
    if not isinstance(promises, Promises):
        return promises
    found = [each for passage in promises.passages for each in _open(passage, promises)]
    goals = [_told(each, unit.form) for each in found if each.passage.field is PassageField.GOAL]
    others = [each for each in found if each.passage.field is not PassageField.GOAL]
    return failed(*goals, *_asked(_untold(others, unit.form) if others else []))


def _untold(found: Iterable[_Open], form: Form) -> list[_Open]:
    """What the goal does not say too, of which the goal is asked."""
    told = "\n".join(plain(each.text) for each in form.passages if each.field is PassageField.GOAL)
    return [each for each in found if plain(each.quantity.clause) not in told]


def _open(passage: Passage, promises: Promises) -> Iterator[_Open]:
    """11个甲及5个乙补贴的支付: one promise, whichever of its numbers stands alone."""
    clauses: dict[int, list[tuple[Quantity, Confidence | None]]] = {}
    for quantity in promises.reader.quantities(passage.text):
        judged = (quantity, _uncovered(Mention(quantity, passage), promises))
        clauses.setdefault(quantity.clause_start, []).append(judged)
    for judgements in clauses.values():
        kept = next((quantity for quantity, confidence in judgements if confidence is None), None)
        open_ones = [
            quantity
            for quantity, confidence in judgements
            if confidence is not None and not (kept is not None and _is_part(quantity, kept))
        ]
        if open_ones:
            sure = all(
                confidence is Confidence.LIKELY or promises.measured(quantity)
                for quantity, confidence in judgements
            )
            first = open_ones[0]
            others = [quantity for quantity, _ in judgements if quantity not in open_ones]
            quote = _own_words(first, others) if others else first.clause
            yield _Open(passage, first, sure, named(first, promises.reader), quote)


def _own_words(quantity: Quantity, others: Sequence[Quantity]) -> str:
    """What a clause says of a quantity (公益活动36场) where a joint parts it from quantities with indicators;
    else the clause."""
    clause, start = quantity.clause, quantity.clause_start
    before = max((each.end for each in others if each.end <= quantity.start), default=None)
    after = min((each.start for each in others if each.start >= quantity.end), default=None)
    joint = None if before is None else _JOINT.search(clause, before - start, quantity.start - start)
    next_one = None if after is None else _JOINT.search(clause, quantity.end - start, after - start)
    if (before is not None and joint is None) or (after is not None and next_one is None):
        return clause
    return clause[joint.end() if joint else 0 : next_one.start() if next_one else None]


def _is_part(quantity: Quantity, whole: Quantity) -> bool:
    """Whether a quantity stands in brackets behind another (养殖型200人（养羊120人、养牛80人）)."""
    between = quantity.clause[whole.end - quantity.clause_start : quantity.start - quantity.clause_start]
    return quantity.start > whole.end and _BRACKET.search(between) is not None


def _told(each: _Open, form: Form) -> Hit:
    quantity = each.quantity
    fault = "rate" if quantity.unit.kinds & _SHARES else "answered" if _is_answered(quantity, form) else "one"
    return one(
        each.passage,
        each.quote,
        sure=each.sure,
        fault=fault,
        amount=quantity.text,
        annual="" if quantity.frequency == 1 else f"{as_text(quantity.annual)}{quantity.unit.text}",
        indicator=inner(each.proposed),
    )


def _is_answered(quantity: Quantity, form: Form) -> bool:
    """Whether another text of a self-review or the like (目标实际完成情况) says so many as well."""
    said = (each.text for each in form.passages if each.field is PassageField.OTHER)
    return form.kind in _WATCHING and any(plain(quantity.text) in plain(text) for text in said)


def _asked(found: Sequence[_Open]) -> Iterator[Hit]:
    if found:
        name = next((each.proposed for each in found if each.proposed), "")
        quoted = [(each.passage, each.quantity.clause) for each in found]
        yield several(quoted, name, "listed" if name else "unnamed")


def _uncovered(mention: Mention, promises: Promises) -> Confidence | None:
    """How sure we are that no indicator measures a quantity; ``None`` where one does or may."""
    quantity, linker, links = mention.quantity, promises.linker, promises.links
    if mention.passage.field is PassageField.OVERVIEW and not _is_task(quantity, promises):
        return None
    if not _promised(quantity) or is_price(quantity) or linker.content.size(linker.topic(quantity)) < 2:
        return None
    if promises.measured(quantity) or links.linked(mention) or links.parts(mention):
        return None
    touched = promises.answered(quantity)
    covered = touched >= COVERED and not _no_such_rate(quantity, promises)
    if covered and promises.answered(quantity, strictly=True) >= COVERED:
        return None
    if _broken_down(mention, promises):
        return None
    if (
        promises.carried_out(quantity.clause)
        or promises.restated(quantity)
        or promises.is_funding(mention)
        or _summed_up(quantity, promises)
    ):
        return None
    if "money" in quantity.unit.kinds:  # an amount to be spent is measured by what it buys
        spent = mention.passage.field is PassageField.GOAL and not promises.funding.beside.name_source(
            quantity.object
        )
        return Confidence.ASK if spent else None
    groups = (group for group in links.sums if mention in group)
    if any(linker.sum_speaks_of(group, row) for group in groups for row in promises.form.indicators):
        return None
    each = EACH.search(quantity.clause[: max(quantity.start - quantity.clause_start, 0)])
    if each is not None and _same_frame(each.group(), quantity, promises):
        return None
    summed = each is not None and _counted_in(quantity, promises)
    doubtful = touched >= _PARTLY or summed or _same_rate(quantity, promises)
    return Confidence.ASK if doubtful else Confidence.LIKELY


def _summed_up(quantity: Quantity, promises: Promises) -> bool:
    """Whether a row has the number and the unit of a sum that names its things before (全县共建成3处)."""
    together = promises.language.lexicons.load("quantity-words", QuantityWords).together
    before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)]
    if not re.search(rf"{alternation(together)}[{HAN}]{{0,3}}$", before):
        return False
    targets = (promises.linker.target(row) for row in promises.form.indicators)
    return any(
        target is not None
        and comparable(quantity.unit, target.unit)
        and met(target.value, target.unit, quantity)
        for target in targets
    )


def _no_such_rate(quantity: Quantity, promises: Promises) -> bool:
    """Whether a promised rate is of a doing that no row names (回访率 beside rows on what was 适配)."""
    head = quantity.object[: -len(_RATE)] if quantity.object.endswith(_RATE) else ""
    doing = head[-_DOING:]
    named = any(doing in row.full_name for row in promises.form.indicators)
    return "ratio" in quantity.unit.kinds and len(head) > _DOING and not named


def _same_rate(quantity: Quantity, promises: Promises) -> bool:
    """Whether a row has the same rate with the same number, if with another sign (差错率 ≥2%)."""
    stem = quantity.object[-_DOING - 1 :]
    rows = (row for row in promises.form.indicators if row.name.strip().endswith(stem))
    targets = (promises.linker.target(row) for row in rows)
    return stem.endswith(_RATE) and any(
        target is not None and target.value == quantity.value for target in targets
    )


def _counted_in(quantity: Quantity, promises: Promises) -> bool:
    """Whether some row counts times, as what is promised per head may be summed up there."""
    targets = (promises.linker.target(row) for row in promises.form.indicators)
    times = (target is not None and bool(target.unit.kinds & _TIMES) for target in targets)
    return bool(quantity.unit.kinds & _TIMES) and any(times)


def _same_frame(each: str, quantity: Quantity, promises: Promises) -> bool:
    """Whether a row counts per head as the text does (每人每月上门次数 4)."""
    numbers = (quantity.value, quantity.annual)
    targets = (promises.linker.target(row) for row in promises.form.indicators if each in row.name)
    return any(target is not None and target.value in numbers for target in targets)


def _broken_down(mention: Mention, promises: Promises) -> bool:
    """Whether the text splits a quantity into parts that have indicators (500套，其中甲200套、乙300套)."""
    quantity, text = mention.quantity, mention.passage.text
    rest = text[quantity.clause_start + len(quantity.clause) :].lstrip("，, ")
    if not rest.startswith("其中"):
        return False
    start = len(text) - len(rest)
    parts = [each for each in promises.reader.quantities(text) if each.clause_start >= start]
    total, kept = Decimal(0), 0
    for part in parts:
        if part.unit.text != quantity.unit.text or total >= quantity.value:
            break
        total, kept = total + part.value, kept + 1
    return total == quantity.value and all(map(promises.measured, parts[:kept]))


def _is_task(quantity: Quantity, promises: Promises) -> bool:
    """Whether a number of an overview is of something to be done: not how the work is divided (5个标段,
    分两次), nor a bill that is paid."""
    words = promises.reader.words.no_task
    before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)]
    after = quantity.clause[quantity.end - quantity.clause_start :].lstrip()
    arranged = quantity.unit.text in words.arranged or after.startswith(words.arranged)
    divided = arranged or _DIVIDED.search(before) is not None
    billed = all(any(word in quantity.clause for word in each) for each in (words.bills, words.paying))
    return bool(quantity.action) and not divided and not billed


def _promised(quantity: Quantity) -> bool:
    if _AGE in quantity.unit.kinds:
        return False  # 70岁以上老人: who it is for
    return quantity.text != "全覆盖" and bool(quantity.action or quantity.operator or quantity.frequency != 1)
