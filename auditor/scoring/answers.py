"""What the target of an indicator answers: a count, a rate, a date, words, nothing. Read from value, unit and
name together, so that «≥90辆» in one cell says the same as ≥ | 90 | 辆 in three."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from auditor.chinese.dates import A_DATE
from auditor.chinese.stops import STOPS
from auditor.expressions import expression
from auditor.language.names.matter_words import BENEFITS
from auditor.language.texts.qualitative import QualityKind

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.language.facts import Measure, Quantity, UnitFact
    from auditor.model import Indicator


class Answer(StrEnum):
    """What a target says."""

    COUNT = "count"  # a number of people, things, events, a length, an area
    ONE = "one"  # a count of one: the thing is done once or not at all
    BARE = "bare"  # a number without any unit, of what the name says is counted
    UNSAID = "unsaid"  # a number of which neither name nor unit says what it counts
    PRICE = "price"  # money for each
    MONEY = "money"
    RATE = "rate"
    FULL = "full"  # 100 %
    TIME = "time"  # a date, a deadline, how long something is to last
    DURATION = "duration"  # how long something takes
    GRADED = "graded"  # words with grades
    CHECKABLE = "checkable"  # words that anybody can check
    WORDS = "words"
    BLANK = "blank"


UNCLEAR = frozenset({Answer.WORDS, Answer.BLANK})
EFFECTS = BENEFITS
SATISFACTION = "satisfaction"
EXECUTION = "execution"

_NUMBER = expression(r"\d[\d,，]*(?:\.\d+)?")
_FILLER = expression(r"[*＊]{2,}|[XxＸ×]{2,}|_{2,}|…")
_NOT_UNIT = expression(
    rf"^[\s+＋以]*(?:上|下|内|左右)?[\s（(]*|[\s)）]*(?:以上|以下|以内|左右)?[\s)）{STOPS}]*$"
)
_NAMED_UNIT = expression(r"[(（](?:单位[:：])?[≥≤＞＜<>=*＊]*([^()（）≥≤*＊]{1,8})[)）]$")
_ASKED = "是否"  # a name that asks for 是 or 否
_LONGEST_UNIT = 6  # characters behind a number that can be a unit which nobody knows
_LONGEST = 25  # characters: a value that is a sentence answers with words, whatever number it holds
_HUNDRED = Decimal(100)
_NO_COUNTS = frozenset({"ratio", "money", "duration", "date"})
_TIMES = frozenset({"deadline", "duration", "life", "point_in_time"})
_SET_TIMES = frozenset({"days", "deadline", "life", "point_in_time"})
_COUNTING = frozenset({"activity", "count", "made", "nature-count", "ratio", "reached"})
_SHARES = frozenset({"rate", "satisfaction", "timeliness", "degree"})


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer with the number in it, ``unit`` is what it counts (``None`` where nothing says)."""

    kind: Answer
    number: Decimal | None = None
    unit: UnitFact | None = None

    @property
    def base(self) -> Decimal:
        """The number in the base of its unit (3万 → 30000)."""
        number = self.number or Decimal(0)
        return number * self.unit.factor if self.unit else number


def answer_of(row: Indicator, language: Language) -> Answered:
    """What the target of a row answers."""
    value = (row.value or "").strip()
    if not value or _FILLER.search(value):
        return Answered(Answer.BLANK)
    if A_DATE.search(value):
        return Answered(Answer.TIME)
    found = _NUMBER.search(value)
    number = language.number(value) if found is None else _decimal(found.group())
    if number is None or len(value) > _LONGEST:
        return _several(value, language) or Answered(_in_words(row, value, language))
    if _is_sentence(row, value, language):
        told = _counted(value, language) or _priced(value, language)
        return told or Answered(_in_words(row, value, language))
    return _in_numbers(row, value, number, language)


def area_of(row: Indicator, language: Language) -> str:
    """The dimension a row stands under, by its levels, else by its name; ``""`` where neither tells. A name
    that speaks of an effect (受益人数) is one where no level says otherwise."""
    matter = language.row_matter(row)
    by_level = language.dimensions.of_levels(row.levels)
    effect = by_level in EFFECTS and matter is not None and matter.kind != SATISFACTION  # 投诉件数 under 效益
    if matter is not None and matter.dimension in (SATISFACTION, EXECUTION) and not effect:
        return matter.dimension
    if by_level is not None and by_level not in ("output", "benefit"):
        return by_level
    if matter is None or by_level == "benefit":
        return by_level or ""
    return "benefit" if matter.effect and by_level is None else matter.dimension


def _several(value: str, language: Language) -> Answered | None:
    """The first of several counts in one value (培训60人以上，走访200户以上)."""
    counts = [each for each in _counts(value, language) if each.operator is not None]
    return Answered(Answer.COUNT, counts[0].value, counts[0].unit) if len(counts) > 1 else None


def _counted(value: str, language: Language) -> Answered | None:
    """What a sentence counts (对学校2400平方米场馆给予补贴); money that it speaks of is no count."""
    counts = _counts(value, language)
    return Answered(Answer.COUNT, counts[0].value, counts[0].unit) if counts else None


def _priced(value: str, language: Language) -> Answered | None:
    """The one price that a sentence names (严格按800元/人的标准发放)."""
    prices = [each for each in language.quantities(value) if each.unit.of_prices]
    return Answered(Answer.PRICE, prices[0].value, prices[0].unit) if len(prices) == 1 else None


def _counts(value: str, language: Language) -> list[Quantity]:
    return [
        each
        for each in language.quantities(value)
        if each.unit.kinds and not any(kind.split("/")[0] in _NO_COUNTS for kind in each.unit.kinds)
    ]


def _is_sentence(row: Indicator, value: str, language: Language) -> bool:
    """Whether words go on behind the number that are no unit."""
    found = _NUMBER.search(value)
    behind = _NOT_UNIT.sub("", value[found.end() :]) if found else ""
    return not (row.unit or "").strip() and len(behind) > _LONGEST_UNIT and not language.unit(behind).kinds


def _in_words(row: Indicator, value: str, language: Language) -> Answer:
    if language.unit(value).kinds:
        return Answer.BLANK  # the unit alone, where the number was to be filled in
    if language.answer(value) is not None:
        return Answer.CHECKABLE if _ASKED in row.name else Answer.WORDS
    kind = language.quality(value).kind
    if kind is QualityKind.SCALE:
        return Answer.GRADED
    return Answer.CHECKABLE if kind is QualityKind.VERIFIABLE and len(value) <= _LONGEST else Answer.WORDS


def _in_numbers(row: Indicator, value: str, number: Decimal, language: Language) -> Answered:
    text = _unit_of(row, value, language)
    unit = language.unit(text) if text else None
    kinds = unit.kinds if unit else frozenset()
    if "ratio" in kinds or "%" in value or "％" in value:
        return Answered(Answer.FULL if number >= _HUNDRED else Answer.RATE, number, unit)
    if unit is not None and unit.of_prices:
        return Answered(Answer.PRICE, number, unit)
    measure = language.measure(row.name)
    if "money" in kinds:
        each = language.matters.per_one(row.name) or (measure is not None and measure.kind == "standard")
        return Answered(Answer.PRICE if each else Answer.MONEY, number, unit)
    if "duration" in kinds and (measure is None or measure.kind not in _SET_TIMES):
        return Answered(Answer.DURATION, number, unit)
    if kinds & {"duration", "date"} and (measure is None or measure.kind != "days"):
        return Answered(Answer.TIME, number, unit)
    if unit is not None:
        often = "/" in text or max(number, number * unit.factor) > 1  # 1次/月 is done twelve times a year
        return Answered(Answer.COUNT if often else Answer.ONE, number, unit)
    if measure is not None and measure.kind in _SHARES:
        return Answered(Answer.FULL if number >= _HUNDRED else Answer.RATE, number)
    return Answered(_without_unit(row, number, measure, language), number)


def _without_unit(row: Indicator, number: Decimal, measure: Measure | None, language: Language) -> Answer:
    if measure is not None and measure.kind in _TIMES:
        return Answer.TIME
    if measure is None and number == _HUNDRED:
        return Answer.FULL  # 工程维护 100: hardly ever a count
    matter = language.matter(row.name)
    if matter is None or matter.kind not in _COUNTING:
        return Answer.UNSAID
    return Answer.BARE if number > 1 else Answer.ONE


def _unit_of(row: Indicator, value: str, language: Language) -> str:
    """The unit in its column, else behind the number, else in brackets behind the name."""
    if (row.unit or "").strip():
        return (row.unit or "").strip()
    found = _NUMBER.search(value)
    behind = _NOT_UNIT.sub("", value[found.end() :]) if found else ""
    if behind:
        return behind
    named = _NAMED_UNIT.search(row.name.strip())
    return named[1] if named and language.unit(named[1]).kinds else ""


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("，", ""))
