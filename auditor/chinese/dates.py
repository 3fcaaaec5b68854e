"""Years, months and days in texts: 2025年6月底前, 2024.03-2025.02, 2025/11/30."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from auditor.chinese.marks import DASHES, TO
from auditor.expressions import expression

A_YEAR = r"(?:19|20)\d\d"
"""The figures of a year, as part of a regular expression."""

THIS_CENTURY = r"20\d\d"
"""The figures of a year that a plan can be for."""

THIS_YEAR = "(?:全年|今年|本年度?|当年|年度)"
"""Words for the year that is spoken of."""

MONTH = r"(?:1[0-2]|0?[1-9])"
"""The figures of a month."""

DAY = r"(?:3[01]|[12]\d|0?[1-9])"
"""The figures of a day of a month."""

MONTH_AND_DAY = r"\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?"
"""A month in figures, with or without a day."""

TENTH = "[上中下]旬"
"""A third of a month."""

QUARTER = "第?[一二三四1-4]个?季度?"
"""A quarter of a year."""

A_MONTH = expression(r"\d\s*月")
"""A month in figures: 6月, not 6个月."""

A_DATE = expression(
    rf"(?<!\d){A_YEAR}\s*(?:年|[./-]\d{{1,2}}(?!\d))|\d\s*月(?!龄|均)"
    r"|[年月季]底|[一二三四1-4]个?季度|季度末|年[末内]|[上下]半年|[每次当]月\s*\d{1,2}\s*[日号]"
)
"""Words of a date or of a stretch of the year that something is to be done in."""

DATES = expression(rf"{A_YEAR}\s*年?(?:{MONTH_AND_DAY})?|{MONTH_AND_DAY}")
"""A year or a month with what belongs to it, to be taken away."""

YEAR = expression(rf"(?<!\d)(?P<year>{THIS_CENTURY})\s*年(?:度)?")
"""A year as texts write it, 年度 included."""

YEARS = expression(rf"{A_YEAR}\s*年?\s*[{DASHES}至到]+\s*({A_YEAR})\s*年?")
"""Years from … to …, with the last one."""

_DAY = r"(?:\s*[月./\-]\s*(?P<day>\d{1,2})\s*(?:日|号)?(?!\d))"
_DATE = expression(
    rf"(?<![\d.])(?P<year>{THIS_CENTURY})\s*(?:年度?\s*|[./\-])(?P<month>\d{{1,2}})(?!\d)(?:{_DAY}|\s*月份?)?"
)
_YEAR_END = expression(rf"(?<!\d)(?P<year>{THIS_CENTURY})\s*年度?\s*(?:年?底|年末|末)")
_SECOND = expression(
    rf"\s*(?:底|末|初|{TENTH})?\s*{TO}\s*(?P<month>\d{{1,2}})\s*月(?:\s*(?P<day>\d{{1,2}})\s*[日号])?"
)
_SHORT = expression(r"(?:20\d|2\d0)\s*年")
_TORN = expression(r"(?<![\d.])(?:20\d|2\d0)\s*年(?=度|底|初|末|[1-9]|1[0-2]?月)")
_MONTHS, _OF_A_QUARTER = 12, 3
_QUARTERS = dict(zip("一二三四1234", (1, 2, 3, 4) * 2, strict=True))


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A month or a day where it stands. ``first`` and ``last`` are the days that it covers, both ``None``
    where no such day exists (11月31日, 13月)."""

    text: str
    start: int
    end: int
    year: int
    first: date | None
    last: date | None


DUE = expression(r"(?:\d{1,2}\s*[月日]底?|[年月季]底|年末)(?:之|以)?前")
"""A day by which something is due (6月底前)."""

OPENING = expression(
    rf"\s*(?:(?:截至|截止|计划|预计|力争)?[在到至于]?\s*(?:{A_YEAR}\s*年?\s*[{DASHES}至到]+\s*)?{THIS_CENTURY}\s*年度?"
    r"(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*[日号])?[底末初]?(?:之?前|以前|[内中间]|期间)?|今年|本年)\s*"
)
"""The year or day with which a clause may open (2025年, 到2025年6月底前)."""


CALENDAR = expression(
    rf"第?[一二三四]季度?|[上下]半年|{TENTH}|[年月季]底|年[初中末内]|学期|学年|[寒暑]假"
    r"|(?:春节|清明|端午|中秋|国庆|开学|春耕|春播|秋收|秋播|入冬|汛期?|供暖季?|采暖季?|[春夏秋冬]季)[前后]"
)
"""A stretch of the year without figures (上半年, 暑假, 汛前)."""


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """Every date with a year, in order; the end of a range within a year (2025年3月至9月) is one too."""
    found = [*_months_and_days(text), *_year_ends(text)]
    return tuple(sorted(found, key=lambda span: span.start))


def find_years(text: str) -> tuple[int, ...]:
    """The years that a text names with 年, in order."""
    return tuple(int(match["year"]) for match in YEAR.finditer(text))


def may_be_torn(text: str) -> bool:
    """Whether a text, or any clause of it, can have a year that has lost a digit."""
    return _SHORT.search(text) is not None


def torn_years(text: str) -> tuple[str, ...]:
    """Years that have lost a digit (202年度)."""
    return tuple(match.group() for match in _TORN.finditer(text))


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def quarter_end(sign: str) -> int:
    """The last month of the quarter that a sign such as 一 or 4 numbers."""
    return _OF_A_QUARTER * _QUARTERS[sign]


def _months_and_days(text: str) -> Iterator[DateSpan]:
    for match in _DATE.finditer(text):
        year = int(match["year"])
        yield _span(match, match.start(), year)
        behind = _SECOND.match(text, match.end())
        if behind:
            yield _span(behind, match.end(), year)


def _year_ends(text: str) -> Iterator[DateSpan]:
    for match in _YEAR_END.finditer(text):
        year = int(match["year"])
        yield DateSpan(match.group(), *match.span(), year, date(year, _MONTHS, 1), date(year, _MONTHS, 31))


def _span(match: re.Match[str], start: int, year: int) -> DateSpan:
    first, last = _days(year, int(match["month"]), int(match["day"]) if match["day"] else None)
    return DateSpan(match.group(), start, match.end(), year, first, last)


def _days(year: int, month: int, day: int | None) -> tuple[date | None, date | None]:
    if not 1 <= month <= _MONTHS:
        return None, None
    if day is None:
        return date(year, month, 1), last_day(year, month)
    try:
        exact = date(year, month, day)
    except ValueError:
        return None, None
    return exact, exact
