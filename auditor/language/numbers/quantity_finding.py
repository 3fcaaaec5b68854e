"""Numbers with their units in running text, and the words of their clause that belong to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import NamedTuple

from auditor.chinese.marks import HAN
from auditor.chinese.numerals import BEHIND
from auditor.expressions import expression
from auditor.language.facts import UnitFact
from auditor.language.numbers.numerals import Number, each_number
from auditor.language.numbers.quantity_lexicon import QuantityLexicon
from auditor.language.numbers.ranges import lower_bound
from auditor.language.phrases import Found as Period
from auditor.language.phrases import meets
from auditor.language.texts.clauses import Clause, clause_at, split_clauses

_ONCE = expression(r"[一1](\D{1,3})$")
JOINERS = "、和及与，,以/；;（("
_UNKNOWN_UNIT = expression(rf"[{HAN}]{{1,3}}")
_DIGITS = expression(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_NOUN = expression(rf"[{HAN}]{{2}}(?<!以上)(?<!以内)(?<!以下)(?<!左右)")
_COMPLETE = expression(r"(?<![个项大类种])全覆盖(?![的率面性监巡督])")
_CLOSING = expression(rf"(?P<unit>[{HAN}]{{1,2}}?){BEHIND}?$")
_FROM = ("由", "从", "自")
_CHANGE = expression(rf"^(?:左右)?[提增升降减压缩下上扩延][{HAN}]{{0,2}}[到至为]")


class Span(NamedTuple):
    """A number with its unit where it stands. ``ranged`` marks the lower bound of a range (3—5次)."""

    number: Number
    unit: UnitFact
    end: int
    clause: Clause
    ranged: bool = False


class Found(NamedTuple):
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


def find_quantities(lexicon: QuantityLexicon, text: str) -> list[Found]:
    """Every number of a text with its unit and the words that are its own, in order."""
    periods = lexicon.frequencies.periods(text)
    spans: list[Span] = []
    for found in _counted(lexicon, text, periods):
        lower = lower_bound(text, found.number, found.clause.start)
        if lower is not None and spans and spans[-1].end > lower.start:
            spans.pop()  # 85%-90%: the lower bound was read with a unit of its own
        spans.append(found if lower is None else found._replace(number=lower, ranged=True))
    spans += _complete(lexicon, text)
    spans.sort(key=lambda span: span.number.start)
    return list(_surrounded(lexicon, text, spans, list(_cuts(lexicon, text, spans)), periods))


def has_quantity(lexicon: QuantityLexicon, text: str) -> bool:
    """Whether a text has any quantity; nothing is read beyond the first."""
    periods = lexicon.frequencies.periods(text)
    return next(chain(_counted(lexicon, text, periods), _complete(lexicon, text)), None) is not None


def _counted(lexicon: QuantityLexicon, text: str, periods: Sequence[Period]) -> Iterator[Span]:
    """The numbers of a text with their units, but for those that say how often something is to happen."""
    clauses = split_clauses(text)
    for number in each_number(text, partial(_unit_at, lexicon)):
        clause = clause_at(clauses, number.start)
        in_period = meets(periods, number.start, number.start + 1)
        if clause is None or in_period or lexicon.frequencies.reversed_at(text, number.start):
            continue
        spanned = _unit_of(lexicon, text, number, clause)
        if spanned is not None:
            yield Span(*spanned, clause)


def _unit_at(lexicon: QuantityLexicon, text: str, position: int) -> bool:
    return lexicon.prose_units.at(text, position) is not None


def _complete(lexicon: QuantityLexicon, text: str) -> Iterator[Span]:
    """«全覆盖» is a promise of 100 %, but not where it is one of several slogans (四个全覆盖)."""
    for match in _COMPLETE.finditer(text):
        clause = clause_at(split_clauses(text), match.start())
        if clause is not None:
            number = Number(match.group(), *match.span(), Decimal(100), "%", approximate=True)
            yield Span(number, lexicon.unit("%"), match.end(), clause)


def _unit_of(
    lexicon: QuantityLexicon, text: str, number: Number, clause: Clause
) -> tuple[Number, UnitFact, int] | None:
    if number.unit:
        return number, lexicon.unit(number.unit), number.end
    found = lexicon.prose_units.at(text, number.end)
    unknown = _unknown_unit(lexicon, text, number, clause)
    if unknown is not None:
        return unknown
    if found is None or found[1] > clause.end:
        return _closing_unit(lexicon, text, number, clause)
    return number, lexicon.unit(found[0]), found[1]


def _unknown_unit(
    lexicon: QuantityLexicon, text: str, number: Number, clause: Clause
) -> tuple[Number, UnitFact, int] | None:
    """A unit that does not exist as written (5200千万时), where it ends the clause."""
    digits = _DIGITS.match(number.text)
    if digits is None:
        return None
    start = number.start + digits.end()
    rest = text[start : clause.end].rstrip("”’」）) ")
    if not _UNKNOWN_UNIT.fullmatch(rest) or rest[-1] not in lexicon.words.unit_endings:
        return None
    unit = lexicon.unit(rest)
    if unit.malformed is None:
        return None
    value = Decimal(digits.group().replace(",", ""))
    return number._replace(text=digits.group(), end=start, value=value), unit, start + len(rest)


def _closing_unit(
    lexicon: QuantityLexicon, text: str, number: Number, clause: Clause
) -> tuple[Number, UnitFact, int] | None:
    """A unit too short or too common to be looked for in prose (30组, 90分), where it ends the clause."""
    rest = _CLOSING.match(text[number.end : clause.end])
    if rest is None or not number.text[:1].isdigit():
        return None
    unit = lexicon.unit(rest["unit"])
    counted = unit.kinds & {"generic", "score", "sessions", "times"}
    return (number, unit, number.end + rest.end("unit")) if counted else None


def _surrounded(
    lexicon: QuantityLexicon, text: str, spans: list[Span], cuts: list[int | None], periods: Sequence[Period]
) -> Iterator[Found]:
    """``cuts`` are where the words between each quantity and the one before it in its clause part,
    ``periods`` the places of the text that say how often something is to happen."""
    for one, left, right, previous in zip(spans, cuts, cuts[1:], [None, *spans], strict=False):
        number, clause = one.number, one.clause
        before = text[clause.start if left is None else left : number.start]
        if left is not None and previous is not None:
            before = _changed(text, previous, before)
        after = text[one.end : clause.end if right is None else right]
        often = meets(periods, clause.start, number.start)
        frequency = _frequency(lexicon, text, before, one, often=often)
        yield Found(number, one.unit, one.end, clause, before, after, frequency, one.ranged)


def _cuts(lexicon: QuantityLexicon, text: str, spans: list[Span]) -> Iterator[int | None]:
    """Where the words between each quantity and the one before it part; nowhere, and at last, where they
    stand in two clauses."""
    yield None
    for index in range(1, len(spans)):
        one, two = spans[index - 1], spans[index]
        same = one.clause == two.clause
        yield _boundary(lexicon, text, one, two, _next_start(spans, index)) if same else None
    yield None


def _next_start(spans: list[Span], index: int) -> int:
    """Where the words behind a quantity end: at the next one of its clause, or with the clause."""
    clause = spans[index].clause
    follows = index + 1 < len(spans) and spans[index + 1].clause == clause
    return spans[index + 1].number.start if follows else clause.end


def _boundary(lexicon: QuantityLexicon, text: str, one: Span, two: Span, behind: int) -> int:
    """Where the words between two numbers pass from the first to the second."""
    start, end = one.end, two.number.start
    between = text[start:end]
    if between.lstrip()[:1] in tuple(JOINERS):
        return start
    verb = lexicon.governing.search(between)
    if verb and verb.start >= 2:
        return start + verb.start
    joiner = max(between.rfind(sign) for sign in "、和及与")
    if joiner > 0:
        return start + joiner
    return end if _NOUN.search(text[two.end : behind]) else start


def _changed(text: str, one: Span, before: str) -> str:
    """The words before the new number of a change, with what changes (准确率由86%提高到90%)."""
    clause = one.clause
    head = text[clause.start : one.number.start].rstrip()
    if head.endswith(_FROM) and _CHANGE.match(before):
        return head[:-1] + before
    return before


def _frequency(
    lexicon: QuantityLexicon, text: str, before: str, span: Span, *, often: bool
) -> Decimal | None:
    """How often a year, by the words before a number, of which ``often`` tells whether they can say so, or by
    those behind its unit."""
    words = _ONCE.search(before.rstrip())
    period = lexicon.frequencies.reversed_at(text, span.number.start - len(words.group())) if words else None
    if period is not None:
        return lexicon.frequencies.times(period)
    governed = lexicon.frequencies.before(before) if often else None
    return governed[0] if governed else lexicon.frequencies.trailing(text, span.end)
