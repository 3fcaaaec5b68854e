"""Management, inputs and stock posing as results, and duties: lexicons/process-words.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from auditor.chinese.marks import LAST_NOTE
from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
from auditor.language.phrases import Chain, Some, Text, Words, maybe
from auditor.language.scanning import scanner_of


class Family(LexiconModel):
    """Names that match ``match`` and not ``unless``, where the project's name does not match
    ``unless_project``, its texts not ``unless_task`` and no row ``unless_row``. ``instead`` is measured."""

    id: str
    title: str
    match: Expression
    unless: Expression | None = None
    unless_project: Expression | None = None
    unless_task: Expression | None = None
    unless_row: Expression | None = None
    instead: str
    sure: bool


class Obligation(LexiconModel):
    """Names of duties; ``floor`` in per cent."""

    id: str
    title: str
    match: Expression
    floor: Decimal
    sure: bool


class StockWords(LexiconModel):
    """Words of what there is already: where it stands, how it is listed and grouped, whom it serves."""

    places: tuple[str, ...]
    registers: tuple[str, ...]
    groups: tuple[str, ...]
    counts: tuple[str, ...]
    serving: tuple[str, ...]
    past: tuple[str, ...]
    carried_on: tuple[str, ...]
    figures: tuple[str, ...]


class Settling(LexiconModel):
    """Names of rows that only say how money is paid and contracts are signed: those of ``families``, and that
    match ``match`` and not ``unless``. A project that matches ``paying`` is there to pay."""

    families: frozenset[str]
    match: Expression
    unless: Expression
    paying: Expression


class ProcessLexicon(LexiconModel):
    """lexicons/process-words.yaml, which says what each list means."""

    families: tuple[Family, ...]
    settling: Settling
    stock: StockWords
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True, slots=True)
class Stock:
    """A number that exists already: ``group`` is who or what is counted."""

    group: str
    sure: bool


class ProcessReader:
    """Tells work and duties from what comes of them, by lexicons/process-words.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        lexicon = lexicons.load("process-words", ProcessLexicon)
        self._families = tuple(
            (family, expression(family.match), expression(family.unless) if family.unless else None)
            for family in lexicon.families
        )
        self._obligations = tuple((item, expression(item.match)) for item in lexicon.obligations)
        settling = self._settling = lexicon.settling
        self._settles, self._unsettled, self._paying = (
            expression(each) for each in (settling.match, settling.unless, settling.paying)
        )
        stock = lexicon.stock
        serving, places, registers, groups, counts = (
            Words(scanner_of(lexicons), words)
            for words in (stock.serving, stock.places, stock.registers, stock.groups, stock.counts)
        )
        place = Chain(places, maybe(Text("内")))
        self._past, self._carried_on, self._figures = stock.past, stock.carried_on, stock.figures
        self._stock = Chain(maybe(serving), maybe(place), maybe(registers), Some(groups, 1), counts)

    def family(self, name: str) -> Family | None:
        """The family of management indicators that a name belongs to."""
        for family, match, unless in self._families:
            if match.search(name) and not (unless and unless.search(name)):
                return family
        return None

    def settles(self, name: str) -> bool:
        """Whether a name only says how money is paid or a contract is kept."""
        if self._unsettled.search(name):
            return False
        family = self.family(name)
        managed = family is not None and family.id in self._settling.families
        return managed or self._settles.search(name) is not None

    def is_paying(self, project: str) -> bool:
        """Whether a project is there to pay: debts, wages, allowances."""
        return self._paying.search(project) is not None

    def stock(self, name: str) -> Stock | None:
        """The existing number that a name states: a place or a register, a group and a count, no action."""
        found = self._stock.fullmatch(name)
        if found is None:
            return None
        serving, place, register, group, _ = found.cuts
        if register == serving:
            return None
        return Stock(name[register:group], sure=place > serving == 0)

    def past(self, name: str) -> Stock | None:
        """The earlier year of which a name states a figure (去年), ``None`` where it names none, or what is
        done this year with what was left then; sure where the name says that the figure was found then."""
        word = next((each for each in self._past if name.startswith(each)), None)
        if word is None or any(each in name for each in self._carried_on):
            return None
        return Stock(word, sure=any(each in name for each in self._figures))

    def obligation(self, name: str) -> Obligation | None:
        """The duty that a name measures, where less than the floor needs a reason."""
        plain = LAST_NOTE.sub("", name)
        return next((item for item, match in self._obligations if match.search(plain)), None)
