"""Which of several columns of results is the year's, and which only tell how much of a target was reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from auditor.expressions import expression
from auditor.forms.labels import LabelReading
from auditor.forms.lines import Slot
from auditor.forms.periods import month_in
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.text import squeeze

_SAID = 0.5
_MOSTLY = 0.8
_FEWEST = 3  # rows that show a relation
_SHOWN = 0.7  # share of the rows in which it holds
_CLOSE = 0.11  # rounding of a rate, in per cent
_YEAR = 12
_PART_OF_YEAR = "half_year"
_NUMBER = expression(r"-?\d[\d,]*(?:\.\d+)?")
_PERCENT = expression(r"-?\d[\d,]*(?:\.\d+)?[%％]")
_RESULTS = {"actual": 0.9}
_PART = 0.3
_COUNTED = expression(r"[\d,.]*\d[^\d,.%分]|[2-9]\d\d|\d{4}")  # 12.5公里, 820
_RATE = LabelReading({"ignored": 1.0}, 1.0)
_MAY_BE_RATES = frozenset({None, "actual", "ignored", "note", "explain", "context"})
_TRIVIAL = frozenset({0.0, 1.0, 100.0})  # by these a rate is its own numerator

_Numbers = Sequence[float | None]


def with_rates_as_results(columns: list[Evidence]) -> list[Evidence]:
    """The columns; in a table without one of results that of a rate (指标完成率) holds them where its cells
    have the units of the targets."""
    if any(column.reading.share("actual") >= _SAID for column in columns):
        return columns
    rates = [c for c in columns if c.reading.best == "ignored" and c.reading.share("actual") and _counts(c)]
    return [
        replace(c, reading=replace(c.reading, roles=_RESULTS)) if len(rates) == 1 and c is rates[0] else c
        for c in columns
    ]


def _counts(column: Evidence) -> bool:
    """Whether a good part of the cells says how much of something, not which part of it."""
    texts = column.profile.texts
    return sum(bool(_COUNTED.match(text)) for text in texts) > _PART * len(texts)


def with_the_years_results(columns: list[Evidence], rows: Sequence[Sequence[Slot | None]]) -> list[Evidence]:
    """The columns, where those of rates (完成进度 beside 完成值) are none of results, and those of results
    of a part of the year are earlier ones beside the year's."""
    columns = _without_schedules(_periods_told(columns))
    results = sum(map(_holds_results, columns))
    if results == 0:
        return columns
    return _latest(_without_rates(columns, rows)) if results > 1 else _without_progress(columns, rows)


def _periods_told(columns: list[Evidence]) -> list[Evidence]:
    """The columns, where labels that name a period and nothing else (一季度 | 上半年) head results: beside
    targets that have signs, they have none."""
    aims = [c for c in columns if c.reading.share("value") >= _SAID and not c.reading.period]
    if not any(c.profile.share("signed") >= _SAID for c in aims):
        return columns
    return [
        replace(c, reading=replace(c.reading, roles=_RESULTS)) if _tells_period(c) else c for c in columns
    ]


def _without_schedules(columns: list[Evidence]) -> list[Evidence]:
    """The columns, where what was planned for a part of the year stands below one heading with what came of
    it (上半年：计划 | 实际) beside the target of the year: a schedule, and no target of its own."""
    aims = [c for c in columns if c.reading.share("value") >= _SAID]
    if all(c.time == _PART_OF_YEAR for c in aims):
        return columns
    done = {_heading(c) for c in columns if _holds_results(c) and c.time == _PART_OF_YEAR} - {""}
    return [
        replace(c, time="previous") if c in aims and c.time == _PART_OF_YEAR and _heading(c) in done else c
        for c in columns
    ]


def _heading(column: Evidence) -> str:
    """What stands in a header above the label of a column."""
    return column.label.rpartition(" ")[0]


def _tells_period(column: Evidence) -> bool:
    bare = column.reading.period and column.time == "half_year"
    return bare and column.profile.share("signed", "sign") == 0


def _without_progress(columns: list[Evidence], rows: Sequence[Sequence[Slot | None]]) -> list[Evidence]:
    """The columns, where the only one of results may tell rates by its label (完成进度), and does so beside
    targets that are none."""
    (place,) = (number for number, column in enumerate(columns) if _holds_results(column))
    may_be = columns[place].reading.share("ignored") >= _SAID and _in_percent(columns[place])
    aims = [number for number, column in enumerate(columns) if column.reading.best in ("value", "unit")]
    told = [row for row in rows if any((slot := row[number]) and slot.text.strip() for number in aims)]
    counted = sum(not any((slot := row[n]) and "%" in squeeze(slot.text) for n in aims) for row in told)
    if not may_be or 2 * counted < len(told) or not told:
        return columns
    return [replace(c, reading=_RATE, time="") if n == place else c for n, c in enumerate(columns)]


def _holds_results(column: Evidence) -> bool:
    answers = column.profile.share("flag") >= _SAID  # 是否完成序时进度
    return column.reading.share("actual") > _SAID and column.time != "previous" and not answers


def _without_rates(columns: list[Evidence], rows: Sequence[Sequence[Slot | None]]) -> list[Evidence]:
    rates = {
        number for number, column in enumerate(columns) if _holds_results(column) and _in_percent(column)
    }
    others = [n for n, column in enumerate(columns) if _holds_results(column) and n not in rates]
    if not others:
        rates = set(_computed(columns, rows))
    return [replace(c, reading=_RATE, time="") if n in rates else c for n, c in enumerate(columns)]


def _in_percent(column: Evidence) -> bool:
    texts = column.profile.texts
    return bool(texts) and sum(bool(_PERCENT.fullmatch(text)) for text in texts) >= _MOSTLY * len(texts)


def _computed(columns: Sequence[Evidence], rows: Sequence[Sequence[Slot | None]]) -> Iterator[int]:
    """The columns of results that are other columns' quotient, row by row."""
    numbers = [[_number(row[place]) for row in rows] for place in range(len(columns))]
    for place, column in enumerate(columns):
        if _holds_results(column) and column.reading.best in _MAY_BE_RATES:
            others = [n for n in range(len(columns)) if n != place and any(x is not None for x in numbers[n])]
            pairs = permutations(others, 2)
            if any(_is_quotient(numbers[place], numbers[one], numbers[two]) for one, two in pairs):
                yield place


def _is_quotient(rate: _Numbers, part: _Numbers, whole: _Numbers) -> bool:
    told = [
        (r, p, w)
        for r, p, w in zip(rate, part, whole, strict=True)
        if r is not None and p is not None and w is not None and w not in _TRIVIAL
    ]
    close = sum(abs(100 * p / w - r) <= _CLOSE for r, p, w in told)
    return len(told) >= _FEWEST and close >= _SHOWN * len(told)


def _number(slot: Slot | None) -> float | None:
    match = _NUMBER.search(squeeze(slot.text)) if slot is not None and slot.fresh else None
    return float(match[0].replace(",", "")) if match else None


def _latest(columns: list[Evidence]) -> list[Evidence]:
    """The columns; of those of results that are filled, that which reaches furthest into the year counts."""
    ends = {number: _end(column) for number, column in enumerate(columns) if _holds_results(column)}
    filled = [end for number, end in ends.items() if columns[number].profile.share("blank") < _SAID]
    latest = max(filled, default=0)
    return [
        replace(column, time="previous") if 0 < ends.get(number, 0) < latest else column
        for number, column in enumerate(columns)
    ]


def _end(column: Evidence) -> int:
    """The last month that a column of results tells of."""
    if column.time == "half_year":
        return month_in(column.label) or 0
    return _YEAR
