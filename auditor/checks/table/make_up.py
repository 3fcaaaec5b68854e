"""The make-up of an indicator table: how many rows, of what natures, with how varied targets."""

from __future__ import annotations

from collections import Counter

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Judgement, check_kind
from auditor.checks.shared.dimension_examples import own_example
from auditor.checks.table.whole_table import LeastParams, LimitParams, hit_on_table, percent, rounded
from auditor.checks.units import FormUnit
from auditor.checks.wholeness import is_whole
from auditor.language import Language
from auditor.language.names.matter_parts import is_date
from auditor.language.texts.answers import Answer
from auditor.model import Indicator

_FEW_RATES = 2  # one share beside rows in words says nothing of the table
_PERCENT = ("%", "％")
_COUNT = "quantity"


@check_kind(
    "few-rows",
    params=LimitParams,
    provides={"count", "limit"},
    faults={"few", "unseen"},
    formerly=("table-shape", "few"),
)
def judge_few(unit: FormUnit, params: LimitParams, context: Context) -> Judgement:
    """A table has at least so many indicators; one with a target for each of several places is one. Where the
    table may be cut, it is asked for the rest."""
    rows = (*unit.form.indicators, *unit.form.elsewhere)
    count, limit = len({(row.levels, row.name) for row in rows}), params.of(context)
    if count < params.least:
        return NOT_APPLICABLE
    if count >= limit:
        return PASSED
    unseen = not is_whole(unit.form, context.language)
    fault = "unseen" if unseen else "few"
    return hit_on_table(unit.form, ask=unseen, fault=fault, count=count, limit=limit)


@check_kind("many-rows", params=LimitParams, provides={"count", "limit"}, formerly=("table-shape", "many"))
def judge_many(unit: FormUnit, params: LimitParams, context: Context) -> Judgement:
    """A table has at most so many indicators."""
    count, limit = len(unit.form.indicators), params.of(context)
    if count < params.least:
        return NOT_APPLICABLE
    return hit_on_table(unit.form, count=count, limit=limit) if count > limit else PASSED


@check_kind(
    "all-rates",
    params=LeastParams,
    provides={"count", "total", "alternatives"},
    faults={"all", "beside-words"},
    formerly=("table-shape", "all-rates"),
)
def judge_rates(unit: FormUnit, params: LeastParams, context: Context) -> Judgement:
    """Not every number of a table is a percentage; beside rows in words that is a question."""
    rows = unit.form.indicators
    if len(rows) < params.least:
        return NOT_APPLICABLE
    counted = [row for row in rows if not row.qualitative]
    if len(counted) < _FEW_RATES or not all(_in_percent(row, context) for row in counted):
        return PASSED
    worded = len(counted) < len(rows)
    fault = "beside-words" if worded else "all"
    example = own_example(unit.form, _COUNT, context)
    return hit_on_table(
        unit.form, counted, ask=worded, fault=fault, count=len(counted), total=len(rows), alternatives=example
    )


@check_kind(
    "same-targets",
    params=LimitParams,
    provides={"count", "share", "quote"},
    formerly=("table-shape", "same-targets"),
)
def judge_targets(unit: FormUnit, params: LimitParams, context: Context) -> Judgement:
    """No target is shared by more than ``limit`` % of the rows; 100 % and zero are targets by nature."""
    rows = unit.form.indicators
    if len(rows) < params.least:
        return NOT_APPLICABLE
    told = [row for row in rows if _in_percent(row, context) and row.value not in ("100", "0", "", None)]
    for target, count in Counter(map(_target, told)).most_common(1):
        if (share := percent(count, len(rows))) > params.of(context):
            same = [row for row in told if _target(row) == target]
            return hit_on_table(unit.form, same, quote=target, share=rounded(share), count=count)
    return PASSED


def _target(row: Indicator) -> str:
    return f"{row.operator.value if row.operator else ''}{row.value}%"


@check_kind(
    "qualitative-share",
    params=LimitParams,
    provides={"count", "share", "limit"},
    formerly=("table-shape", "qualitative-share"),
)
def judge_qualitative(unit: FormUnit, params: LimitParams, context: Context) -> Judgement:
    """At most ``limit`` % of the rows are qualitative; a time for a row of timeliness is not."""
    rows, limit = unit.form.indicators, params.of(context)
    if len(rows) < params.least or not rows:
        return NOT_APPLICABLE
    worded = [row for row in rows if row.qualitative and not _says_when(row, context.language)]
    share = percent(len(worded), len(rows))
    if share <= limit:
        return PASSED
    return hit_on_table(unit.form, worded, count=len(worded), share=rounded(share), limit=limit)


def _says_when(row: Indicator, language: Language) -> bool:
    """Whether a row of timeliness has a time as its target (全年, 年底前)."""
    dimensions, value = language.dimensions, row.value or ""
    if "timeliness" not in (dimensions.of_level(row.name), dimensions.of_levels(row.levels)):
        return False
    return language.answer(value) is Answer.ALWAYS or is_date(value)


def _in_percent(row: Indicator, context: Context) -> bool:
    """Whether a row says per cent, and its target no other unit beside its number (12万元)."""
    stated = context.language.quantities(row.value or "")
    return (row.unit or "").strip() in _PERCENT and not any(each.unit.of_money for each in stated)
