"""Chinese that understands indicators: one object, facts on demand, each computed once per distinct text.

Nothing heavy is imported here: spaCy and jieba load when a text is first segmented.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from auditor.config.lexicons import Lexicons
from auditor.config.word_lists import word_lists_of
from auditor.language.facts import Direction, DirectionFact, Measure, Quantity, Role, Token, UnitFact
from auditor.language.folding import Folder
from auditor.language.names.direction.words import DirectionLexicon
from auditor.language.names.matter_parts import is_date
from auditor.language.names.possible import possible_dimensions
from auditor.language.readers import Readers
from auditor.language.remembering import remembered
from auditor.model import CAPS, Indicator

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from auditor.language.layers.matching import Marked
    from auditor.language.layers.pattern_finder import PatternFinder
    from auditor.language.layers.patterns import Pattern
    from auditor.language.layers.raw import Span
    from auditor.language.names.matter_words import Matter
    from auditor.language.names.names import NameShape
    from auditor.language.names.processes import Family, Obligation, Stock
    from auditor.language.texts.answers import Answer
    from auditor.language.texts.qualitative import Quality

__all__ = [
    "Direction",
    "DirectionFact",
    "Language",
    "Measure",
    "Quantity",
    "Role",
    "Token",
    "UnitFact",
    "language_of",
]

_GIVEN = frozenset({"money", "amount", "cost", "spending"})
_QUANTITIES = 4_096  # texts and targets with their quantities
_FOLDED = 8_192  # names and values, each asked of by many readers
_ANALYSED = 256  # texts whose tokens are kept, those of a file or ten
_PATTERNS = 1_024  # rules whose patterns stay compiled
_REMEMBERED = 65_536  # distinct texts per fact, as long as one document is judged


class Language(Readers):
    """The language room's front door. ``lexicons`` decide; the code only combines them."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        self.fold = remembered(Folder(lexicons).fold, little=_FOLDED)
        self.lists = word_lists_of(lexicons)
        self.spans = remembered(self._spans, _REMEMBERED)
        self.doc = lru_cache(_ANALYSED)(self._doc)
        self.segment = lru_cache(_ANALYSED)(self._segment)
        self.marked = lru_cache(_ANALYSED)(self._marked)
        self.finder = lru_cache(_PATTERNS)(self._finder)
        self.measure = remembered(self._measure, _REMEMBERED)
        self.direction = remembered(self._direction, _REMEMBERED)
        self.shape = remembered(self._shape, _REMEMBERED)
        self.quality = remembered(self._quality, _REMEMBERED)
        self.answer = remembered(self._answer, _REMEMBERED)
        self.process = remembered(self._process, _REMEMBERED)
        self.stock = remembered(self._stock, _REMEMBERED)
        self.obligation = remembered(self._obligation, _REMEMBERED)
        self.unit = remembered(self._unit, _REMEMBERED)
        self.number = remembered(self._number, _REMEMBERED)
        self.quantities = remembered(self._quantities, little=_QUANTITIES)

    def _spans(self, text: str) -> tuple[Span, ...]:
        """The known words of a text, its numbers and units, as the raw text shows them."""
        return self.raw.spans(text)

    def _doc(self, text: str) -> Doc:
        """The tokens of a text; the first one that is asked for loads spaCy and jieba."""
        return self.analyser.analyse(text)

    def _finder(self, patterns: tuple[Pattern, ...]) -> PatternFinder:
        """Finds token patterns in texts."""
        from auditor.language.layers.pattern_finder import PatternFinder

        return PatternFinder(patterns, self.raw, self.lists)

    def _segment(self, text: str) -> tuple[Token, ...]:
        """The words of a text; the first one that is asked for loads jieba's dictionary."""
        return self.analyser.tokens(text) if text.strip() else ()

    def _marked(self, text: str) -> tuple[Marked, ...]:
        """The words of a text, white space too, with the labels of their spans."""
        return self.analyser.marked(text)

    def _measure(self, name: str) -> Measure | None:
        """The measure that an indicator's name ends in, ``None`` where it names none."""
        return self.measures.read(self.fold(name))

    def _direction(self, name: str, unit: str | None = None) -> DirectionFact:
        """Which way is better, from the name; the unit only helps to tell what the name measures."""
        return self.directions.read(self.fold(name), unit)

    def row_direction(self, row: Indicator) -> DirectionFact:
        """Which way is better in a row: by its name; a day by which something is done is to be early, money
        that its level calls a cost is to be low, and so is a fixed sum that its sign caps."""
        fact = self.direction(row.name, row.unit)
        if fact.measure is None and not row.unit and is_date(row.value or ""):
            return replace(fact, direction=Direction.LOWER, sure=False)
        if not self.unit(row.unit or "").may_be_money:
            return fact
        if self._is_aid_given(row, fact):
            return replace(fact, direction=Direction.UNKNOWN, sure=False)
        capped = row.operator in CAPS
        fixed = fact.direction is Direction.EXACT
        paid = fact.measure is not None and fact.measure.kind == "money"  # 补助, 补贴
        earned = fact.direction is Direction.HIGHER and fact.sure and not paid
        spent = self.dimensions.of_levels(row.levels) == "cost" and not (fixed or earned)
        if not spent and not (fixed and capped):
            return fact
        return replace(fact, direction=Direction.LOWER, sure=fact.sure and not (fixed or paid))

    def _is_aid_given(self, row: Indicator, fact: DirectionFact) -> bool:
        """Whether a row of 数量 counts the money that persons or firms are given (补贴金额): neither a cost
        to hold down nor an earning."""
        if fact.direction is Direction.EXACT or self.unit(row.unit or "").kinds != {"money"}:
            return False
        if fact.measure is not None and fact.measure.kind not in _GIVEN:
            return False
        benefits = self.lexicons.load("direction", DirectionLexicon).benefits
        given = any(word in row.name for word in benefits)
        return given and self.dimensions.of_levels(row.levels) == "quantity"

    def _shape(self, name: str) -> NameShape:
        """How an indicator's name is built: sentence, several measures, process, own value inside …"""
        return self.name_reader.read(self.fold(name))

    def _quality(self, value: str) -> Quality:
        """What a qualitative target value says: vague, graded, verifiable …"""
        return self.qualities.read(self.fold(value))

    def _answer(self, value: str) -> Answer | None:
        """What a target in words answers: done, in time, yes …"""
        return self.answers.read(self.fold(value))

    def matter(self, name: str, unit: str | None = None, value: str | None = None) -> Matter | None:
        """What an indicator speaks of (quantity, correctness, money … satisfaction)."""
        return self.matters.read(self.fold(name), unit, value)

    def row_matter(self, row: Indicator) -> Matter | None:
        """What a row speaks of, by its name, unit and target."""
        return self.matter(row.name, row.unit, row.value)

    def possible_dimensions(self, row: Indicator) -> frozenset[str]:
        """The dimensions that a row can belong to, whatever level it stands under."""
        value = row.value or ""
        kinds = {*self.unit(row.unit or "").kinds, *({"date"} if is_date(value) else ())}
        kinds |= {kind for each in self.quantities(value) for kind in each.unit.kinds}
        number = any(map(str.isdigit, value))
        matter, deed = self.row_matter(row), self.matters.done_for(row.name)
        found = possible_dimensions(matter, frozenset(kinds), number=number, deed=deed)
        return found | {"timeliness"} if self.matters.timely(row.name) else found

    def _process(self, name: str) -> Family | None:
        """The family of management indicators (支付率, 会议次数 …) that a name belongs to."""
        return self.processes.family(self.fold(name))

    def _stock(self, name: str) -> Stock | None:
        """The existing number (辖区党员人数) that a name states."""
        return self.processes.stock(self.fold(name))

    def _obligation(self, name: str) -> Obligation | None:
        """The duty without a choice that a name measures (工资发放率)."""
        return self.processes.obligation(self.fold(name))

    def _unit(self, text: str) -> UnitFact:
        """A unit with its kinds and its factor to the base unit."""
        folded = self.fold(text)
        fact = self.units.read(folded)
        return fact if folded == text else replace(fact, text=text)

    def _number(self, text: str) -> Decimal | None:
        """The number that a whole text stands for (6,000; 六千; １２), ``None`` where it is not one."""
        from auditor.language.numbers.numerals import parse_number

        return parse_number(text)

    def _quantities(self, text: str) -> tuple[Quantity, ...]:
        """Every quantity in running text, in order, with the role that it plays."""
        return self.quantity_reader.read(text)


@lru_cache(4)  # rule sets come and go; what was found out about texts holds as long as the lexicons do
def language_of(lexicons: Lexicons) -> Language:
    """The one language room of all who judge by these lexicons."""
    return Language(lexicons)
