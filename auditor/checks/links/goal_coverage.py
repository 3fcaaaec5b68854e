"""What 概况 and 目标 promise, against the indicators that should measure it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.links.proposals import measure_name, nameable, proposal, topic_name
from auditor.checks.shared.amounts import as_text, inner
from auditor.checks.units import FormUnit
from auditor.language.facts import Quantity
from auditor.language.linking.commitments import Commitment, CommitmentReader
from auditor.language.linking.links import Linker, Mention
from auditor.language.numbers.funding import FundingReader
from auditor.model import Confidence, Evidence, Form, Indicator, Passage, PassageField, Suggestion

_UNTOUCHED = 0.25  # below this share of common content no indicator speaks of a promise
_PARTLY = 0.34  # from here on one may
_COVERED = 0.6  # from here on one does, whatever its unit
_PAYING = ("拨付", "发放", "支付", "兑付", "兑现", "缴纳", "结算", "下达", "报销", "足额")
_LARGE = 20  # a number so large with its unit is hardly there by chance
_QUOTED = 40  # characters of a promise in a list
_NO_NAME = Suggestion("从中选取有代表性的任务，设置相应的产出指标")
_LISTED = 6  # so many promises are quoted, the others counted


class GoalCoverage(Params):
    """``promise`` is the kind of promise, ``fields`` the texts that are read."""

    promise: Literal["cost", "quantity", "frequency", "zero", "topic"] = Field(
        description="哪一种承诺：cost 成本，quantity 数量，frequency 频次，zero 零发生，topic 事项"
    )
    fields: tuple[PassageField, ...] = Field(default=(PassageField.GOAL,), description="读哪些文字")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A form with what is needed to compare its promises with its indicators."""

    form: Form
    linker: Linker
    promises: CommitmentReader
    funding: FundingReader

    def passages(self, fields: tuple[PassageField, ...]) -> Iterator[Passage]:
        return (passage for passage in self.form.passages if passage.field in fields and passage.text.strip())

    def measures(self, quantity: Quantity, row: Indicator) -> bool:
        """Whether an indicator has the very number of a quantity, and shares its words or its unit."""
        target = self.linker.target(row)
        if target is None or target.value not in (quantity.value, quantity.annual):
            return False
        unmistakable = target.unit.base == quantity.unit.base and target.value >= _LARGE
        return unmistakable or self.linker.content.coverage(row.name, quantity.clause) > _UNTOUCHED

    def is_funding(self, mention: Mention) -> bool:
        """Whether a quantity is money of the project itself, which the budget answers for."""
        start = mention.quantity.start
        return any(each.start == start for each in self.funding.amounts(mention.passage.text))

    def touched(self, topic: str) -> float:
        """The largest share of a topic's content that one indicator names."""
        core = self.linker.content.core(topic)
        shares = (self.linker.content.coverage(core, row.full_name) for row in self.form.indicators)
        return max(shares, default=0.0)


@check_kind(
    "goal-coverage",
    params=GoalCoverage,
    provides={"label", "quote", "promise", "indicator", "count"},
)
def goal_coverage(unit: FormUnit, params: GoalCoverage, context: Context) -> Judgement:
    """Looks for an indicator for every concrete promise of 概况 and 目标."""
    form = unit.form
    if not form.indicators:
        return NOT_APPLICABLE
    reading = _Reading(form, context.linker, context.linker.promises, context.language.funding)
    passages = list(reading.passages(params.fields))
    if not passages:
        return Undetermined("没有读到绩效目标（或项目概况）的文字")
    return failed(*(hit for hit in _FINDERS[params.promise](reading, passages)))


def _costs(reading: _Reading, passages: list[Passage]) -> Iterator[Hit]:
    if any(_is_cost(row, reading) for row in reading.form.indicators):
        return
    for passage in passages:
        funds = {each.start for each in reading.funding.amounts(passage.text)}
        stated = reading.promises.costs(passage.text)
        own = [each for each in stated if each.start in funds or "成本" in each.clause]
        for quantity in own[:1]:  # not what all years or others pay
            yield _hit(passage, quantity.clause, quantity.text, f"项目总成本≤{quantity.text}")


def _is_cost(row: Indicator, reading: _Reading) -> bool:
    words = reading.promises.words.cost
    if any(level in words.levels for level in row.levels):
        return True
    target = reading.linker.target(row)
    money = target is not None and any(kind.startswith("money") for kind in target.unit.kinds)
    return money and any(name in row.full_name for name in words.names)


def _quantities(reading: _Reading, passages: list[Passage]) -> Iterator[Hit]:
    """Promises of 目标 one by one; those of 概况 may be mere facts, and are asked about together."""
    found: list[tuple[Passage, Quantity, bool]] = []
    for passage in passages:
        clauses: dict[int, list[tuple[Quantity, Confidence | None]]] = {}
        for quantity in reading.promises.quantities(passage.text):
            judged = (quantity, _uncovered(Mention(quantity, passage), reading))
            clauses.setdefault(quantity.clause_start, []).append(judged)
        for judgements in clauses.values():
            open_ones = [quantity for quantity, confidence in judgements if confidence is not None]
            sure = all(
                confidence is Confidence.LIKELY
                or any(reading.measures(quantity, row) for row in reading.form.indicators)
                for quantity, confidence in judgements
            )
            if open_ones:  # 11个甲及5个乙补贴的支付: one promise, whichever of its numbers stands alone
                found.append((passage, open_ones[0], sure))
    for passage, quantity, sure in found:
        if passage.field is PassageField.GOAL:
            promise = (
                "" if quantity.frequency == 1 else f"（全年{as_text(quantity.annual)}{quantity.unit.text}）"
            )
            yield _hit(passage, quantity.clause, promise, proposal(quantity), sure=sure)
    rest = [
        (passage, quantity.clause) for passage, quantity, _ in found if passage.field is not PassageField.GOAL
    ]
    if rest:
        stated = [quantity for passage, quantity, _ in found if passage.field is not PassageField.GOAL]
        name = next((proposal(quantity) for quantity in stated if nameable(quantity)), "")
        yield _question(rest, name, advice=None if name else _NO_NAME)


def _uncovered(mention: Mention, reading: _Reading) -> Confidence | None:
    """How sure we are that no indicator measures a quantity; ``None`` where one does or may."""
    quantity, linker = mention.quantity, reading.linker
    if not _promised(quantity) or linker.content.size(linker.topic(quantity)) < 2:
        return None
    rows = reading.form.indicators
    if linker.parts(mention, reading.form) or any(linker.link(mention, row) for row in rows):
        return None
    if any(reading.measures(quantity, row) for row in rows):
        return None
    touched = max(reading.touched(linker.topic(quantity)), reading.touched(quantity.clause))
    if touched >= _COVERED or _broken_down(mention, reading):
        return None
    if reading.is_funding(mention):
        return None
    if "money" in quantity.unit.kinds:  # an amount to be spent is measured by what it buys
        return Confidence.ASK if mention.passage.field is PassageField.GOAL else None
    if any(
        mention in group and linker.sum_speaks_of(group, row)
        for group in linker.sums(reading.form)
        for row in rows
    ):
        return None
    return Confidence.ASK if touched >= _PARTLY else Confidence.LIKELY


def _broken_down(mention: Mention, reading: _Reading) -> bool:
    """Whether the text splits a quantity into parts that have indicators (500套，其中甲200套、乙300套)."""
    quantity, text = mention.quantity, mention.passage.text
    rest = text[quantity.clause_start + len(quantity.clause) :].lstrip("，, ")
    if not rest.startswith("其中"):
        return False
    start = len(text) - len(rest)
    parts = [each for each in reading.promises.quantities(text) if each.clause_start >= start]
    total, kept = Decimal(0), 0
    for part in parts:
        if part.unit.text != quantity.unit.text or total >= quantity.value:
            break
        total, kept = total + part.value, kept + 1
    return total == quantity.value and all(
        any(reading.measures(part, row) for row in reading.form.indicators) for part in parts[:kept]
    )


def _promised(quantity: Quantity) -> bool:
    return quantity.text != "全覆盖" and bool(quantity.action or quantity.operator or quantity.frequency != 1)


def _frequencies(reading: _Reading, passages: list[Passage]) -> Iterator[Hit]:
    for passage in passages:
        for promise in reading.promises.frequencies(passage.text):
            touched = reading.touched(promise.topic)
            if touched < _COVERED and reading.linker.content.size(promise.topic) >= 2:
                times = as_text(promise.times)
                name = measure_name(promise.topic, "次数")
                paid = any(word in promise.clause.text for word in _PAYING)  # 按季度拨付: when, not how often
                sure = touched < _UNTOUCHED and not paid
                yield _hit(passage, promise.clause.text, f"（全年{times}次）", f"{name}≥{times}次", sure=sure)


def _zeros(reading: _Reading, passages: list[Passage]) -> Iterator[Hit]:
    names = "|".join(row.full_name for row in reading.form.indicators)
    for passage in passages:
        for promise in reading.promises.zeros(passage.text):
            if promise.term not in names and reading.touched(promise.topic) < _COVERED:
                yield _hit(passage, promise.clause.text, f"{promise.topic}为零", f"{promise.topic}发生数=0起")


def _topics(reading: _Reading, passages: list[Passage]) -> Iterator[Hit]:
    """One question for the whole form: a list of every deliverable would bury the others."""
    missing = [(passage, promise) for passage in passages for promise in _missing(reading, passage)]
    once = {promise.clause.text: (passage, promise) for passage, promise in reversed(missing)}
    if once:
        found = list(reversed(once.values()))
        names = (topic_name(promise, reading.promises) for _, promise in found)
        name = next((each for each in names if each), None)
        quoted = [(passage, promise.clause.text) for passage, promise in found]
        yield _question(quoted, name or "", advice=None if name else _NO_NAME)


def _question(found: list[tuple[Passage, str]], indicator: str, advice: Suggestion | None = None) -> Hit:
    """One hit that lists several promises."""
    values = {
        "label": "、".join(dict.fromkeys(passage.label for passage, _ in found[:_LISTED])),
        "quote": "”“".join(inner(words[:_QUOTED]) for _, words in found[:_LISTED]),
        "promise": "",
        "indicator": inner(indicator),
        "count": str(len(found)),
    }
    evidence = tuple(Evidence(words, passage.location) for passage, words in found[: _LISTED * 2])
    return Hit(
        values=values,
        evidence=evidence,
        field=found[0][0].field.value,
        confidence=Confidence.ASK,
        suggestion=advice,
    )


def _missing(reading: _Reading, passage: Passage) -> Iterator[Commitment]:
    content = reading.linker.content
    names = "|".join(piece for row in reading.form.indicators for piece in content.pieces(row.full_name))
    counted = {quantity.clause_start for quantity in reading.promises.quantities(passage.text)}
    counted |= {promise.clause.start for promise in reading.promises.frequencies(passage.text)}
    seen: set[str] = set()
    for promise in reading.promises.topics(passage.text):
        named = any(piece in names for piece in content.pieces(promise.term))
        if named or promise.clause.start in counted or promise.clause.text in seen:
            continue
        seen.add(promise.clause.text)
        if reading.touched(promise.topic) < _UNTOUCHED * 2:
            yield promise


def _hit(passage: Passage, clause: str, promise: str, indicator: str, *, sure: bool = True) -> Hit:
    return Hit(
        values={
            "label": passage.label,
            "quote": inner(clause),
            "promise": promise,
            "indicator": inner(indicator),
            "count": "1",
        },
        evidence=(Evidence(clause, passage.location),),
        field=passage.field.value,
        confidence=None if sure else Confidence.ASK,
    )


_FINDERS: dict[str, Callable[[_Reading, list[Passage]], Iterator[Hit]]] = {
    "cost": _costs,
    "quantity": _quantities,
    "frequency": _frequencies,
    "zero": _zeros,
    "topic": _topics,
}
