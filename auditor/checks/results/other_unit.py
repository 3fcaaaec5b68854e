"""Results that answer another question than their target: a count for a share, or a share for a count."""

from __future__ import annotations

import re

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.results.results import is_count
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shares import SHARES
from auditor.checks.units import IndicatorUnit
from auditor.language.facts import Role
from auditor.model import Evidence, Indicator

_FIGURE = re.compile(r"[^\d,，。；;]{0,6}?[\d,，]+(?:\.\d+)?(\D{1,6}?)[。；;]?")
_RATIO = "ratio"
_POINTS = frozenset({"points"})
_CHANGED = ("提", "增", "上", "下", "降", "减", "升")
_LEVEL, _FAR = 20, 4  # per cent, and times the points of the target: nobody gains so much
_NO_COUNTS = frozenset({"money", "duration"})
_MEASURES = frozenset({"area", "length", "mass", "volume"})


@check_kind(
    "result-unit",
    params=NoParams,
    provides={"actual", "target_unit"},
    faults={"count", "share", "words", "kind", "level"},
)
def judge_unit(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A share that was promised is answered by a share, a count by a count."""
    row = unit.indicator
    said = _FIGURE.fullmatch("".join((row.actual or "").split()))
    asked = _asked(row, context)
    if said is None:
        return NOT_APPLICABLE
    if asked is None:
        level = _is_level(row, said, context)
        return failed(_hit(row, row.unit or "", "level")) if level else _judge_words(row, said[1], context)
    done = said[1]
    share = _RATIO in context.language.unit(done).kinds
    if share == (asked == "%") or not (share or is_count(done, context)):
        if share or not _of_another_kind(done, asked, context):
            return PASSED
        return failed(_hit(row, asked, "kind"))
    return failed(_hit(row, asked, "share" if share else "count"))


def _hit(row: Indicator, asked: str, fault: str) -> Hit:
    evidence = (Evidence(row.actual or "", row.place("actual")),)
    return Hit(
        {"actual": (row.actual or "").strip(), "target_unit": asked}, evidence, field="actual", fault=fault
    )


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
