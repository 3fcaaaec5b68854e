"""The rows that count what prices are paid for, looked up instead of being gone through for each price."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from auditor.checks.money.prices import Price, UnitPrice
from auditor.language import Language
from auditor.language.facts import UnitFact
from auditor.language.linking.form_links import FormLinks
from auditor.language.linking.links import Target
from auditor.model import Form, Indicator

_HEADS = frozenset({"people", "households"})
_NO_COUNTS = frozenset({"money", "ratio", "points", "duration"})
_SEVERAL = 2
_COUNTS = ("数", "数量")
_MEASURED = frozenset({"people", "households", "area", "length", "volume", "mass"})


class _Rows(NamedTuple):
    """Some rows in their order, with their numbers."""

    rows: Sequence[Indicator]
    numbers: Set[int]

    @classmethod
    def of(cls, rows: Sequence[Indicator]) -> _Rows:
        """Rows with their numbers."""
        return cls(rows, frozenset(row.row for row in rows))

    def without(self, row: Indicator) -> _Rows:
        """The rows but for one, which is hardly ever among them."""
        return _Rows.of([each for each in self.rows if each is not row]) if row.row in self.numbers else self


class Counted:
    """The rows of a form, by what they count."""

    def __init__(self, form: Form, links: FormLinks, language: Language) -> None:
        self._form = form
        self._links = links
        self._language = language
        self._counting: dict[UnitFact, _Rows] = {}
        self._naming: dict[UnitFact, _Rows] = {}
        self._by_amount: dict[UnitFact, Sequence[Indicator]] = {}

    def quantities_of(self, price: Price, params: UnitPrice) -> tuple[Indicator, bool] | None:
        """The row that counts what a price is for, and whether its name and its unit say so; none where two
        may."""
        counting = self._count(price.per).without(price.row)
        if not counting.rows:
            naming = self._name(price.per).without(price.row)
            meant = self._of_one_thing(price, naming, params) or naming.rows
            return (meant[0], False) if len(meant) == 1 else None
        named, rows = self._of_one_thing(price, counting, params), counting.rows
        if len(named) == 1:
            return named[0], True
        of_heads = "people" in price.per.kinds and not _reaches(rows[0], params)
        if not named and len(rows) == 1 and (of_heads or self._unnamed(price, params)):
            return rows[0], False
        if "duration" in price.per.kinds:  # so much a month, for the months of the service
            same = (row for row, _ in self._by_base.get(price.per.base, ()))
            periods = [row for row in same if any(word in row.name for word in params.period_words)]
            return (periods[0], False) if len(periods) == 1 else None
        return None

    def least_of(self, price: Price, params: UnitPrice) -> Indicator | None:
        """Of several rows that may count what a price of no special thing is for, the one that counts
        least."""
        linker = self._links.linker
        general = not linker.content.size(params.generally(price.row.name, linker.prices))
        if not general or price.per.kinds & (_HEADS | {"duration"}):
            return None
        counting = self._count(price.per).without(price.row)
        if len(counting.rows) < _SEVERAL or self._of_one_thing(price, counting, params):
            return None
        return next(row for row in self._ordered(price.per) if row is not price.row)

    def _unnamed(self, price: Price, params: UnitPrice) -> bool:
        """Whether the name of a price does not say what it is for."""
        linker = self._links.linker
        return not linker.content.size(params.bare(price.row.name, linker.prices))

    def _of_one_thing(self, price: Price, among: _Rows, params: UnitPrice) -> Sequence[Indicator]:
        """Those of some rows of which one of the names says what the other is of: the price more
        (监测点运维费 for 监测点), or the row."""
        linker = self._links.linker
        bare, coverage = params.bare(price.row.name, linker.prices), linker.content.coverage
        return [
            row
            for row in self._links.near(bare)
            if row.row in among.numbers
            and (coverage(bare, row.name) >= params.alike or coverage(row.name, bare) == 1)
        ]

    def _count(self, per: UnitFact) -> _Rows:
        """The rows that count by a unit."""
        if per not in self._counting:
            same = self._by_base.get(per.base, ())
            self._counting[per] = _Rows.of([row for row, target in same if _counts(target.unit, per)])
        return self._counting[per]

    def _name(self, per: UnitFact) -> _Rows:
        """The rows whose names count by a unit, and which have another."""
        if per not in self._naming:
            self._naming[per] = _Rows.of([row for row in self._form.indicators if self._names(row, per)])
        return self._naming[per]

    def _names(self, row: Indicator, per: UnitFact) -> bool:
        """Whether the name counts what a price is per, and only the unit is another (学生人数 in 户, 床位数
        in 张 for 元/床)."""
        target, measure = self._links.linker.target(row), self._language.measure(row.name)
        if target is None or measure is None or not target.unit.kinds or target.unit.kinds & _NO_COUNTS:
            return False
        heads = per.kinds <= _HEADS and measure.kind in per.kinds
        return heads or (row.name.endswith(_COUNTS) and per.text in row.name)

    def _ordered(self, per: UnitFact) -> Sequence[Indicator]:
        """The rows that count by a unit, the one that counts least first."""
        if per not in self._by_amount:
            same = ((row, target) for row, target in self._by_base[per.base] if _counts(target.unit, per))
            amounts = [(target.value * target.unit.factor, row) for row, target in same]
            self._by_amount[per] = [row for _, row in sorted(amounts, key=itemgetter(0))]
        return self._by_amount[per]

    @cached_property
    def _by_base(self) -> dict[str, list[tuple[Indicator, Target]]]:
        found: dict[str, list[tuple[Indicator, Target]]] = {}
        for row in self._form.indicators:
            target = self._links.linker.target(row)
            if target is not None:
                found.setdefault(target.unit.base, []).append((row, target))
        return found


def _counts(unit: UnitFact, per: UnitFact) -> bool:
    """Whether rows in a unit of the same base count what a price is per: 人 and 名 alike, 万亩 for 亩, but 台
    never for 套."""
    return bool(unit.kinds & per.kinds & _MEASURED) or unit.text.strip().lstrip("十百千万亿") == per.text


def _reaches(row: Indicator, params: UnitPrice) -> bool:
    """Whether a row counts those whom the result reaches, not what is paid for."""
    return any(word in text for text in (row.name, *row.levels) for word in params.reaching)
