"""Results that are days, months, parts of months or quarters, beside the day by which they were due."""

from __future__ import annotations

from datetime import date

from auditor.checks.shared.completion import CompletionWords
from auditor.chinese.dates import DAY, MONTH, TENTH, THIS_CENTURY, last_day, quarter_end
from auditor.chinese.marks import unspaced
from auditor.expressions import expression

_THIRD, _EXACT = rf"(?P<part>{TENTH}|初)", rf"(?P<day>{DAY})[日号]?"
_DAY = rf"(?:[月./-]{_EXACT}|月份?{_THIRD}?)"
_DATE = expression(rf"(?P<year>{THIS_CENTURY})[年./-](?P<month>{MONTH}){_DAY}?[底末]?")
_OF_THE_YEAR = expression(rf"(?P<month>{MONTH})月份?(?:{_EXACT}|{_THIRD})?[底末]?")
_STRETCH = expression(
    rf"(?:(?P<year>{THIS_CENTURY})年度?)?"
    r"(?:第?(?P<quarter>[一二三四1-4])个?季度?|(?P<half>[上下])半年|(?P<end>年底|年末|年终))(?:结束|[底末初内])?"
)
_TENTHS = {"上": (1, 10), "初": (1, 10), "中": (11, 20), "下": (21, None)}
_MONTHS = 12
_SOME_YEAR = 2000  # which one is the same to two days of one year


def is_day(text: str, words: CompletionWords) -> bool:
    """Whether a target is a day, or a stretch of a year."""
    return _days(text, words) is not None


def in_time(due: str, done: str, words: CompletionWords) -> bool | None:
    """Whether what was done on a day, or began to be in a stretch, may have been in time; ``None`` where one
    of both is no date. Without a year both are of one."""
    first, second = _days(due, words), _days(done, words)
    if first is None or second is None:
        return None
    end, begin = first[1], second[0]
    if _SOME_YEAR in (end.year, begin.year):
        return (begin.month, begin.day) <= (end.month, end.day)
    return begin <= end


def _days(text: str, words: CompletionWords) -> tuple[date, date] | None:
    """The first and the last day of what a text names; without a year it is one of some year."""
    said = words.date_noise.sub("", unspaced(text))
    if match := _DATE.fullmatch(said) or _OF_THE_YEAR.fullmatch(said):
        return _of_month(match.groupdict())
    stretch = _STRETCH.fullmatch(said)
    return _of_year(stretch.groupdict()) if stretch else None


def _of_month(found: dict[str, str | None]) -> tuple[date, date] | None:
    year, month, day = int(found.get("year") or _SOME_YEAR), int(found["month"] or 0), found["day"]
    last = last_day(year, month)
    if day is not None:
        return (date(year, month, int(day)),) * 2 if int(day) <= last.day else None  # the 31st of February
    begin, end = _TENTHS[found["part"][0]] if found["part"] else (1, None)
    return date(year, month, begin), last if end is None else date(year, month, end)


def _of_year(found: dict[str, str | None]) -> tuple[date, date]:
    year = int(found["year"] or _SOME_YEAR)
    if found["quarter"]:
        end = quarter_end(found["quarter"])
        return date(year, end - 2, 1), last_day(year, end)
    if found["half"]:
        begin = 1 if found["half"] == "上" else 7
        return date(year, begin, 1), last_day(year, begin + 5)
    return date(year, _MONTHS, 1), last_day(year, _MONTHS)
