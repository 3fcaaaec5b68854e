"""The part of a year that a label speaks of: «1—7月执行情况», «截至6月底完成值», «上半年执行数»."""

from __future__ import annotations

from auditor.chinese.dates import THIS_CENTURY, quarter_end
from auditor.chinese.marks import DASHES, unspaced
from auditor.chinese.numerals import chinese_value
from auditor.expressions import expression

PERIOD = "〈期〉"
_MONTH = r"(?P<month>1[0-2]|[1-9]|十[一二]?|[二三四五六七八九])月份?(?:[123]?\d日)?[底末]?止?"
_SINCE = rf"(?:\d{{1,2}}|[一二三四五六七八九十])月?份?[{DASHES}至到]+"
_UNTIL = rf"截[至止]到?(?:〈年〉|{THIS_CENTURY}年)?"
_PERIOD = expression(
    rf"(?:〈年〉)?(?:(?:{_SINCE}|{_UNTIL})0?{_MONTH}"
    r"|(?P<half>上半年度?|(?<!下)半年度?)|[前第]?(?P<quarter>[一二三1-3])个?季度)"
)
_YEAR_END = expression(r"^(?:〈年〉)?(?:12|十二)月份?(?:31日)?[底末](?=\D)")
_MONTH_END = expression(rf"^(?:〈年〉)?0?{_MONTH}(?<=[底末])(?=\D)")
_ANY_MONTH = expression(rf"(?<!\d)0?{_MONTH}")
_ONE_MONTH = expression(rf"0?{_MONTH}")  # a column of its own, below the heading of all
_QUARTER = expression(r"第?([一二三四1-4])个?季度")
_SOME_MONTH = expression(rf"0?{_MONTH}(?!\d)")


def without_period(key: str) -> str:
    """A squeezed label with 〈期〉 in the place of the months that it names."""
    if not ("月" in key or "季" in key or "半年" in key):
        return key
    if _ONE_MONTH.fullmatch(key):
        return PERIOD
    return _MONTH_END.sub(PERIOD, _YEAR_END.sub("〈年〉", _PERIOD.sub(PERIOD, key)))


def last_month(text: str) -> int | None:
    """The last month of the period that a text names; ``None`` where it names none."""
    match = _PERIOD.search(unspaced(text))
    if match is None:
        return None
    if match["half"]:
        return 6
    if match["quarter"]:
        return quarter_end(match["quarter"])
    return _number(match["month"])


def month_in(text: str) -> int | None:
    """The last month of a period, or the month of a date: «2025年7月31日»."""
    match = _ANY_MONTH.search(unspaced(text))
    return last_month(text) or (_number(match["month"]) if match else None)


def part_of_year(label: str) -> int | None:
    """The last month of the quarter or month that a label begins with (一季度, 4季度目标, 7月); ``None`` for
    any other label."""
    bare = unspaced(label)
    if quarter := _QUARTER.match(bare):
        return quarter_end(quarter[1])
    month = _SOME_MONTH.match(bare)
    return _number(month["month"]) if month else None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else int(chinese_value(text) or 0)
