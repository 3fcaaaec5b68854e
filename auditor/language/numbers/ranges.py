"""Ranges in running text: «3—5次», «30至40分钟», «85%-90%». The lower bound is what is promised."""

from __future__ import annotations

from auditor.chinese.marks import DASHES
from auditor.expressions import expression
from auditor.language.numbers.numerals import Number, parse_number

_LOWER = expression(
    rf"(?P<low>[0-9][0-9,]*(?:\.[0-9]+)?|[一二两三四五六七八九十百千]{{1,4}})\s*[%％‰]?\s*(?:[{DASHES}]{{1,2}}|[至到])\s*$"
)
_BEFORE = 16  # characters in which a lower bound and its sign fit
_CHANGE = ("由", "从", "自", "第")


def lower_bound(text: str, number: Number, start: int) -> Number | None:
    """The lower bound of the range that ``number`` closes, with the span of both; ``None`` where there is no
    range: the smaller number comes first, and «由5到10» is a change. ``start`` is where its clause begins."""
    head = text[max(start, number.start - _BEFORE) : number.start]
    match = _LOWER.search(head)
    if match is None or head[: match.start()].endswith(_CHANGE):
        return None
    low = parse_number(match["low"])
    written = parse_number(number.text)
    if low is None or written is None or low >= written or not written:
        return None
    begin = number.start - len(head) + match.start()
    scaled = low * number.value / written if number.value != written else low
    return number._replace(text=text[begin : number.end], start=begin, value=scaled)
