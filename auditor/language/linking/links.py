"""Which quantity of 概况 or 目标 speaks of which indicator, and whether they agree.

A link needs the object and the unit together. No link, no mismatch.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.chinese.stops import CLAUSE_ENDS, last_end
from auditor.language.facts import Quantity, Role, UnitFact
from auditor.language.linking.agreement import (
    SINGLE,
    Agreement,
    amounts,
    comparable,
    differing,
    met,
    opposed,
    plain_count,
    said_per_time,
)
from auditor.language.linking.closeness import CLOSE, Closeness
from auditor.language.linking.commitments import CommitmentReader
from auditor.language.linking.content import ContentReader
from auditor.language.linking.prices import PriceReader
from auditor.language.linking.trades import TradeReader
from auditor.language.numbers.quantity_words import QuantityWords
from auditor.language.remembering import remembered
from auditor.language.scanning import scanner_of
from auditor.model import Form, Indicator, Operator, Passage, PassageField

if TYPE_CHECKING:
    from auditor.language import Language

_ENDS = f"{CLAUSE_ENDS}：:"
FIELDS = (PassageField.OVERVIEW, PassageField.GOAL)
_PRICE = 0.75  # money per two things that are the same on both sides
_SHARES = frozenset({"ratio"})
_PART = 0.7  # a row that is part of a wider quantity lies in it this far
_WHOLE = 0.8  # an indicator that names one thing only is not the sum of several
_TARGETS = 8_192  # different targets that are remembered
_LOOSE = 0.34  # enough where many other signs agree


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity in a passage of a form."""

    quantity: Quantity
    passage: Passage

    def __hash__(self) -> int:
        """By its place alone: mentions are looked up many times, and one form has few at one place."""
        return hash((self.quantity.start, self.quantity.text))

    @property
    def words(self) -> str:
        """The clause it stands in."""
        return self.quantity.clause


@dataclass(frozen=True, slots=True)
class Target:
    """An indicator's target as a number."""

    value: Decimal
    unit: UnitFact
    operator: Operator | None


@dataclass(frozen=True, slots=True)
class Link:
    """A mention that speaks of an indicator; ``closeness`` is the share of common content (0…1)."""

    mention: Mention
    indicator: Indicator
    agreement: Agreement
    closeness: float


class Linker:
    """Links the quantities of a form's texts to its indicators."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self.content = ContentReader(language.lexicons)
        self.trades = TradeReader(language.lexicons)
        self.promises = CommitmentReader(language, self.content)
        words = language.lexicons.load("quantity-words", QuantityWords)
        self.nearness = Closeness(
            self.content,
            self.promises.leading_verb,
            lambda said: bool(language.unit(said).kinds),
            words.introducing,
        )
        self._targets = remembered(self._target, little=_TARGETS)
        self.prices = PriceReader(words.paid_per, scanner_of(language.lexicons))
        self._per_time = words.per_time
        self._above = words.comparators["at_least"].after

    def mentions(self, form: Form, fields: Iterable[PassageField] = FIELDS) -> tuple[Mention, ...]:
        """Every quantity in the passages of these fields, references left out."""
        return tuple(
            Mention(quantity, passage)
            for passage in form.passages
            if passage.field in fields
            for quantity in self._language.quantities(passage.text)
            if quantity.role is not Role.REFERENCE
        )

    def target(self, indicator: Indicator) -> Target | None:
        """The target of a quantitative indicator, ``None`` where it has no number."""
        return self._targets(indicator.value, indicator.unit, indicator.operator)

    def _target(self, value: str | None, unit: str | None, operator: Operator | None) -> Target | None:
        number = self._language.number(value) if value and operator is not Operator.QUALITATIVE else None
        return None if number is None else Target(number, self._language.unit(unit or ""), operator)

    def _as_said(self, target: Target, quantity: Quantity) -> Target:
        unit = said_per_time(quantity, target.unit.text, self._per_time)
        return replace(target, unit=self._language.unit(unit))

    def topic(self, quantity: Quantity) -> str:
        """What a quantity is about: its object, or its clause where the object has no content."""
        return self.nearness.topic(quantity)

    def closeness(self, quantity: Quantity, indicator: Indicator) -> float:
        """How far quantity and indicator share their content, both ways; what is done must not differ."""
        return self.nearness.between(quantity, indicator.name)

    def says(self, quantity: Quantity, indicator: Indicator) -> bool:
        """Whether the words right before a number are the indicator's name, but for its measure and a verb of
        promise (在职职工348人 for 保障在职职工人数)."""
        return self.nearness.says(quantity, indicator.name)

    def link(self, mention: Mention, indicator: Indicator) -> Link | None:
        """The link between a mention and an indicator, ``None`` where they are about different quantities."""
        target = self.target(indicator)
        if target is None:
            return None
        quantity = mention.quantity
        closeness = self.closeness(quantity, indicator)
        shared = self.prices.per_the_same(quantity, target.unit) if closeness < _PRICE else 0
        if shared and self._same_payment(mention, indicator, single=shared == 1):
            closeness = _PRICE
        if closeness < CLOSE:
            return None
        said = self._as_said(target, quantity)
        agreement = self._agreement(quantity, said)
        if agreement is not Agreement.SAME and (whole := _of_all_places(indicator.total, said)):
            agreement = self._agreement(quantity, replace(said, value=whole))
        return Link(mention, indicator, agreement, closeness) if agreement else None

    def parts(self, mention: Mention, rows: Iterable[Indicator]) -> tuple[Indicator, ...]:
        """Those of some rows that together make up a wider quantity (代表小组、委员活动14次 = 8次 + 6次)."""
        quantity = mention.quantity
        parts = []
        for indicator in rows:
            target = self.target(indicator)
            if target is None or not comparable(quantity.unit, target.unit):
                continue
            if self.nearness.other_deed(quantity, indicator.name):
                continue
            if quantity.unit.kinds & _SHARES and target.value > quantity.value:
                continue  # 及时率 100% is no part of 主体工程 70%
            inside = self.content.coverage(indicator.name, quantity.clause)
            if inside >= _PART and self.content.coverage(self.topic(quantity), indicator.name) > 0:
                parts.append(indicator)
        return tuple(parts)

    def adds_up(self, mention: Mention, rows: Iterable[Indicator]) -> bool:
        """Whether those of some rows that a wider quantity covers sum up to it."""
        parts = [target for row in self.parts(mention, rows) if (target := self.target(row))]
        total = sum((target.value * target.unit.factor for target in parts), Decimal(0))
        return len(parts) > 1 and total in amounts(mention.quantity)

    def sums(self, mentions: Iterable[Mention]) -> tuple[tuple[Mention, ...], ...]:
        """Lists of quantities with one unit that stand side by side (4家…、86家…、12家…)."""
        return tuple(tuple(group) for group in _lists(mentions) if len(group) > 1)

    def sum_speaks_of(self, group: tuple[Mention, ...], indicator: Indicator) -> bool:
        """Whether an indicator measures the sum of a list."""
        target = self.target(indicator)
        if target is None or not comparable(group[0].quantity.unit, target.unit):
            return False
        topics = "|".join(mention.quantity.object for mention in group)
        return (
            self.content.coverage(indicator.name, topics) >= CLOSE
            and self.content.coverage(topics, indicator.name) >= _LOOSE
            and all(self.content.coverage(indicator.name, each.quantity.object) < _WHOLE for each in group)
            and all(each.quantity.value != target.value for each in group)
        )

    def payment(self, mention: Mention) -> str:
        """The clause before money per something, which may name what is paid; empty for other quantities."""
        paid = self.prices.is_per_something(mention.quantity)
        before = mention.passage.text[: mention.quantity.clause_start].rstrip("，, ") if paid else ""
        return before[last_end(before, len(before), _ENDS) + 1 :]

    def _same_payment(self, mention: Mention, indicator: Indicator, *, single: bool) -> bool:
        """Whether a text and a row speak of one kind of payment (每人每月补贴, 补贴标准); the clause before
        a price may name it (发放高龄津贴，每人每月100元). Per a ``single`` thing there are many prices: the
        clause has to name what the row does (修剪绿篱2万平方米，每平方米6元)."""
        if single:
            return self.content.coverage(indicator.name, self.payment(mention)) >= CLOSE
        told = {
            *self.content.pieces(self.topic(mention.quantity)),
            *self.content.pieces(self.payment(mention)),
        }
        paid = told & set(self.content.pieces(indicator.name))
        return any(len(piece) > 1 for piece in paid)

    def _agreement(self, quantity: Quantity, target: Target) -> Agreement | None:
        if quantity.unit.kinds == {"money"} and target.unit.of_prices:
            return self.prices.agreement(
                quantity, target.value, target.unit, target.operator, self._language.unit
            )
        if self.prices.is_for_each(quantity, target.unit, self._language.unit):
            return None
        if not comparable(quantity.unit, target.unit):
            known = quantity.unit.kinds and target.unit.kinds
            clash = quantity.value == target.value and not (known and plain_count(quantity.unit, target.unit))
            unit = target.unit.text.strip()  # 36条段 reads as 条 in running text
            written = bool(unit) and not (unit.startswith(quantity.unit.text) and not target.unit.kinds)
            return Agreement.UNIT if clash and written else None
        if met(target.value, target.unit, quantity):
            return Agreement.DIRECTION if opposed(quantity.operator, target.operator) else Agreement.SAME
        if quantity.value == target.value and quantity.unit.factor != target.unit.factor:
            return Agreement.UNIT
        return differing(quantity, target.value * target.unit.factor, target.operator, self._above)


def _of_all_places(total: Decimal | None, target: Target) -> Decimal | None:
    """What the places of a line come to, ``None`` where that is not known or not added up."""
    return None if target.unit.kinds & SINGLE else total


def _lists(mentions: Iterable[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and _listed(groups[-1][-1], mention):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _listed(one: Mention, other: Mention) -> bool:
    left, right = one.quantity, other.quantity
    return (
        one.passage is other.passage
        and left.clause_start == right.clause_start
        and left.role is right.role
        and left.unit.text == right.unit.text
        and any(sign in one.passage.text[left.end : right.start] for sign in "、和及与")
    )
