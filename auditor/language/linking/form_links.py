"""A form's texts and its rows together: which quantities speak of which row, found out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from auditor.language.linking.agreement import Agreement
from auditor.language.linking.links import Link, Linker, Mention
from auditor.model import Form, Indicator


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
    """The links of one form. It is made for the form's rules and goes with them."""

    def __init__(self, form: Form, linker: Linker) -> None:
        self.form = form
        self.linker = linker
        self._links: dict[int, tuple[Indicator, tuple[Link, ...]]] = {}
        self._adding_up: dict[Mention, bool] = {}
        self._rivals: dict[Mention, Rivals] = {}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every quantity of 概况 and 目标, references left out."""
        return self.linker.mentions(self.form)

    @cached_property
    def sums(self) -> tuple[tuple[Mention, ...], ...]:
        """Lists of quantities with one unit that stand side by side."""
        return self.linker.sums(self.form)

    def of(self, row: Indicator) -> tuple[Link, ...]:
        """The links of all mentions with a row of the form."""
        known = self._links.get(row.row)
        if known is not None and known[0] is row:
            return known[1]
        links = (self.linker.link(mention, row) for mention in self.mentions)
        found = tuple(link for link in links if link is not None)
        self._links[row.row] = row, found
        return found

    def adds_up(self, mention: Mention) -> bool:
        """Whether the rows that a wider quantity covers sum up to it."""
        if mention not in self._adding_up:
            self._adding_up[mention] = self.linker.adds_up(mention, self.form)
        return self._adding_up[mention]

    def rivals(self, mention: Mention) -> Rivals:
        """The rows with a number that a quantity may speak of; money only of rows of money."""
        if mention not in self._rivals:
            self._rivals[mention] = self._compared(mention)
        return self._rivals[mention]

    def _compared(self, mention: Mention) -> Rivals:
        money = "money" in mention.quantity.unit.kinds
        close: dict[int, float] = {}
        same: set[int] = set()
        for row in self.form.indicators:
            target = self.linker.target(row)
            if target is None:
                continue
            if not money or any(kind.startswith("money") for kind in target.unit.kinds):
                close[row.row] = max(close.get(row.row, 0.0), self.linker.closeness(mention.quantity, row))
            link = self.linker.link(mention, row)
            if link is not None and link.agreement is Agreement.SAME:
                same.add(row.row)
        closest = sorted(close.items(), key=lambda each: -each[1])[:2]
        return Rivals(tuple(closest), frozenset(same))


def links_of(form: Form, linker: Linker) -> FormLinks:
    """The links of a form, for ``reading.once``."""
    return FormLinks(form, linker)
