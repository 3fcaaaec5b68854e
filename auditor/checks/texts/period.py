"""Years and months in texts and indicators against the form's year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
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
from auditor.checks.shared.completion import completion_words, tells_results
from auditor.checks.shared.parameters import NoParams
from auditor.checks.texts.years_alone import PeriodWords, years_alone
from auditor.checks.units import IndicatorUnit, TextUnit
from auditor.chinese.dates import THIS_CENTURY, YEAR
from auditor.chinese.marks import DASHES
from auditor.expressions import expression
from auditor.language.texts.clauses import Clause, split_clauses
from auditor.model import Confidence, Evidence, Form, PassageField

_RANGE = expression(rf"[{DASHES}至到]\s*(?:20)?[0-9]{{2}}\s*年")
_MONTHS = expression(
    rf"{YEAR.pattern}\s*(?P<from>[0-9]{{1,2}})\s*月?(?:份)?\s*[{DASHES}至到]+"
    rf"\s*(?:(?P<to_year>{THIS_CENTURY})\s*年)?\s*(?P<to>[0-9]{{1,2}})\s*月"
)
_TITLES = expression(r"《[^》]*》|〈[^〉]*〉|[〔\[（(][^〕\]）)]*[〕\]）)]|“[^”]*”")
_SPAN = expression(rf"(?P<first>{THIS_CENTURY})\s*年?\s*[{DASHES}至到]+\s*(?P<last>{THIS_CENTURY})\s*年")
_DUE = expression(r"\d{1,2}\s*月\s*(?:\d{1,2}\s*日|底)?\s*(?:之|以)?前(?!的)")  # (2023年)12月31日前
_UNTIL = "至"
_BY_YEAR = expression(rf"(?:力争|计划|预计|争取|确保)?[到至在]?(?:力争)?(?P<year>{THIS_CENTURY})\s*年")
_LAG = 2  # years: a plan of the year before is usual, since budgets are made a year ahead
_TITLE = 24  # characters that the name of a plan has at most
_DIGITS = 4  # of a year
_NUMBERS = "0123456789.、．（）() 一二三四五六七八九十"  # before what a list says
_AMOUNT = expression(r"\d(?!\d*\s*(?:年|月|日|号文?|期|届))")
_NAMED = 3  # spans of months
_NEAR = 8  # characters before a year in which a word of reference counts


class Period(Params):
    """``aspect``: a ``year`` in a text that is not the form's, a span of ``months`` outside it, or a year
    in an indicator's ``name``."""

    aspect: Literal["year", "months", "name"] = Field(
        description="判哪里的年份：year 文字，months 文字里的起止月份，name 指标名称"
    )


@check_kind("period", params=Period, provides={"quote", "found", "expected"})
def period(unit: TextUnit | IndicatorUnit, params: Period, context: Context) -> Judgement:
    """Compares the years that a text or an indicator's name states with the year of the form."""
    return _judged(unit, params.aspect, context)


@check_kind("period-told", params=NoParams, provides={"quote", "found", "expected"})
def period_told(unit: TextUnit, _params: NoParams, context: Context) -> Judgement:
    """What a self-review tells of its results is of its own year."""
    told = tells_results(unit.passage, unit.form, completion_words(context.lexicons))
    return _judged(unit, "told", context) if told else NOT_APPLICABLE


def _judged(unit: TextUnit | IndicatorUnit, aspect: str, context: Context) -> Judgement:
    form = unit.form
    words = context.lexicons.load("periods", PeriodWords)
    text = unit.indicator.name if isinstance(unit, IndicatorUnit) else unit.passage.text
    if not YEAR.search(text) or _of_other_years(unit):
        return NOT_APPLICABLE
    year = form.year or unit.submission.year
    if year is None:
        return _within_span(unit, words) if aspect == "year" else Undetermined(reasons.NO_YEAR)
    if isinstance(unit, IndicatorUnit):
        return failed(*_in_name(text, year, words))
    binding = unit.passage.field is not PassageField.OVERVIEW  # an overview tells of other years too
    found = list(_FINDERS[aspect](text, year, words))
    if not found and aspect == "year" and unit.passage.field is PassageField.GOAL:
        annual = any(word in unit.passage.label for word in words.annual)
        later = _later(text, year, words) if annual else ()
        found = list(years_alone(text, year, words)) or list(later)
    return failed(
        *(
            Hit(
                values={"quote": inner(clause.text), "found": stated, "expected": as_year(year)},
                evidence=(Evidence(clause.text, unit.passage.location),),
                confidence=None if binding and sure else Confidence.ASK,
            )
            for clause, stated, sure in found
        )
    )


def _within_span(unit: TextUnit | IndicatorUnit, words: PeriodWords) -> Judgement:
    """A form that names no year but the years of its mid-term goal: a promise for an earlier one is wrong."""
    span = _span_of(unit.form)
    if span is None or isinstance(unit, IndicatorUnit) or unit.passage.field is not PassageField.GOAL:
        return Undetermined(reasons.NO_YEAR)
    first, last = span
    return failed(
        *(
            Hit(
                values={"quote": inner(clause.text), "found": found, "expected": f"{first}—{as_year(last)}"},
                evidence=(Evidence(clause.text, unit.passage.location),),
            )
            for clause, found in _opening_years(unit.passage.text, words)
            if int(found[:_DIGITS]) < first
        )
    )


def _opening_years(text: str, words: PeriodWords) -> Iterator[tuple[Clause, str]]:
    """Clauses that open with a year: what stands behind it is what that year is to bring."""
    for clause in split_clauses(text):
        match = YEAR.match(clause.text)
        after = clause.text[match.end() :].lstrip() if match else ""
        if match and after and not _RANGE.match(after) and not _refers("", after, words):
            yield clause, match.group()


def _span_of(form: Form) -> tuple[int, int] | None:
    """The first and the last year that the label of the mid-term goal states (中期目标（2025—2027年）)."""
    labels = (each.label for each in form.passages if each.field is PassageField.LONG_TERM_GOAL)
    found = (match for label in labels if (match := _SPAN.search(label)))
    years = next(((int(match["first"]), int(match["last"])) for match in found), None)
    return years if years is not None and years[0] < years[1] else None


def _of_other_years(unit: TextUnit | IndicatorUnit) -> bool:
    return isinstance(unit, IndicatorUnit) and unit.indicator.period in ("mid_term", "previous")


def _years(text: str, year: int, words: PeriodWords) -> Iterator[tuple[Clause, str, bool]]:
    """Clauses that promise for another year; sure where a verb of promise follows an earlier year, or where
    such a clause opens with it and says how much, and nothing in the text is of the form's own year."""
    own = any(int(match["year"]) == year for match in YEAR.finditer(text))
    for clause in split_clauses(text):
        bare = _TITLES.sub(lambda match: "　" * len(match.group()), clause.text)
        for match in YEAR.finditer(bare):
            stated = int(match["year"])
            before, after = bare[max(0, match.start() - _NEAR) : match.start()], bare[match.end() :].lstrip()
            if stated == year or _RANGE.match(bare, match.end("year")):
                continue
            due = _DUE.match(after) is not None
            span = _MONTHS.match(bare, match.start())
            if span is not None and not due and _AMOUNT.search(bare, span.end()) is None:
                continue  # how long something lasted, which the finder of months asks about
            if stated < year and _opens_promise(before, after, bare, words):
                yield clause, match.group(), not own
                break
            if _refers(before, after, words) and not due:
                if stated <= year - _LAG and _plans_one_year(before, after, words):
                    yield clause, match.group(), False
                    break
                continue
            if due or after.startswith(words.promise_after):
                yield clause, match.group(), stated < year
                break


def _later(text: str, year: int, words: PeriodWords) -> Iterator[tuple[Clause, str, bool]]:
    """The first clause of a year's goal that says what a later year is to bring (到2030年，…)."""
    for clause in split_clauses(text):
        bare = _TITLES.sub(lambda match: "　" * len(match.group()), clause.text)
        match = _BY_YEAR.match(bare.lstrip(_NUMBERS))
        told = match is not None and bare[bare.find(match["year"]) + _DIGITS :].lstrip("年度底末")
        if (
            match is not None
            and int(match["year"]) > year
            and not str(told).startswith(words.reference_after)
        ):
            yield clause, as_year(int(match["year"])), False
            return


def _opens_promise(before: str, after: str, clause: str, words: PeriodWords) -> bool:
    """Whether a year, or a verb and a year, open a clause that says how much is to be done (完成2022年养护
    30公里), and nothing in it is carried over from then."""
    opening = before.lstrip(_NUMBERS)
    if opening and opening not in words.promise_after:
        return False
    told = any(word in clause for word in (*words.carried_over, *words.compared))
    return _AMOUNT.search(after) is not None and not told and not _refers("", after, words)


def _plans_one_year(before: str, after: str, words: PeriodWords) -> bool:
    """Whether what is referred to is a plan for that year alone (根据2019年度工作计划)."""
    bases = before.rstrip().endswith(words.based_on)
    return bases and "印发" not in after and any(word in after[:_TITLE] for word in words.annual_plans)


def _refers(before: str, after: str, words: PeriodWords) -> bool:
    if re.search(rf"[{DASHES}至到]\s*$", before):
        return True
    return before.rstrip().endswith(words.reference_before) or after.startswith(words.reference_after)


def _spans(text: str, year: int, _: PeriodWords) -> Iterator[tuple[Clause, str, bool]]:
    """The first clause with a span of months that reaches outside the year, and the first such spans."""
    found = [
        (clause, match.group())
        for clause in split_clauses(text)
        for match in _MONTHS.finditer(_TITLES.sub(lambda title: "　" * len(title.group()), clause.text))
        if not int(match["year"]) == int(match["to_year"] or match["year"]) == year
    ]
    if found:
        spans = dict.fromkeys(span for _, span in found)
        yield found[0][0], "”“".join(list(spans)[:_NAMED]), False


def _told_years(text: str, year: int, words: PeriodWords) -> Iterator[tuple[Clause, str, bool]]:
    """The first clause that tells of an earlier year alone, compared with nothing and carried over from
    nowhere; sure where it opens with that year."""
    for clause in split_clauses(text):
        bare = _TITLES.sub(lambda match: "　" * len(match.group()), clause.text)
        years = [int(match["year"]) for match in YEAR.finditer(bare)]
        match = YEAR.search(bare)
        if match is None or max(years) >= year or _RANGE.search(bare):
            continue
        compared = any(word in bare for word in (*words.compared, *words.carried_over))
        before = bare[max(0, match.start() - _NEAR) : match.start()]
        if not compared and not _refers(before, bare[match.end() :].lstrip(), words):
            yield clause, match.group(), not before.strip()
            return


_FINDERS = {"months": _spans, "year": _years, "told": _told_years}


def _in_name(name: str, year: int, words: PeriodWords) -> Iterator[Hit]:
    stated = list(YEAR.finditer(_TITLES.sub("", name)))
    other = [match.group() for match in stated if int(match["year"]) != year]
    carried = {word for word in words.carried_over if word in name}
    later = all(int(match["year"]) > year for match in stated)  # by the end of a year to come
    if other and len(other) == len(stated) and (not carried or (carried == {_UNTIL} and later)):
        values = {"quote": inner(name), "found": other[0], "expected": as_year(year)}
        yield Hit(values=values, field="name", confidence=Confidence.ASK if carried else None)
