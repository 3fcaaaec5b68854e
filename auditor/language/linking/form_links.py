"""A form's texts and its rows together: which quantities speak of which row, found out once."""

from __future__ import annotations

from functools import cached_property

from auditor.language.linking.links import Link, Linker, Mention
from auditor.model import Form, Indicator


class FormLinks:
    """The links of one form. It is made for the form's rules and goes with them."""

    def __init__(self, form: Form, linker: Linker) -> None:
        self.form = form
        self.linker = linker
        self._links: dict[int, tuple[Indicator, tuple[Link, ...]]] = {}

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


def links_of(form: Form, linker: Linker) -> FormLinks:
    """The links of a form, for ``reading.once``."""
    return FormLinks(form, linker)
