"""What a monitoring form expects for the year, beside its targets: forecast, possibility, reason."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.results.results import figure, result_of
from auditor.checks.shared import reasons
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.explained import is_explained
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import find_years
from auditor.model import Confidence, Evidence, Form, Indicator, Possibility

CERTAIN: Possibility = "确定能"
POSSIBLE: Possibility = "有可能"
IMPOSSIBLE: Possibility = "不可能"


@check_kind(
    "forecast-reason",
    params=NoParams,
    provides={"forecast", "possibility"},
    faults={"forecast", "possibility"},
)
def judge_reason(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A target that will not be reached has its reason written beside it."""
    form, row = unit.form, unit.indicator
    if not _watches_its_year(form):
        return NOT_APPLICABLE
    if not form.columns & {"forecast", "possibility"} or not form.columns & {"reason", "cause", "note"}:
        return NOT_APPLICABLE
    if not row.forecast and not row.possibility:
        return Undetermined(reasons.NO_FORECAST)
    fault = _doubtful(row, context)
    if not fault or is_explained(form, row, context):
        return PASSED
    open_yet = fault == "possibility" and row.possibility == POSSIBLE
    confidence = Confidence.ASK if open_yet else None
    return failed(Hit(_values(row), field="reason", confidence=confidence, fault=fault))


def _watches_its_year(form: Form) -> bool:
    """Whether the form tells what was reached so far, and expects something of its own year (not what another
    year came to, 2023年预计 beside targets of 2024)."""
    labels = (column.label for column in form.read if column.field in ("forecast", "actual"))
    years = {year for label in labels for year in find_years(label)}
    return bool("actual" in form.columns or form.through_month) and (not years or form.year in years)


def _doubtful(row: Indicator, context: Context) -> str:
    """Why a reason is due, empty where none is."""
    result = result_of(row, row.forecast, context)
    if result is not None and not result.reached:
        return "forecast"
    return "possibility" if row.possibility in (IMPOSSIBLE, POSSIBLE) else ""


@check_kind(
    "forecast-conflict",
    params=NoParams,
    provides={"forecast", "possibility"},
    faults={"missed", "reached"},
)
def judge_conflict(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """Forecast and possibility do not contradict each other."""
    row = unit.indicator
    if not unit.form.columns >= {"forecast", "possibility"} or not _watches_its_year(unit.form):
        return NOT_APPLICABLE
    result = result_of(row, row.forecast, context)
    if result is None or not row.possibility:
        return Undetermined(reasons.FORECAST_BESIDE_TARGET)
    return failed(*_conflicts(row, reached=result.reached))


def _conflicts(row: Indicator, *, reached: bool) -> Iterator[Hit]:
    if not reached and row.possibility == CERTAIN:
        yield Hit(_values(row), field="possibility", fault="missed")
    elif reached and row.possibility == IMPOSSIBLE:
        yield Hit(_values(row), field="possibility", confidence=Confidence.ASK, fault="reached")


def _values(row: Indicator) -> dict[str, str]:
    return {"forecast": row.forecast or "", "possibility": row.possibility or ""}


@check_kind("result-band", params=NoParams, provides={"actual", "bands"})
def judge_band(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """The result of a qualitative row is one of the three bands."""
    row = unit.indicator
    if not row.qualitative or row.actual is None:
        return NOT_APPLICABLE
    if not row.actual.strip():
        return Undetermined(reasons.NO_RESULT)
    bands = completion_words(context.lexicons).bands
    if row.actual.strip().startswith(bands):
        return PASSED
    return failed(Hit({"actual": row.actual, "bands": "、".join(bands)}, field="actual"))


class FallenParams(Params):
    """``counted`` are the matters whose number only grows over a year, ``perhaps`` those whose number mostly
    does; ``growing`` are kinds of units that count what was done."""

    counted: frozenset[str] = Field(description="一年里只增不减的事（语言库的事项类别）")
    perhaps: frozenset[str] = Field(description="多半只增不减的事，只作提问")
    growing: frozenset[str] = Field(description="数做了多少的单位类别（人次、场次）")


@check_kind("forecast-fallen", params=FallenParams, provides={"actual", "forecast"})
def judge_fallen(unit: IndicatorUnit, params: FallenParams, context: Context) -> Judgement:
    """What is expected of the whole year is no less than what was done already."""
    row = unit.indicator
    if not unit.form.columns >= {"forecast", "actual"} or not _watches_its_year(unit.form):
        return NOT_APPLICABLE
    matter = context.language.row_matter(row)
    kind = matter.kind if matter else ""
    counts = context.language.unit(row.unit or "").kinds & params.growing
    if not counts and kind not in params.counted | params.perhaps:
        return NOT_APPLICABLE
    words = completion_words(context.lexicons)
    done, expected = (figure(each, row.unit, words, context) for each in (row.actual, row.forecast))
    if done is None or expected is None:
        return Undetermined(reasons.NO_FORECAST)
    if done <= expected:
        return PASSED
    values = {"actual": (row.actual or "").strip(), "forecast": (row.forecast or "").strip()}
    evidence = (
        Evidence(values["actual"], row.place("actual")),
        Evidence(values["forecast"], row.place("forecast")),
    )
    sure = bool(counts) or kind in params.counted
    return failed(Hit(values, evidence, field="forecast", confidence=None if sure else Confidence.ASK))
