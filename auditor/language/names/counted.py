"""What is counted and in what: the units that a quantity admits, a thing's classifier, the legal unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.language.facts import Measure, UnitFact
from auditor.language.numbers.units import UnitReader
from auditor.language.phrases import Chain, Choice, End, Lists, Signs, Some, Words
from auditor.language.scanning import scanner_of

_QUANTITIES = frozenset({"amount", "output", "resource", "saving", "volume", "mass"})
_MONEY = frozenset({"money", "foreign_money"})
_DECIMALS = Decimal("0.01")


class Amount(LexiconModel):
    """A quantity of ``words`` is stated in units of the kinds ``units``; ``unit`` is the usual one."""

    unit: str
    units: frozenset[str]
    words: tuple[str, ...]


class CountedLexicon(LexiconModel):
    """lexicons/counted.yaml."""

    amounts: tuple[Amount, ...]
    money_standards: tuple[str, ...]
    durations: Mapping[str, tuple[str, ...]]
    land: tuple[str, ...]
    classifiers: Mapping[str, tuple[str, ...]]
    giving: tuple[str, ...]
    making: tuple[str, ...]
    legal_units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Admitted:
    """The unit kinds that a measure of a certain thing admits, and the unit to write."""

    kinds: frozenset[str]
    unit: str


class CountedReader:
    """Reads lexicons/counted.yaml."""

    def __init__(self, lexicons: Lexicons, units: UnitReader) -> None:
        self._lexicon = words = lexicons.load("counted", CountedLexicon)
        self._units = units
        self.making = words.making
        scanner = scanner_of(lexicons)
        self._amounts = tuple((amount, Words(scanner, amount.words)) for amount in words.amounts)
        self._durations = Lists(scanner, words.durations)
        self._land = Words(scanner, words.land)
        self._things = {thing: unit for unit, things in words.classifiers.items() for thing in things}
        giving = Choice(Words(scanner, words.giving), Signs("[、和及与并]", 1, 1))
        self._thing = Chain(Words(scanner, self._things), Some(giving), End())

    def admitted(self, name: str, measure: Measure) -> Admitted | None:
        """The units that a quantity of this very thing admits, ``None`` where the lexicon does not say."""
        if measure.kind == "standard" and name[: measure.end].endswith(self._lexicon.money_standards):
            return Admitted(_MONEY, "元")
        if measure.kind not in _QUANTITIES:
            return None
        core = name[: measure.end]
        found = [
            (word.end, len(word.text), amount) for amount, words in self._amounts for word in words.find(core)
        ]
        if not found:
            return None
        amount = max(found, key=lambda item: item[:2])[2]
        return Admitted(amount.units, amount.unit)

    def thing(self, words: str) -> str | None:
        """The thing with a classifier that a name ends in, before a verb of giving (图书采购 → 图书)."""
        found = self._thing.search(words)
        return words[found.start : found.cuts[0]] if found else None

    def classifier(self, words: str) -> str | None:
        """The unit that the thing at the end of a name is counted in (图书采购 → 册)."""
        thing = self.thing(words)
        return self._things[thing] if thing else None

    def area_unit(self, name: str) -> str:
        """公顷 for land, 平方米 for everything else."""
        return "公顷" if self._land.within(name) else "平方米"

    def duration_unit(self, name: str) -> str | None:
        """The unit that such a length of time is usually stated in (到场时间 → 分钟)."""
        found = self._durations.within(name)
        return next((unit for unit in self._lexicon.durations if unit in found), None)

    def legal(self, unit: UnitFact) -> str | None:
        """The legal unit to write for one outside the system (万亩 → 公顷, 元/亩 → 元/公顷)."""
        parts = [self._legal(part) for part in unit.stroke if part]
        return None if None in parts else "/".join(part or "" for part in parts)

    def _legal(self, part: str) -> str | None:
        if self._units.read(part).legal:
            return part
        endings = (part[start:] for start in range(len(part)))
        return next(
            (self._lexicon.legal_units[each] for each in endings if each in self._lexicon.legal_units), None
        )

    def converted(self, value: Decimal, unit: UnitFact, legal: str) -> Decimal | None:
        """A value in the legal unit, to two decimals; ``None`` where the units have not one base."""
        target = self._units.read(legal)
        if target.base != unit.base or not target.factor:
            return None
        return (value * unit.factor / target.factor).quantize(_DECIMALS).normalize()
