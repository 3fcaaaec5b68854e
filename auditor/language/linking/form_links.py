"""A form's texts and its rows together: which quantities speak of which row, found out once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from auditor.language.linking.agreement import Agreement, comparable
from auditor.language.linking.links import Link, Linker, Mention, Target
from auditor.language.linking.sharing import Sharing
from auditor.model import Form, Indicator, PassageField

_COSTED = "测算"


@dataclass(frozen=True, slots=True)
class Rivals:
    """The rows that a quantity may speak of, by their numbers: the two ``closest`` (0…1), and those that say
    the ``same``."""

    closest: tuple[tuple[int, float], ...]
    same: frozenset[int]

    def closer(self, row: int, closeness: float) -> bool:
        """Whether any other row says the same or is closer than this one."""
        return bool(self.same - {row}) or any(
            other != row and each > closeness for other, each in self.closest
        )


class FormLinks:
    """The links of one form. It is made for the form's rules and goes with them.

    A text is compared with the rows ``near`` it only: what has no two characters that stand side by side in
    common with a row's name says nothing of that row.
    """

    def __init__(self, form: Form, linker: Linker) -> None:
        self.form = form
        self.linker = linker
        self._adding_up: dict[Mention, bool] = {}
        self._linked: dict[Mention, tuple[Link, ...]] = {}
        self._rivals: dict[Mention, Rivals] = {}
        self._saying: dict[Mention, tuple[Indicator, ...]] = {}
        self._beside: dict[str, tuple[Indicator, ...]] = {}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every quantity of 概况, 目标 and what the budget was worked out from, references left out."""
        others = self.linker.mentions(self.form, (PassageField.OTHER,))
        costed = (each for each in others if _COSTED in each.passage.label)
        return (*self.linker.mentions(self.form), *costed)

    @cached_property
    def sums(self) -> tuple[tuple[Mention, ...], ...]:
        """Lists of quantities with one unit that stand side by side."""
        return self.linker.sums(self.mentions)

    def near(self, text: str) -> tuple[Indicator, ...]:
        """The rows whose names have content in common with a text."""
        if text not in self._beside:
            self._beside[text] = self._sharing(self.linker.content.of(text).pairs, self.form.indicators)
        return self._beside[text]

    def linked(self, mention: Mention) -> tuple[Link, ...]:
        """The links of a mention with all rows."""
        if mention not in self._linked:
            found = (self.linker.link(mention, row) for row in self._said_by(mention))
            self._linked[mention] = tuple(link for link in found if link is not None)
        return self._linked[mention]

    def of(self, row: Indicator) -> Sequence[Link]:
        """The links of all mentions with a row of the form."""
        return [link for link in self._by_number.get(row.row, ()) if link.indicator is row]

    def parts(self, mention: Mention) -> tuple[Indicator, ...]:
        """The rows that together make up a wider quantity."""
        pairs = self.linker.content.of(mention.quantity.clause).pairs
        return self.linker.parts(mention, self._sharing(pairs, self._rows))

    def adds_up(self, mention: Mention) -> bool:
        """Whether the rows that a wider quantity covers sum up to it."""
        if mention not in self._adding_up:
            self._adding_up[mention] = self.linker.adds_up(mention, self.parts(mention))
        return self._adding_up[mention]

    def rivals(self, mention: Mention) -> Rivals:
        """The rows with a number that a quantity may speak of; money only of rows of money."""
        if mention not in self._rivals:
            self._rivals[mention] = self._compared(mention)
        return self._rivals[mention]

    def _compared(self, mention: Mention) -> Rivals:
        money = "money" in mention.quantity.unit.kinds
        close: dict[int, float] = {}
        for row in self._said_by(mention):
            target = self.linker.target(row)
            if target is None or _counts_otherwise(mention, target):
                continue
            if not money or target.unit.of_money:
                close[row.row] = max(close.get(row.row, 0.0), self.linker.closeness(mention.quantity, row))
        same = {link.indicator.row for link in self.linked(mention) if link.agreement is Agreement.SAME}
        closest = sorted(close.items(), key=lambda each: -each[1])[:2]
        return Rivals(tuple(closest), frozenset(same))

    def _said_by(self, mention: Mention) -> tuple[Indicator, ...]:
        if mention not in self._saying:
            said = self.linker.nearness.said(mention.quantity).pairs
            paid = self.linker.payment(mention)
            pairs = said | self.linker.content.of(paid).pairs if paid else said
            self._saying[mention] = self._sharing(pairs, self.form.indicators)
        return self._saying[mention]

    def _sharing(self, pairs: Set[str], rows: Sequence[Indicator]) -> tuple[Indicator, ...]:
        """Those of the first rows that share a pair of characters."""
        return tuple(rows[place] for place in self._names.places(pairs) if place < len(rows))

    @cached_property
    def _rows(self) -> tuple[Indicator, ...]:
        """The rows, and behind them those with the targets of other places."""
        return (*self.form.indicators, *self.form.elsewhere)

    @cached_property
    def _names(self) -> Sharing:
        """The rows by their names."""
        content, nearness = self.linker.content, self.linker.nearness
        return Sharing(
            content.of(row.full_name).pairs.union(content.of(row.name).pairs, nearness.named(row.name).pairs)
            for row in self._rows
        )

    @cached_property
    def _by_number(self) -> Mapping[int, Sequence[Link]]:
        """The links by the numbers of their rows, in the order of the mentions."""
        links: dict[int, list[Link]] = {}
        for mention in self.mentions:
            for link in self.linked(mention):
                links.setdefault(link.indicator.row, []).append(link)
        return links


def _counts_otherwise(mention: Mention, target: Target) -> bool:
    """Whether a row counts in a known unit what a quantity of another number does not (平方米, 所)."""
    quantity = mention.quantity
    known = bool(quantity.unit.kinds and target.unit.kinds) and "money" not in quantity.unit.kinds
    return known and quantity.value != target.value and not comparable(quantity.unit, target.unit)


def links_of(form: Form, linker: Linker) -> FormLinks:
    """The links of a form, for ``reading.once``."""
    return FormLinks(form, linker)
