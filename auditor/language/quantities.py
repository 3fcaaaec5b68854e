"""Quantities in running text: number, unit, object, comparator, frequency, and whether it is promised."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, partial

from auditor.language.clauses import Clause, clause_at, split_clauses
from auditor.language.facts import Quantity, Role, Token, UnitFact
from auditor.language.numerals import Number, find_numbers
from auditor.language.quantity_words import (
    CommitmentWords,
    Comparators,
    Frequencies,
    QuantityWords,
    Verbs,
    alternation,
)
from auditor.language.roles import RoleReader, Surroundings
from auditor.language.units import UnitReader
from auditor.lexicons import Lexicons
from auditor.model import Operator

_FIRST_AFTER = re.compile(r"^[\s的之]+")
_JOINERS = "、和及与，,以/；;（("
_UNKNOWN_UNIT = re.compile(r"[\u4e00-\u9fff]{1,3}")
_ROWS = re.compile(r"^(?:[^-—－]{1,8}[-—－]+){1,3}")  # 产出-数量-
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_MEASURE_TAIL = re.compile(r"(?:数量|个数|次数|人数|面积|总数|合计|共计|共|总计|为|是|：|:)+$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A number with its unit before it is understood. ``before``/``after`` are the words of its clause that
    are its own: since the quantity before it, and up to the one after it."""

    number: Number
    unit: UnitFact
    end: int
    clause: Clause
    before: str
    after: str
    frequency: Decimal | None


class QuantityReader:
    """Reads quantities by lexicons/quantity-words.yaml and lexicons/commitment.yaml."""

    def __init__(
        self,
        lexicons: Lexicons,
        unit: Callable[[str], UnitFact],
        segment: Callable[[str], tuple[Token, ...]],  # noqa: ARG002 - spans follow from signs and verbs alone
    ) -> None:
        self._unit = unit
        self._units = UnitReader(lexicons)
        self._words = lexicons.load("quantity-words", QuantityWords)
        self._commitment = lexicons.load("commitment", CommitmentWords)
        self._comparators = Comparators(self._words)
        self._frequencies = Frequencies(self._words)
        self._verbs = Verbs(self._commitment)
        self._governing = re.compile(alternation(self._commitment.verbs["hold"]))
        self._roles = RoleReader(self._words, self._commitment, self._verbs)

    def read(self, text: str) -> tuple[Quantity, ...]:
        """Every quantity of the text, in order."""
        quantities: list[Quantity] = []
        for found in self._find(text):
            previous = quantities[-1] if quantities else None
            quantities.append(self._understand(text, found, previous))
        following: list[Quantity | None] = [*quantities[1:], None]
        return tuple(map(partial(self._scaled_down, text), quantities, following))

    def _scaled_down(self, text: str, one: Quantity, other: Quantity | None) -> Quantity:
        """A quantity that only says where the next one is done (4所学校8栋校舍) promises nothing itself."""
        if other is None or one.clause_start != other.clause_start or one.role is not Role.COMMITMENT:
            return one
        between = text[one.end : other.start]
        if not between.strip() or any(sign in between for sign in _JOINERS) or self._verbs.first(between):
            return one
        return replace(one, role=Role.BACKGROUND)

    @cached_property
    def _unit_pattern(self) -> re.Pattern[str]:
        swallowing = re.compile(self._words.noun_units)
        terms = alternation(term for term in self._units.terms if not swallowing.match(term))
        below = alternation(
            term
            for term in self._units.terms
            if self._unit(term).kinds & {"people", "duration", "area", "households"}
        )
        return re.compile(
            rf"\s*(?P<unit>(?:{terms})(?:\s*[/／]\s*(?:{below}|年|月|天|日|人)(?:[·•]?(?:年|月|天|次))?)?)"
        )

    def _unit_at(self, text: str, position: int) -> bool:
        return self._unit_pattern.match(text, position) is not None

    def _find(self, text: str) -> list[_Found]:
        clauses = split_clauses(text)
        periods = [match.span() for match in self._frequencies.pattern.finditer(text)]
        spans = []
        for number in find_numbers(text, unit_at=self._unit_at):
            clause = clause_at(clauses, number.start)
            in_period = any(start <= number.start < end for start, end in periods)
            if clause is None or in_period or self._frequencies.reversed_at(text, number.start):
                continue
            spanned = self._unit_of(text, number, clause)
            if spanned is not None:
                spans.append((*spanned, clause))
        return [self._surrounded(text, spans, index) for index in range(len(spans))]

    def _unit_of(self, text: str, number: Number, clause: Clause) -> tuple[Number, UnitFact, int] | None:
        if number.unit:
            return number, self._unit(number.unit), number.end
        match = self._unit_pattern.match(text, number.end)
        unknown = self._unknown_unit(text, number, clause)
        if unknown is not None:
            return unknown
        if match is None or match.end() > clause.end:
            return None
        return number, self._unit(match["unit"]), match.end()

    def _unknown_unit(self, text: str, number: Number, clause: Clause) -> tuple[Number, UnitFact, int] | None:
        """A unit that does not exist as written (5200千万时), where it ends the clause."""
        digits = _DIGITS.match(number.text)
        if digits is None:
            return None
        start = number.start + digits.end()
        rest = text[start : clause.end].rstrip("”’」）) ")
        if not _UNKNOWN_UNIT.fullmatch(rest) or rest[-1] not in self._words.unit_endings:
            return None
        unit = self._unit(rest)
        if unit.malformed is None:
            return None
        value = Decimal(digits.group().replace(",", ""))
        return replace(number, text=digits.group(), end=start, value=value), unit, start + len(rest)

    def _surrounded(self, text: str, spans: list[tuple[Number, UnitFact, int, Clause]], index: int) -> _Found:
        number, unit, end, clause = spans[index]
        left, right = clause.start, clause.end
        if index and spans[index - 1][3] == clause:
            left = self._boundary(text, spans[index - 1][2], number.start)
        if index + 1 < len(spans) and spans[index + 1][3] == clause:
            right = self._boundary(text, end, spans[index + 1][0].start)
        before = text[left : number.start]
        return _Found(
            number, unit, end, clause, before, text[end:right], self._frequency(text, before, number, end)
        )

    def _boundary(self, text: str, start: int, end: int) -> int:
        """Where the words between two numbers pass from the first to the second."""
        between = text[start:end]
        if between.lstrip()[:1] in tuple(_JOINERS):
            return start
        verb = self._governing.search(between)
        if verb and verb.start() >= 2:
            return start + verb.start()
        joiner = max(between.rfind(sign) for sign in "、和及与")
        return start + joiner if joiner > 0 else end

    def _frequency(self, text: str, before: str, number: Number, end: int) -> Decimal | None:
        words = re.search(r"[一1](\D{1,3})$", before.rstrip())
        period = self._frequencies.reversed_at(text, number.start - len(words.group())) if words else None
        if period is not None:
            return self._frequencies.times(period["period"])
        governed = self._frequencies.before(before)
        return governed[0] if governed else self._frequencies.trailing(text[end:])

    def _understand(self, text: str, found: _Found, previous: Quantity | None) -> Quantity:
        operator, rough, before, after = self._compared(found)
        mate = previous if previous and self._joined(text, previous, found, before) else None
        place = Surroundings(text, found.number, found.unit.text, found.end, before, after, operator)
        role, action = self._roles.read(place)
        if mate and not action and role is not Role.REFERENCE:
            role, action = mate.role, mate.action
        if not action and role is Role.COMMITMENT:
            verb = self._verbs.first(after)
            action = verb.group() if verb else ""
        repeat = (
            found.frequency if found.frequency and found.unit.kinds & self._words.repeatable else Decimal(1)
        )
        return Quantity(
            text=text[found.number.start : found.end],
            start=found.number.start,
            end=found.end,
            value=found.number.value,
            unit=found.unit,
            object=self._object(before, after, ratio=bool(found.unit.kinds & {"ratio"})),
            action=action,
            operator=operator,
            frequency=repeat,
            role=role,
            clause=found.clause.text,
            clause_start=found.clause.start,
            approximate=rough or found.number.approximate,
        )

    def _compared(self, found: _Found) -> tuple[Operator | None, bool, str, str]:
        """Comparator, approximate, and the words before and after without them."""
        time = "duration" in found.unit.kinds
        operator, rough, taken, skipped = self._comparators.read(found.before, found.after, time=time)
        before, after = found.before[: len(found.before) - taken], found.after[skipped:]
        verb = self._verbs.last(before)
        if operator is None and verb and verb.end() == len(before.rstrip()):  # 不少于开展4次
            head = before[: verb.start()]
            operator, rough_too, taken, _ = self._comparators.read(head, "", time=time)
            return operator, rough or rough_too, head[: len(head) - taken] + verb.group(), after
        return operator, rough, before, after

    def _joined(self, text: str, previous: Quantity, found: _Found, before: str) -> bool:
        """Whether a quantity goes on with the list of the one before it (购置救护车3辆，除颤仪12台)."""
        if self._verbs.last(before) or previous.role is Role.REFERENCE:
            return False
        between = text[previous.end : found.number.start]
        if previous.clause_start == found.clause.start:
            return any(sign in between for sign in _JOINERS)
        return not re.search(r"[。；;！？\n：:]", between) and between.count("，") + between.count(",") == 1

    def _object(self, before: str, after: str, *, ratio: bool) -> str:
        behind = _FIRST_AFTER.sub("", after).strip("“”\"'、，,（）() 　和及与")
        if len(re.findall(r"[\u4e00-\u9fffA-Za-z]", behind)) >= 2 and not (ratio and len(before) > 2):
            return behind
        words = self._frequencies.pattern.sub("", before)
        words = _ROWS.sub("", words.strip("、，,和及与 　"))
        words = _MEASURE_TAIL.sub("", words.rstrip(" 　"))
        return (words if ratio else self._without_verb(words)).strip("、，,：:和及与 　")

    def _without_verb(self, words: str) -> str:
        """The noun that a leading verb of promise governs; a verb that is all there is stays."""
        verb = self._verbs.first(words)
        if verb and len(words) - verb.end() >= 2:
            return words[verb.end() :] if verb.start() <= 4 else words
        return words
