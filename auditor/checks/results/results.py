"""A result beside its target: how far it was reached, whether both are figures, dates or words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from auditor.checks.base import Context
from auditor.checks.results.due_dates import in_time, is_day
from auditor.checks.results.reading.off_scale import is_off_scale
from auditor.checks.results.reading.spoken import spoken_figure
from auditor.checks.results.unfinished import stages
from auditor.checks.shared.completion import CompletionWords, completion_words
from auditor.checks.shared.shares import WHOLE, above_whole, share_measure
from auditor.chinese.marks import unspaced
from auditor.chinese.stops import CLAUSE_ENDS
from auditor.expressions import expression
from auditor.language.facts import Direction
from auditor.language.names.matter_words import MatterLexicon
from auditor.model import CAPS, FLOORS, Confidence, Form, Indicator, Operator

_HUNDRED = Decimal(100)
_ABSURD = Decimal(10) ** 18  # no result; arithmetic with two decimals ends at 28 digits
_SPACE = expression(r"\s+")
_SHARE = expression(r"\d+(?:\.\d+)?[%％]?")
_DIFFERENT = 4  # targets that one result cannot answer
_NEARLY = (4, 5)  # of all rows
_WORK = "quantity"
_PERCENT = frozenset({"%", "％"})
_NUMBER = expression(r"([-+−]?\d[\d,，]*(?:\.\d+)?)(.*)")


@dataclass(frozen=True, slots=True)
class Result:
    """``share`` of the target in figures (less is better: target ÷ result), ``None`` where there are none to
    divide; ``partly`` where words say that some of it was done; ``spoken`` where the figure is told in a
    sentence."""

    reached: bool
    share: Decimal | None = None
    partly: bool = False
    spoken: bool = False


def same_for_all(form: Form) -> str:
    """The one result that all rows of a form tell, however different their targets are, or words without a
    number that nearly all tell; «» where there is none. A share (100%) may well answer all that ask for
    shares. Where no targets are read, names are."""
    told = Counter(_SPACE.sub("", row.actual or "") for row in form.indicators)
    if not told:
        return ""
    quote, times = told.most_common(1)[0]
    due = [row for row in form.indicators if not (_SHARE.fullmatch(quote) and row.unit in _PERCENT)]
    valued = {(row.value, row.unit) for row in due if (row.value or "").strip()}
    targets = valued if "value" in form.columns else {(row.name, None) for row in form.indicators}
    if len(targets) < _DIFFERENT:
        return ""
    words = quote and not any(map(str.isdigit, quote)) and times >= _DIFFERENT
    nearly = words and times * _NEARLY[1] >= told.total() * _NEARLY[0]
    return quote if len(told) == 1 or nearly else ""


def result_of(row: Indicator, text: str | None, context: Context) -> Result | None:
    """How far ``text`` (what was done, or what is expected) reaches the target of a row; ``None`` where
    the two cannot be compared."""
    if not text or not text.strip():
        return None
    words = completion_words(context.lexicons)
    if (said := _in_words(text, words)) is not None:
        return said
    if (unfinished := _unfinished(row, text, context)) is not None:
        return unfinished
    if row.qualitative:
        same = unspaced(text) == unspaced(row.value or "")
        return Result(True) if same else _by_date(row, text, words)
    both = all(unspaced(each or "").endswith(tuple(_PERCENT)) for each in (row.value, text))
    unit = "%" if both else row.unit
    target, done = (figure(each, unit, words, context) for each in (row.value, text))
    spoken = spoken_figure(row, text, context) if target is not None and done is None else None
    done = done if spoken is None else spoken
    if target is None or done is None:
        return _by_date(row, text, words)
    if _cannot_be(row, target, context) or is_off_scale(row, text, context):
        return None
    less = (done > target and _is_fixed(row, context)) or _less_is_better(row, target, context)
    if less is None:
        return Result(True, Decimal(1)) if done == target else None
    found = _compared(*_same_scale(target, done, unit), less=less)
    return found if spoken is None else replace(found, spoken=True)


def figure(text: str | None, unit: str | None, words: CompletionWords, context: Context) -> Decimal | None:
    """The number that a cell holds in the row's unit: «96%», «12 场», «0.6万人» beside 人."""
    if not text:
        return None
    said = text.strip()
    number = context.language.number(said.removesuffix(unit or "") or said)
    if number is not None:
        return number if abs(number) < _ABSURD else None
    match = _NUMBER.fullmatch(_without_lead(unspaced(text), words.leads).rstrip(f"{CLAUSE_ENDS}左右"))
    if match is None:
        return None
    value = Decimal(match[1].replace(",", "").replace("，", "").replace("−", "-"))
    factor = _factor(match[2], unit, context)
    return None if factor is None or abs(value) >= _ABSURD else value * factor


def said_in_words(row: Indicator, text: str, context: Context) -> bool:
    """Whether a result only says that it was reached, in part or not."""
    said = _in_words(text, completion_words(context.lexicons))
    return (said or _unfinished(row, text, context)) is not None


def _in_words(text: str, words: CompletionWords) -> Result | None:
    plain = unspaced(text).rstrip(CLAUSE_ENDS)
    for tail in words.tails:
        plain = plain.replace(tail, "")
    if plain in words.reached:
        return Result(True)
    if plain in words.partly:
        return Result(False, partly=True)
    return Result(False) if plain in words.missed or words.finds_wanting(plain) else None


def _unfinished(row: Indicator, text: str, context: Context) -> Result | None:
    """Work that has not begun reaches no target; what goes on may be all that a target in words asks for."""
    begun = stages(context.lexicons).begun(unspaced(text).rstrip(CLAUSE_ENDS))
    if begun is None or (begun and row.qualitative and not is_date(row, context)):
        return None
    return Result(False, partly=begun)


def _cannot_be(row: Indicator, target: Decimal, context: Context) -> bool:
    """Whether a target is a slip of the pen (满意度≥950%), so that nobody can say how far it was reached."""
    measure = share_measure(row, context)
    return measure is not None and above_whole(row, measure, target, WHOLE, context) is Confidence.CERTAIN


def _less_is_better(row: Indicator, target: Decimal, context: Context) -> bool | None:
    """From the sign; where it is «=» or missing, from what the name measures, ``None`` where that is open or
    the sign is plainly the wrong way round (差错率≥2%)."""
    fact = context.language.direction(row.name, row.unit)
    direction = fact.direction
    if row.operator in FLOORS:
        return None if fact.sure and direction is Direction.LOWER and target > 0 else False
    if row.operator in CAPS or target == 0:
        rate = row.unit in _PERCENT  # a count may be capped for reasons of its own
        return None if rate and fact.sure and direction is Direction.HIGHER and target > 0 else True
    if direction is Direction.LOWER:
        return True
    more = direction is Direction.HIGHER or row.operator is Operator.EQUAL or _counts_work(row, context)
    return False if more else None


def _is_fixed(row: Indicator, context: Context) -> bool:
    """Whether a standard of pay is to be kept to (讲课酬金标准 =800元): who pays more misses it too."""
    fact = context.language.direction(row.name, row.unit)
    fixed = fact.direction is Direction.EXACT and fact.sure and row.operator is Operator.EQUAL
    return fixed and context.language.unit(row.unit or "").of_money


def aims_high(row: Indicator, target: Decimal, context: Context) -> bool:
    """Whether a row asks for no less than its target."""
    return _less_is_better(row, target, context) is False


def _counts_work(row: Indicator, context: Context) -> bool:
    """Whether a row under 数量 counts something of which its name says nothing bad (健康档案 900人)."""
    if context.language.dimensions.of_levels(row.levels) != _WORK:
        return False
    matter = context.language.row_matter(row)
    return matter is not None and matter.dimension == _WORK and is_count(row.unit, context)


def is_count(unit: str | None, context: Context) -> bool:
    """Whether a unit counts people, things or events."""
    kinds = context.language.unit(unit or "").kinds
    return bool(kinds & context.lexicons.load("matters", MatterLexicon).counting_units)


def _compared(target: Decimal, done: Decimal, *, less: bool) -> Result:
    if done <= target if less else done >= target:
        return Result(True, Decimal(1) if less or target <= 0 else done / target)
    if target <= 0 or (less and done <= 0):
        return Result(False)
    return Result(False, max(target / done if less else done / target, Decimal(0)))


def _same_scale(target: Decimal, done: Decimal, unit: str | None) -> tuple[Decimal, Decimal]:
    """Both in percent, where one was stored as a share: 0.95 beside 95 %."""
    if unit not in _PERCENT:
        return target, done
    if abs(done) <= 1 and target >= 10:
        return target, done * _HUNDRED
    return (target * _HUNDRED, done) if abs(target) <= 1 and done >= 10 else (target, done)


def is_date(row: Indicator, context: Context) -> bool:
    """Whether the target of a row is a day, a month or a quarter."""
    return is_day(row.value or "", completion_words(context.lexicons))


def _by_date(row: Indicator, text: str, words: CompletionWords) -> Result | None:
    timely = in_time(row.value or "", text, words)
    return None if timely is None else Result(timely)


def _factor(printed: str, unit: str | None, context: Context) -> Decimal | None:
    """What a figure with its own unit is multiplied by to stand in the row's unit."""
    if not printed or printed == unspaced(unit or "") or (printed in _PERCENT and unit in _PERCENT):
        return Decimal(1)
    if not unit:
        return None
    own, asked = context.language.unit(printed), context.language.unit(unit)
    same = own.base == asked.base and own.kinds & asked.kinds
    return own.factor / asked.factor if same and asked.factor else None


def _without_lead(text: str, leads: Iterable[str]) -> str:
    lead = max((word for word in leads if text.startswith(word)), key=len, default="")
    return text[len(lead) :].lstrip(">=<≥≤＞＜")
