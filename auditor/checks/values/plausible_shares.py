"""Shares that cannot be: a satisfaction of 101 %, or of 0.95 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shares import SHARES, WHOLE, above_whole, share_measure, states_share
from auditor.checks.target import APART, ASKED, PASSES, Stated
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.checks.values.numbers import number_of
from auditor.expressions import expression
from auditor.language import Direction, Measure
from auditor.language.names.measures import MeasureLexicon
from auditor.model import CAPS, Confidence, Indicator, as_written

_PER_CENT = expression(r"(\d+(?:\.\d+)?)\s*[%％]")
_SIGNS = frozenset("%％")
_BARE = expression(r"(\d+(?:\.\d+)?)")


class WholeParams(Params):
    """``most`` is the whole, in per cent; ``result`` judges what a self-review says was reached."""

    most: Decimal = Field(default=Decimal(100), description="全体是百分之几")
    result: bool = Field(default=False, description="真：判完成值；假：判目标值")


def _no_share(target: Stated, params: WholeParams, context: Context) -> Judgement | None:
    if params.result:
        return None
    value = number_of(target, context)
    if not isinstance(value, Decimal):
        return value
    return None if "ratio" in context.language.unit(target.unit or "").kinds else NOT_APPLICABLE


def _within_whole(
    _: FormUnit, rows: Sequence[Indicator], params: WholeParams, context: Context
) -> Iterator[int]:
    """Targets of no share, of less than the whole, or of a whole that can be reached."""
    language, never = context.language, context.lexicons.load("measures", MeasureLexicon).never_whole
    for row in rows:
        value, measure = language.number(row.value or ""), language.measure(row.name)
        if params.result or value is None:
            yield ASKED
        elif measure is None or measure.kind not in SHARES:
            yield APART
        else:
            share = value * language.unit(row.unit or "").factor
            reached = share == params.most and not row.name[: measure.end].endswith(never)
            yield PASSES if share < params.most or reached else ASKED


@check_kind(
    "plausible-percentage",
    params=WholeParams,
    provides={"actual"},
    faults={"above", "never"},
    formerly=("plausible", "percentage"),
    by_target=_no_share,
    by_rows=_within_whole,
)
def judge_percentage(unit: IndicatorUnit, params: WholeParams, context: Context) -> Judgement:
    """More than the whole."""
    row = _reached(unit.indicator) if params.result else unit.indicator
    if row is None:
        return NOT_APPLICABLE
    value = number_of(row, context)
    if not isinstance(value, Decimal):
        return value
    measure = share_measure(row, context)
    if measure is None:
        return NOT_APPLICABLE
    confidence = above_whole(row, measure, value, params.most, context)
    promised = confidence is None and not params.result
    never = promised and _never_so_much(row, measure, value, params.most, context)
    if confidence is None and not never:
        return PASSED
    field = "actual" if params.result else "value"
    values = {"actual": (unit.indicator.actual or "").strip()}
    if never:
        return failed(Hit(values, field=field, confidence=Confidence.LIKELY, fault="never"))
    sure = confidence is Confidence.CERTAIN
    return failed(Hit(values, field=field, confidence=None if sure else confidence, fault="above"))


def _never_so_much(row: Indicator, measure: Measure, value: Decimal, most: Decimal, context: Context) -> bool:
    """Whether a share of a place (its woods, its townspeople) is to be the whole of it."""
    words = context.lexicons.load("measures", MeasureLexicon)
    whole = value * context.language.unit(row.unit or "").factor == most and row.operator not in CAPS
    return whole and row.name[: measure.end].endswith(words.never_whole)


def _reached(row: Indicator) -> Indicator | None:
    """A row with the per cent of its result as its target, ``None`` where it says none."""
    said = (row.actual or "").strip()
    bare = _BARE.fullmatch(said) if (row.unit or "").strip() in _SIGNS else None
    per_cent = _PER_CENT.fullmatch(said) or bare
    return replace(row, value=per_cent[1], unit="%") if per_cent else None


def _no_number(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    value = number_of(target, context)
    return None if isinstance(value, Decimal) else value


@check_kind("satisfied-all", params=NoParams, by_target=_no_number)
def judge_satisfied(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """That everybody is satisfied can be wished, not promised."""
    row = unit.indicator
    value, fact = number_of(row, context), context.language.unit(row.unit or "")
    if not isinstance(value, Decimal):
        return value
    matter = context.language.row_matter(row)
    if matter is None or matter.kind != "satisfaction" or not states_share(row, context):
        return NOT_APPLICABLE
    whole = value * fact.factor == WHOLE and row.operator not in CAPS
    return failed(Hit({}, field="value")) if whole else PASSED


@check_kind("plausible-share", params=NoParams, provides={"expected_value"}, formerly=("plausible", "share"))
def judge_share(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A share written as a fraction beside a sign of per cent, or with the point in the wrong place."""
    row = unit.indicator
    value, fact = number_of(row, context), context.language.unit(row.unit or "")
    if not isinstance(value, Decimal):
        return value
    measure = share_measure(row, context) or _bare_share(row, context)
    if measure is None or fact.factor != 1:
        return NOT_APPLICABLE
    high = context.language.direction(row.name, row.unit).direction is Direction.HIGHER
    factor = 100 if 0 < value <= 1 else 10 if measure.kind == "satisfaction" and 5 <= value < 10 else None
    if not high or factor is None or (value == 1 and not (row.unit or "").strip()):
        return PASSED
    expected = as_written(value * factor)
    return failed(Hit({"expected_value": expected}, field="value", confidence=Confidence.ASK))


def _bare_share(row: Indicator, context: Context) -> Measure | None:
    """A rate without a unit: 0.95 is 95 %."""
    measure = context.language.measure(row.name)
    known = measure is not None and measure.kind in SHARES
    return measure if known and not (row.unit or "").strip() else None
