"""What the numbers of a column are by what stands beside them: shares, prices, figures of statistics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.expressions import expression
from auditor.forms.labels import Grammar, LabelReading
from auditor.forms.lines import Slot
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.plain.quantities import tells_money, tells_quantity
from auditor.forms.text import squeeze
from auditor.model import MONEY_UNIT

_HALF = 0.5
_MOSTLY = 0.8
_FEWEST = 2  # rows that show a relation
_RATE = LabelReading({"ignored": 1.0}, 1.0)
_PERCENT = ("%", "％")
_SHARES = ("%", "％", "百分")
_MONEY_BEHIND = expression(rf"[（(]{MONEY_UNIT}[)）]$")
_TOLD = frozenset({"value", "weight", "score"})
_NUMBERS = ("number", "large", "amount", "signed")


def without_shares_of_counts(
    columns: list[Evidence], rows: Sequence[Sequence[Slot | None]]
) -> list[Evidence]:
    """The columns; one of percentages beside units of things that are counted (张 | 900 | 100%) tells how
    much of a target was reached, and is none of targets nor of points, unless its label says so."""
    units = next((number for number, column in enumerate(columns) if _holds_units(column)), None)
    if units is None:
        return columns
    shares = {
        number
        for number, column in enumerate(columns)
        if not _is_told(column) and _in_percent(column) and _are_shares(rows, number, units)
    }
    numbered = any(
        n not in shares and not _in_percent(column) and column.profile.share(*_NUMBERS) > _HALF
        for n, column in enumerate(columns)
    )
    if not numbered:
        return columns
    return [replace(c, reading=_RATE, time="") if n in shares else c for n, c in enumerate(columns)]


def without_prices(columns: list[Evidence]) -> list[Evidence]:
    """The columns; one that is headed as money (收费标准（元）) beside units of things (次 | 台) tells what
    each of them costs, and is none of targets, unless its label says so."""
    of_things = any(
        _holds_units(c) and not any(tells_money(text) for text in c.profile.texts) for c in columns
    )
    if not of_things:
        return columns
    return [
        replace(c, reading=_RATE, time="") if _tells_price(c) and not _is_target(c) else c for c in columns
    ]


def _tells_price(column: Evidence) -> bool:
    return _MONEY_BEHIND.search(column.label) is not None and column.reading.best != "budget"


def tells_statistics(columns: Sequence[Evidence], grammar: Grammar) -> bool:
    """Whether figures of a period stand beside their growth, with nothing that is headed as a target or as a
    result: 指标 | 1-9月 | 同比增长."""
    grown = any(grammar.tells_growth(column.label) for column in columns)
    said = (
        column.reading
        for column in columns
        if not column.reading.period and column.reading.time != "previous"
    )
    return grown and not any(each.share("value", "actual", "goal", "weight") >= _HALF for each in said)


def counts_things(column: Evidence) -> bool:
    """Whether most cells say how much of something that is no money."""
    texts = column.profile.texts
    told = sum(tells_quantity(text) and not tells_money(text) for text in texts)
    return told > _HALF * len(texts)


def _holds_units(column: Evidence) -> bool:
    return column.profile.share("unit") > _HALF


def _is_told(column: Evidence) -> bool:
    """Whether a label says plainly that a column is one of targets or of points."""
    return column.plain and column.reading.best in _TOLD


def _is_target(column: Evidence) -> bool:
    return column.plain and column.reading.best == "value"


def _in_percent(column: Evidence) -> bool:
    texts = column.profile.texts
    return bool(texts) and sum(text.endswith(_PERCENT) for text in texts) >= _MOSTLY * len(texts)


def _are_shares(rows: Sequence[Sequence[Slot | None]], place: int, units: int) -> bool:
    """Whether most rows with a percentage have the unit of something that is counted."""
    pairs = [
        squeeze(unit.text)
        for row in rows
        if (own := row[place]) and own.text.strip() and (unit := row[units]) and unit.text.strip()
    ]
    counted = sum(not unit.startswith(_SHARES) for unit in pairs)
    return counted >= _FEWEST and counted > _HALF * len(pairs)
