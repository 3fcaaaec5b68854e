"""Results that answer another question than their target: a count for a share, or a share for a count."""

from __future__ import annotations

import re
from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.due_dates import is_day
from auditor.checks.results.reading.off_scale import is_off_scale
from auditor.checks.results.results import is_count, result_of
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shares import SHARES
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import find_dates
from auditor.chinese.marks import unspaced
from auditor.chinese.stops import CLAUSE_ENDS, STOPS
from auditor.expressions import expression
from auditor.language.facts import Role
from auditor.model import Confidence, Evidence, Indicator

_FIGURE = expression(rf"[^\d{CLAUSE_ENDS}]{{0,6}}?[\d,，]+(?:\.\d+)?(\D{{1,6}}?)[{STOPS}]?")
_RATIO = "ratio"
_POINTS = frozenset({"points"})
_CHANGED = ("提", "增", "上", "下", "降", "减", "升")
_LEVEL, _FAR = 20, 4  # per cent, and times the points of the target: nobody gains so much
_ASKED = frozenset({"fraction", "kind-asked"})
_NO_COUNTS = frozenset({"money", "duration", "days"})
_ANYTHING = "generic"  # 个
_SMALL = 10  # per cent: of a share as small, 0.9 may be meant
_SIGNS = frozenset("%％")
_HUNDRED = 100
_FRACTION = expression(r"0?\.\d+")
_DIGITS = expression(r"[^\d.]")
_MEASURES = frozenset({"area", "length", "mass", "volume"})


@check_kind(
    "result-unit",
    params=NoParams,
    provides={"actual", "target_unit"},
    faults={"count", "share", "words", "kind", "kind-asked", "level", "fraction", "scale"},
)
def judge_unit(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A share that was promised is answered by a share, a count by a count."""
    row = unit.indicator
    actual = unspaced(row.actual or "")
    said = _FIGURE.fullmatch(actual)
    asked = _asked(row, context)
    if _is_fraction(row, actual, context):
        return failed(_hit(row, "%", "fraction"))
    if is_off_scale(row, actual, context):
        return failed(_hit(row, row.unit or "", "scale"))
    dated = asked == "%" and is_day(actual, completion_words(context.lexicons))
    if dated or (_lasts(row, context) and find_dates(actual)):
        return failed(_hit(row, row.unit or "", "kind"))
    if said is None:
        return NOT_APPLICABLE
    if asked is None:
        fault = _mixed_up(row, said, context)
        return failed(_hit(row, row.unit or "", fault)) if fault else _judge_words(row, said[1], context)
    done = said[1]
    share = _RATIO in context.language.unit(done).kinds
    if share == (asked == "%") or not (share or is_count(done, context)):
        if not share and _of_another_kind(done, asked, context):
            return failed(_hit(row, asked, "kind"))
        other = not share and is_count(done, context) and _counted_otherwise(done, asked, context)
        return failed(_hit(row, asked, "kind-asked")) if other else PASSED
    return failed(_hit(row, asked, "share" if share else "count"))


def _mixed_up(row: Indicator, said: re.Match[str], context: Context) -> str:
    """What is wrong with a figure beside a target that is neither a share nor a count; «» for nothing."""
    if _is_level(row, said, context):
        return "level"
    if _lasts(row, context) and _RATIO in context.language.unit(said[1]).kinds:
        return "share"
    return "kind-asked" if _is_total(row, said, context) else ""


def _lasts(row: Indicator, context: Context) -> bool:
    """Whether a target is how long something may take."""
    target = context.linker.target(row)
    return target is not None and "duration" in target.unit.kinds


def _is_total(row: Indicator, said: re.Match[str], context: Context) -> bool:
    """Whether the price of one (0.7万元/台) is answered by what all cost (880万元)."""
    target, own = context.linker.target(row), context.language.unit(said[1])
    done = context.language.number(_DIGITS.sub("", said.group()))
    if target is None or done is None or not target.unit.of_prices or own.kinds != {"money"}:
        return False
    return done * own.factor > target.value * target.unit.factor * _FAR * _FAR


def _is_fraction(row: Indicator, actual: str, context: Context) -> bool:
    """Whether a share in per cent is answered by a fraction that misses it (0.6); one that reaches it (0.96)
    is the share as spreadsheets hold it."""
    target = context.linker.target(row)
    asked = target is not None and target.value > _SMALL and (row.unit or "").strip() in _SIGNS
    if not asked or not _FRACTION.fullmatch(actual):
        return False
    result = result_of(row, f"{Decimal(actual) * _HUNDRED}%", context)
    return result is None or not result.reached


def _counted_otherwise(done: str, asked: str, context: Context) -> bool:
    """Whether one count is answered by another (1216户 where 台 were to be counted)."""
    own, due = (context.language.unit(each).kinds for each in (done, asked))
    loose = _ANYTHING in (own | due) and (own == {_ANYTHING} or due == {_ANYTHING})
    return bool(own and due) and not own & due and not loose


def _hit(row: Indicator, asked: str, fault: str) -> Hit:
    evidence = (Evidence(row.actual or "", row.place("actual")),)
    values = {"actual": (row.actual or "").strip(), "target_unit": asked}
    confidence = Confidence.ASK if fault in _ASKED else None
    return Hit(values, evidence, field="actual", fault=fault, confidence=confidence)


def _is_level(row: Indicator, said: re.Match[str], context: Context) -> bool:
    """Whether points to be gained (提高3个百分点) are answered by the share that is reached now (58%)."""
    target = context.linker.target(row)
    if target is None or target.unit.kinds != _POINTS or said.group().startswith(_CHANGED):
        return False
    done = context.language.number(said.group().removesuffix(said[1]))
    share = _RATIO in context.language.unit(said[1]).kinds
    return share and done is not None and done > _LEVEL and done > target.value * _FAR


def _of_another_kind(done: str, asked: str, context: Context) -> bool:
    """Whether a count is answered by money, time or a measure, or a measure by a count (30户, 15.5万元)."""
    own, due = (context.language.unit(each).kinds for each in (done, asked))
    measured = [bool(kinds) and kinds <= _MEASURES for kinds in (own, due)]
    return bool(own and due) and not own & due and (any(measured) or own <= _NO_COUNTS)


def _judge_words(row: Indicator, done: str, context: Context) -> Judgement:
    """A target in words alone is not answered by a per cent, unless they name a share (发放达标率)."""
    value = (row.value or "").strip()
    worded = bool(value) and not row.unit and not any(map(str.isnumeric, value))
    measure = context.language.measure(value)
    named = measure is not None and measure.kind in SHARES
    if not worded or named or _RATIO not in context.language.unit(done).kinds:
        return NOT_APPLICABLE
    evidence = (Evidence(row.actual or "", row.place("actual")),)
    return failed(Hit({"actual": (row.actual or "").strip()}, evidence, field="actual", fault="words"))


def _asked(row: Indicator, context: Context) -> str | None:
    """What a target is stated in: «%», or the unit of its count; ``None`` for what is neither."""
    known = context.language.unit(row.unit or "").kinds
    unit = row.unit if known and row.unit else _unit_within(row, context)
    if unit is None:
        return None
    if _RATIO in context.language.unit(unit).kinds:
        return "%"
    return unit if is_count(unit, context) else None


def _unit_within(row: Indicator, context: Context) -> str | None:
    """The unit of the one quantity in a value of words and a number (37个社区)."""
    stated = [
        each
        for each in context.language.quantities(f"{row.value or ''}{row.unit or ''}")
        if each.role is not Role.REFERENCE
    ]
    return stated[0].unit.text if len(stated) == 1 else None
