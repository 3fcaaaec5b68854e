"""Dates of targets and texts against the year of the form, against the calendar and against each other."""

from __future__ import annotations

import re

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
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import as_year, inner
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import IndicatorUnit, TextUnit
from auditor.chinese.dates import DUE, MONTH_AND_DAY, TENTH, THIS_CENTURY, find_dates, may_be_torn, torn_years
from auditor.chinese.marks import DASHES, TO, alternation
from auditor.expressions import expression
from auditor.language.spans import excerpt
from auditor.language.texts.clauses import split_clauses
from auditor.model import Confidence, Evidence, Indicator, PassageField

_OF_A_YEAR = rf"(?<!\d)(?P<year>{THIS_CENTURY})\s*年度?(?![{DASHES}至])"
_MONTH, _MONTHS = "月", 12
_OTHER_YEARS = frozenset({"mid_term", "previous"})
_SEASON = expression(rf"{MONTH_AND_DAY}(?:份|底|初|{TENTH})?{TO}(?:次年|来年|第二年)")  # every year's


class TargetPeriod(Params):
    """``carried_over`` are words of a name or a project that let another year stand, ``ongoing`` such of a
    project that make it a question; ``next_words`` say that it is the year after the form's."""

    carried_over: tuple[str, ...] = Field(default=(), description="名称或项目里有这些词，可以是别的年度")
    ongoing: tuple[str, ...] = Field(default=(), description="项目里有这些词，只问一句")
    next_words: tuple[str, ...] = Field(default=(), description="说下一年度的词")


@check_kind(
    "target-period",
    params=TargetPeriod,
    provides={"found", "expected", "other"},
    faults={"outside", "past", "into-next", "from-before", "next"},
)
def target_period(unit: IndicatorUnit, params: TargetPeriod, _context: Context) -> Judgement:
    """A target that is a date lies in the year of the form, a span within it."""
    row = unit.indicator
    dates = [each for each in find_dates(row.value or "") if each.last is not None]
    if row.period in _OTHER_YEARS:
        return NOT_APPLICABLE
    if not dates:
        return _next_year_meant(row, params)
    year = unit.form.year or unit.submission.year
    if year is None:
        return Undetermined(reasons.NO_YEAR)
    words = (row.name, unit.form.project or "", row.value or "")
    ongoing = any(word in (unit.form.project or "") for word in params.ongoing)
    sureness = Confidence.ASK if ongoing else None
    excused = any(word in text for text in words for word in params.carried_over)
    outside = [each for each in dates if each.year != year]
    if not outside or excused:
        return PASSED
    values = {"found": inner((row.value or "").strip()), "expected": as_year(year)}
    years = [each.year for each in outside if each.year is not None]
    if len(outside) == len(dates) or not years:
        fault = "past" if years and max(years) < year else "outside"
        return failed(Hit(values, (_cell(row),), field="value", fault=fault, confidence=sureness))
    last = max(years)
    fault, other = ("into-next", last) if last > year else ("from-before", min(years))
    values |= {"other": as_year(other)}
    return failed(Hit(values, (_cell(row),), field="value", fault=fault, confidence=sureness))


def _next_year_meant(row: Indicator, params: TargetPeriod) -> Judgement:
    """A target of the year after the form's without its number (明年6月底前)."""
    value = (row.value or "").strip()
    if not value.startswith(params.next_words):
        return NOT_APPLICABLE
    values = {"found": inner(f"{value}{row.unit or ''}")}
    return failed(Hit(values, (_cell(row),), field="value", fault="next", confidence=Confidence.ASK))


@check_kind("result-period", params=NoParams, provides={"found", "expected"})
def result_period(unit: IndicatorUnit, _params: NoParams, _context: Context) -> Judgement:
    """What a year has brought did not happen before it; surely, where the target is a date too."""
    row = unit.indicator
    dates = [each for each in find_dates(row.actual or "") if each.last is not None]
    if not dates or row.period in _OTHER_YEARS:
        return NOT_APPLICABLE
    year = unit.form.year or unit.submission.year
    if year is None:
        return Undetermined(reasons.NO_YEAR)
    targets = find_dates(row.value or "")
    if any(each.year >= year for each in dates) or any(each.year < year for each in targets):
        return PASSED
    values = {"found": inner((row.actual or "").strip()), "expected": as_year(year)}
    evidence = (Evidence(row.actual or "", row.place("actual")),)
    due = bool(targets) or DUE.search(row.value or "") is not None
    return failed(Hit(values, evidence, field="actual", confidence=None if due else Confidence.ASK))


class CalendarParams(Params):
    """``names`` end names whose number of 月 is a month of the year, not so many months."""

    names: tuple[str, ...] = Field(default=(), description="以这些词结尾的名称，几月说的是哪一个月")


@check_kind("impossible-date", params=CalendarParams, provides={"found"}, faults={"date", "month"})
def impossible_date(unit: IndicatorUnit, params: CalendarParams, context: Context) -> Judgement:
    """A target that is a date is a day of the calendar."""
    row = unit.indicator
    dates = find_dates(row.value or "")
    if not dates:
        return _month(row, params, context)
    wrong = [each for each in dates if each.last is None]
    hits = (
        Hit({"found": each.text.strip()}, (_cell(row),), field="value", fault="date") for each in wrong[:1]
    )
    return failed(*hits)


def _month(row: Indicator, params: CalendarParams, context: Context) -> Judgement:
    """A month by which something is done is one of twelve."""
    number = context.language.number(row.value or "")
    if number is None or (row.unit or "").strip() != _MONTH or not row.name.endswith(params.names):
        return NOT_APPLICABLE
    if number <= _MONTHS:
        return PASSED
    found = f"{(row.value or '').strip()}{_MONTH}"
    return failed(
        Hit({"found": found}, (_cell(row),), field="value", fault="month", confidence=Confidence.ASK)
    )


class TextPeriod(Params):
    """``period_words`` say that the dates behind them are those of the project; ``next_words`` speak of the
    year after the form's, ``preparing`` are words beside them that only look ahead. ``plans`` are words in
    the titles of annual plans, ``lag`` is from how many years back one is out of date."""

    period_words: tuple[str, ...] = Field(default=(), description="其后的日期是项目起止时间的词")
    next_words: tuple[str, ...] = Field(default=(), description="说下一年度的词")
    preparing: tuple[str, ...] = Field(default=(), description="旁边有这些词，只是展望")
    plans: tuple[str, ...] = Field(
        default=("方案", "计划", "要点", "清单", "安排"), description="年度计划的名称里有的词"
    )
    lag: int = Field(default=2, description="年度计划早几年算过时")


@check_kind("text-period", params=TextPeriod, provides={"label", "quote", "found", "expected"})
def text_period(unit: TextUnit, params: TextPeriod, _context: Context) -> Judgement:
    """A text speaks of the year of its form: its period, its plans, its «this year»."""
    passage = unit.passage
    year = unit.form.year or unit.submission.year
    found = _next_year(passage.text, params)
    if passage.field is PassageField.GOAL:  # an overview may cite how all began
        found += _old_plans(passage.text, params, year)
    found += _other_period(passage.text, params, year)
    if not found:
        return PASSED
    if year is None:
        return Undetermined(reasons.NO_YEAR)
    hits = (
        Hit(
            {
                "label": passage.label,
                "quote": inner(clause),
                "found": inner(words) if words != clause else "",
                "expected": as_year(year),
            },
            (Evidence(clause, passage.location),),
            field=passage.field.value,
        )
        for clause, words in found[:1]
    )
    return failed(*hits)


def _next_year(text: str, params: TextPeriod) -> list[tuple[str, str]]:
    return [
        (clause.text, word)
        for clause in split_clauses(text)
        for bare in (_SEASON.sub("", clause.text),)
        for word in params.next_words
        if word in bare and not any(each in clause.text for each in params.preparing)
    ]


def _old_plans(text: str, params: TextPeriod, year: int | None) -> list[tuple[str, str]]:
    plan = rf"《[^《》]*?{_OF_A_YEAR}[^《》]*{alternation(params.plans)}[^《》]*》"
    return [
        (match.group(), match.group())
        for match in re.finditer(plan, text)
        if year is not None and year - int(match["year"]) >= params.lag
    ]


def _other_period(text: str, params: TextPeriod, year: int | None) -> list[tuple[str, str]]:
    """The dates behind a word for the project's period, none of which lies in the year."""
    found = []
    for clause in split_clauses(text):
        named = any(word in clause.text for word in params.period_words)
        dates = find_dates(clause.text) if named else ()
        if dates and year is not None and all(each.year != year for each in dates):
            between = min(each.year for each in dates) < year < max(each.year for each in dates)
            found += [] if between else [(clause.text, dates[0].text)]
    return found


@check_kind("torn-year", params=NoParams, provides={"label", "quote", "found"})
def torn_year(unit: TextUnit, _params: NoParams, _context: Context) -> Judgement:
    """No year in a text has lost a digit."""
    passage = unit.passage
    hits = []
    for clause in split_clauses(passage.text) if may_be_torn(passage.text) else ():
        for words in torn_years(clause.text):
            start = clause.text.find(words)
            near = excerpt(clause.text, start, start + len(words))
            values = {"label": passage.label, "quote": inner(near), "found": words}
            hits.append(Hit(values, (Evidence(clause.text, passage.location),), field=passage.field.value))
    return failed(*hits) if hits else PASSED


def _cell(row: Indicator) -> Evidence:
    return Evidence(f"{row.name} {row.value}", row.place("value"))
