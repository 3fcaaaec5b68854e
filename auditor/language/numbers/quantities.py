"""Quantities in running text: number, unit, object, comparator, frequency, and whether it is promised."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from auditor.chinese.marks import HAN, LINES
from auditor.config.lexicons import Lexicons
from auditor.language.facts import Quantity, Role, UnitFact
from auditor.language.numbers.numerals import Number, find_numbers
from auditor.language.numbers.prose_units import ProseUnits
from auditor.language.numbers.quantity_words import (
    CommitmentWords,
    Comparators,
    Frequencies,
    QuantityWords,
    Verbs,
)
from auditor.language.numbers.ranges import lower_bound
from auditor.language.numbers.roles import RoleReader, Surroundings
from auditor.language.numbers.units import UnitReader
from auditor.language.phrases import Chain, Choice, End, Signs, Some, Words
from auditor.language.scanning import scanner_of
from auditor.language.texts.clauses import Clause, clause_at, split_clauses
from auditor.language.texts.past import recalled
from auditor.model import Operator

_FIRST_AFTER = re.compile(r"^[\s的之]+")
_REACH = 32  # characters behind a unit in which it is said how often
_JOINERS = "、和及与，,以/；;（("
_UNKNOWN_UNIT = re.compile(rf"[{HAN}]{{1,3}}")
_ROWS = re.compile(rf"^(?:[^{LINES}]{{1,8}}[{LINES}]+){{1,3}}")  # 产出-数量-
_DIGITS = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_NOUN = re.compile(rf"[{HAN}]{{2}}(?<!以上)(?<!以内)(?<!以下)(?<!左右)")
_COMPLETE = re.compile(r"(?<![个项大类种])全覆盖(?![的率面性监巡督])")
_CLOSING = re.compile(rf"(?P<unit>[{HAN}]{{1,2}}?)(?:以上|以下|以内|左右)?$")
_LIGHT = re.compile(
    r"给予|予以|进行|实施|提供|开展|全部|均|按|并|用于|参加|接受|享受|获得|得到|完成|实现|达到"
)
_LEADING = ("至少", "最少", "不少于", "最多", "至多", "不超过")
_FROM = ("由", "从", "自")
_CHANGE = re.compile(rf"^(?:左右)?[提增升降减压缩下上扩延][{HAN}]{{0,2}}[到至为]")
_PER = re.compile(rf"(?:每(?:[一个]?[{HAN}]{{1,2}}))+$")
_COMPOUND_TAILS = frozenset({"人员", "设备", "车辆", "设施", "队伍", "中心", "基地", "系统", "平台"})


@dataclass(frozen=True, slots=True)
class _Span:
    """A number with its unit where it stands. ``ranged`` marks the lower bound of a range (3—5次)."""

    number: Number
    unit: UnitFact
    end: int
    clause: Clause | None
    ranged: bool = False


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
    ranged: bool = False


class QuantityReader:
    """Reads quantities by lexicons/quantity-words.yaml and lexicons/commitment.yaml; ``counting`` are the
    measure words that only say that something is counted."""

    def __init__(
        self,
        lexicons: Lexicons,
        units: UnitReader,
        unit: Callable[[str], UnitFact],
        counting: Iterable[str],
    ) -> None:
        self._unit = unit
        self._words = lexicons.load("quantity-words", QuantityWords)
        self._commitment = lexicons.load("commitment", CommitmentWords)
        self._prose_units = ProseUnits(units, unit, self._words.noun_units)
        scanner = scanner_of(lexicons)
        self._comparators = Comparators(self._words, scanner)
        self._frequencies = Frequencies(self._words, scanner)
        counted = Choice(Words(scanner, counting), Signs("[共为是：:]", 1, 1))
        self._measure_tail = Chain(Some(counted, 1), End())
        self._verbs = Verbs(self._commitment, scanner)
        self._governing = Words(scanner, self._commitment.verbs["hold"])
        self._roles = RoleReader(self._words, self._commitment, self._verbs, scanner)

    def read(self, text: str) -> tuple[Quantity, ...]:
        """Every quantity of the text, in order."""
        quantities: list[Quantity] = []
        for found in self._find(text):
            previous = quantities[-1] if quantities else None
            quantities.append(self._understand(text, found, previous))
        quantities = [recalled(text, quantity) for quantity in quantities]
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

    def _unit_at(self, text: str, position: int) -> bool:
        return self._prose_units.at(text, position) is not None

    def _find(self, text: str) -> list[_Found]:
        clauses = split_clauses(text)
        periods = list(self._frequencies.phrase.find(text))
        spans: list[_Span] = []
        for number in find_numbers(text, unit_at=self._unit_at):
            clause = clause_at(clauses, number.start)
            in_period = any(period.start <= number.start < period.end for period in periods)
            if clause is None or in_period or self._frequencies.reversed_at(text, number.start):
                continue
            spanned = self._unit_of(text, number, clause)
            if spanned is not None:
                found = _Span(*spanned, clause)
                lower = lower_bound(text, found.number, clause.start)
                if lower is not None and spans and spans[-1].end > lower.start:
                    spans.pop()  # 85%-90%: the lower bound was read with a unit of its own
                spans.append(found if lower is None else replace(found, number=lower, ranged=True))
        spans += [_Span(*found, clause_at(clauses, found[0].start)) for found in self._complete(text)]
        spans.sort(key=lambda span: span.number.start)
        return [self._surrounded(text, spans, index) for index in range(len(spans))]

    def _complete(self, text: str) -> Iterator[tuple[Number, UnitFact, int]]:
        """«全覆盖» is a promise of 100 %, but not where it is one of several slogans (四个全覆盖)."""
        for match in _COMPLETE.finditer(text):
            number = Number(match.group(), *match.span(), Decimal(100), "%", approximate=True)
            yield number, self._unit("%"), match.end()

    def _unit_of(self, text: str, number: Number, clause: Clause) -> tuple[Number, UnitFact, int] | None:
        if number.unit:
            return number, self._unit(number.unit), number.end
        found = self._prose_units.at(text, number.end)
        unknown = self._unknown_unit(text, number, clause)
        if unknown is not None:
            return unknown
        if found is None or found[1] > clause.end:
            return self._closing_unit(text, number, clause)
        return number, self._unit(found[0]), found[1]

    def _closing_unit(self, text: str, number: Number, clause: Clause) -> tuple[Number, UnitFact, int] | None:
        """A unit too short or too common to be looked for in prose (30组, 90分), where it ends the clause."""
        rest = _CLOSING.match(text[number.end : clause.end])
        if rest is None or not number.text[:1].isdigit():
            return None
        unit = self._unit(rest["unit"])
        counted = unit.kinds & {"generic", "score", "sessions", "times"}
        return (number, unit, number.end + rest.end("unit")) if counted else None

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

    def _surrounded(self, text: str, spans: list[_Span], index: int) -> _Found:
        one = spans[index]
        number, clause = one.number, one.clause
        assert clause is not None
        left, right = clause.start, clause.end
        if index and spans[index - 1].clause == clause:
            left = self._boundary(text, spans[index - 1], one, self._next_start(spans, index))
        if index + 1 < len(spans) and spans[index + 1].clause == clause:
            right = self._boundary(text, one, spans[index + 1], self._next_start(spans, index + 1))
        before = text[left : number.start]
        if index and spans[index - 1].clause == clause:
            before = self._changed(text, spans[index - 1], before)
        frequency = self._frequency(text, before, number, one.end)
        return _Found(number, one.unit, one.end, clause, before, text[one.end : right], frequency, one.ranged)

    @staticmethod
    def _next_start(spans: list[_Span], index: int) -> int:
        """Where the words behind a quantity end: at the next one of its clause, or with the clause."""
        clause = spans[index].clause
        assert clause is not None
        follows = index + 1 < len(spans) and spans[index + 1].clause == clause
        return spans[index + 1].number.start if follows else clause.end

    def _boundary(self, text: str, one: _Span, two: _Span, behind: int) -> int:
        """Where the words between two numbers pass from the first to the second."""
        start, end = one.end, two.number.start
        between = text[start:end]
        if between.lstrip()[:1] in tuple(_JOINERS):
            return start
        verb = self._governing.search(between)
        if verb and verb.start >= 2:
            return start + verb.start
        joiner = max(between.rfind(sign) for sign in "、和及与")
        if joiner > 0:
            return start + joiner
        return end if _NOUN.search(text[two.end : behind]) else start

    @staticmethod
    def _changed(text: str, one: _Span, before: str) -> str:
        """The words before the new number of a change, with what changes (准确率由86%提高到90%)."""
        clause = one.clause
        assert clause is not None
        head = text[clause.start : one.number.start].rstrip()
        if head.endswith(_FROM) and _CHANGE.match(before):
            return head[:-1] + before
        return before

    def _frequency(self, text: str, before: str, number: Number, end: int) -> Decimal | None:
        words = re.search(r"[一1](\D{1,3})$", before.rstrip())
        period = self._frequencies.reversed_at(text, number.start - len(words.group())) if words else None
        if period is not None:
            return self._frequencies.times(period)
        governed = self._frequencies.before(before)
        return governed[0] if governed else self._frequencies.trailing(text[end : end + _REACH])

    def _understand(self, text: str, found: _Found, previous: Quantity | None) -> Quantity:
        operator, rough, before, after = self._compared(found)
        before = _standing(before) if operator and not after.strip() else before
        mate = previous if previous and self._joined(text, previous, found, before) else None
        place = Surroundings(text, found.number, found.unit.text, found.end, before, after, operator)
        role, action = self._roles.read(place)
        if mate and role is not Role.REFERENCE and not self._roles.is_basis(after):
            role, action = mate.role, mate.action
        if not action and role is Role.COMMITMENT:
            verb = self._verbs.first(after)
            action = verb.text if verb else ""
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
        if operator is None and found.ranged:
            return Operator.AT_LEAST, rough, before, after
        per = _PER.search(before)
        if operator is None and per:  # 不低于每人每年1800元
            operator, rough, taken, _ = self._comparators.read(before[: per.start()], "", time=time)
            return operator, rough, before[: per.start() - taken] + per.group(), after
        verb = self._verbs.first(before)
        if operator is None and verb and before.endswith(_LEADING, 0, verb.start):  # 至少轮训干部两遍
            operator, rough, taken, _ = self._comparators.read(before[: verb.start], "", time=time)
            return operator, rough, before[: verb.start - taken] + before[verb.start :], after
        verb = self._verbs.last(before)
        if operator is None and verb and verb.end == len(before.rstrip()):  # 不少于开展4次
            head = before[: verb.start]
            operator, rough_too, taken, _ = self._comparators.read(head, "", time=time)
            return operator, rough or rough_too, head[: len(head) - taken] + verb.text, after
        return operator, rough, before, after

    def _joined(self, text: str, previous: Quantity, found: _Found, before: str) -> bool:
        """Whether a quantity goes on with the list of the one before it (购置救护车3辆，除颤仪12台)."""
        between = text[previous.end : found.number.start]
        listed = previous.clause_start == found.clause.start and "、" in between
        if previous.role is Role.REFERENCE or self._roles.governed(before, listed=listed):
            return False
        if previous.clause_start == found.clause.start:
            return any(sign in between for sign in _JOINERS)
        return not re.search(r"[。；;！？\n：:]", between) and between.count("，") + between.count(",") == 1

    def _object(self, before: str, after: str, *, ratio: bool) -> str:
        behind = _FIRST_AFTER.sub("", after).strip("“”\"'、，,（）() 　和及与")
        counted = len(before) > 2 and (ratio or _LIGHT.match(behind))
        if len(re.findall(rf"[{HAN}A-Za-z]", behind)) >= 2 and not counted:
            return behind
        words = self._frequencies.phrase.without(before)
        words = _ROWS.sub("", words.strip("、，,和及与 　")).rstrip(" 　")
        counted_by = self._measure_tail.search(words)
        words = words[: counted_by.start] if counted_by else words
        return (words if ratio else self._without_verb(words)).strip("、，,：:和及与 　")

    def _without_verb(self, words: str) -> str:
        """The noun that a leading verb of promise governs; a verb that is all there is stays."""
        verb = self._verbs.first(words)
        if verb and len(words) - verb.end >= 2 and words[verb.end :] not in _COMPOUND_TAILS:
            return words[verb.end :] if verb.start <= 4 else words
        return words


def _standing(before: str) -> str:
    """The words before a bound without the 在 that only says where a measure stands (合格率在97%以上)."""
    head = before.rstrip()
    return head[:-1] if head.endswith("在") and len(head) > 2 else before
