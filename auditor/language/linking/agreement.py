"""Whether a number of a text and a row's target go together."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language.facts import Quantity, UnitFact
from auditor.language.numbers.quantity_words import PerTime
from auditor.model import CAPS, FLOORS, Operator, decimals, half_digit

_ZERO, _TEN = Decimal(0), Decimal(10)
_PLACES = frozenset(_TEN**power for power in range(1, 5))  # a digit, or 万, too many
_FAR_ABOVE = Decimal("1.4")
_CONVERTED = Decimal("0.000001")  # what is left where units are converted (3000亩, 200公顷)
_TOLERANCE = Decimal("0.1")  # of an approximate number
_REACHED = expression(r"(?:达到?|[保维]持在?|稳定在)\s*$")
_HELD = frozenset({"times", "sessions"})
_PRESENT = frozenset({"people", "rank"})
_EACH = expression(
    rf"(?:各|每(?![年月季周日天晚旬期次]|个月|半年|学期|季度))(?![类种项级界方式])[{HAN}]{{0,8}}$"
)
_FACTORS = 1_024  # pairs of units
SINGLE = frozenset({"money", "ratio", "points"})  # what is not added up over places


class Agreement(StrEnum):
    """How a quantity and an indicator's target go together."""

    SAME = "same"
    LOOSER = "looser"  # the row asks for less than the text promises
    STRICTER = "stricter"  # the row asks for more; legal
    DIFFERENT = "different"
    DIRECTION = "direction"
    UNIT = "unit"


def opposed(text: Operator | None, row: Operator | None) -> bool:
    """Whether one of two signs is a floor and the other a cap."""
    return (text in FLOORS and row in CAPS) or (text in CAPS and row in FLOORS)


def slipped(promised: Decimal, asked: Decimal, quantity: Quantity) -> bool:
    """Whether a row that asks for more looks like a slip: a place too many (300, 3000), digits that changed
    places (450, 540), or far more than a plan that names no floor."""
    digits, others = (sorted(str(each.normalize().to_integral())) for each in (promised, asked))
    swapped = len(digits) > 1 and digits == others and promised * _TEN > asked
    place_too_many = promised > 0 and asked / promised in _PLACES
    share = quantity.unit.kinds & {"ratio", "points"}
    far = not share and quantity.operator is None and asked >= promised * _FAR_ABOVE
    return swapped or place_too_many or far


def compared(promised: Decimal, asked: Decimal, text: Operator | None, row: Operator | None) -> Agreement:
    """How a row that asks for another amount goes with what was promised, both in one unit."""
    if row in FLOORS:
        return Agreement.LOOSER if asked < promised else Agreement.STRICTER
    if row in CAPS:
        if text in CAPS:
            return Agreement.LOOSER if asked > promised else Agreement.STRICTER
        return Agreement.DIFFERENT
    met = (text in FLOORS and asked > promised) or (text in CAPS and asked < promised)
    return Agreement.STRICTER if met else Agreement.DIFFERENT


def reached(quantity: Quantity, above: tuple[str, ...]) -> bool:
    """Whether a number is only said to be reached (达到92%), not to be a floor, by one of the words ``above``
    behind it (92%以上)."""
    place = quantity.start - quantity.clause_start
    before, after = quantity.clause[: max(place, 0)], quantity.clause[place + quantity.end - quantity.start :]
    return _REACHED.search(before) is not None and not after.lstrip().startswith(above)


def differing(quantity: Quantity, asked: Decimal, row: Operator | None, above: tuple[str, ...]) -> Agreement:
    """How a row's target that is another number than the text's goes with it; ``above`` are words behind a
    floor."""
    if opposed(quantity.operator, row):
        return Agreement.DIRECTION
    promised = amounts(quantity)[0]
    if row in FLOORS and asked > promised and slipped(promised, asked, quantity):
        return Agreement.DIFFERENT
    stated = None if row is Operator.EQUAL and reached(quantity, above) else quantity.operator
    return compared(promised, asked, stated, row)


def amounts(quantity: Quantity) -> tuple[Decimal, ...]:
    """A year's amount first, then that of one period, in the base unit."""
    yearly = quantity.annual * quantity.unit.factor
    return (yearly,) if quantity.frequency == 1 else (yearly, quantity.value * quantity.unit.factor)


def met(value: Decimal, unit: UnitFact, quantity: Quantity) -> bool:
    """Whether a row states the amount of a quantity, but for what converting and rounding leave; or a sum of
    what is said of each."""
    asked, cut = value * unit.factor, _rounding((value, unit), (quantity.value, quantity.unit))
    share = _TOLERANCE if quantity.approximate else _CONVERTED
    if any(abs(asked - amount) <= max(amount * share, cut) for amount in amounts(quantity)):
        return True
    return of_each(value, unit, quantity)


def of_each(value: Decimal, unit: UnitFact, quantity: Quantity) -> bool:
    """Whether a row states the sum of what a text says of each of several places or things (在甲镇、乙镇各建
    1处), a multiple of it."""
    if not _is_of_each(quantity):
        return False
    return value > 0 and (value * unit.factor) % (quantity.value * quantity.unit.factor) == 0


def _is_of_each(quantity: Quantity) -> bool:
    before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)]
    added_up = bool(quantity.value) and not quantity.unit.kinds & SINGLE
    return added_up and _EACH.search(before) is not None


def is_rough(quantity: Quantity) -> bool:
    """Whether an amount may agree with a quantity that is not nearly as much: with one that is approximate,
    has lost digits, or is said of each of several things."""
    return quantity.approximate or decimals(quantity.value) > 0 or _is_of_each(quantity)


def _rounding(one: tuple[Decimal, UnitFact], other: tuple[Decimal, UnitFact]) -> Decimal:
    """Half of the last digit, in the base unit, that a value loses in a unit that is no tenth or tenfold of
    the other (2000亩, 133.33公顷)."""
    if one[1].factor == other[1].factor or _tenfold(one[1].factor, other[1].factor):
        return _ZERO
    lost = (half_digit(value) * unit.factor for value, unit in (one, other) if decimals(value))
    return max(lost, default=_ZERO)


@lru_cache(_FACTORS)
def _tenfold(one: Decimal, other: Decimal) -> bool:
    """Whether one factor is the other, ten times as much, a tenth of it and so on."""
    return (one / other).normalize().as_tuple().digits == (1,)


def comparable(one: UnitFact, other: UnitFact) -> bool:
    """Whether amounts in two units can be compared as they are."""
    return bool(one.kinds & other.kinds) and (one.base == other.base or plain_count(one, other))


def plain_count(one: UnitFact, other: UnitFact) -> bool:
    """Units that count things one by one (家, 个, 次, 场): their values compare whatever the classifier, but
    for events (次, 场) and persons (人, 名)."""
    counts = {"generic", "times", "people", "person_times", "households", "cases"}
    held, present = (any(each.kinds <= kinds for each in (one, other)) for kinds in (_HELD, _PRESENT))
    return bool(one.kinds & counts) and bool(other.kinds & counts) and not (held and present)


def said_per_time(quantity: Quantity, unit: str, times: Iterable[PerTime]) -> str:
    """A row's unit, without what it is per where a text says that in words (日均处理30吨 beside 吨/日,
    万车事故率2起 beside 起/万车)."""
    whole, _, time = unit.replace("／", "/").rpartition("/")
    said = next((each.said for each in times if time.strip() in each.units), ())
    if whole.strip() != quantity.unit.text:
        return unit
    before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)]
    return whole if any(word in before for word in (*said, time.strip()) if word) else unit
