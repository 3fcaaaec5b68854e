"""Targets of several years side by side: which are those of the form's own year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.chinese.dates import THIS_CENTURY
from auditor.chinese.marks import DASHES
from auditor.expressions import expression
from auditor.forms.lines import Line
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.headers import HeaderFinder
from auditor.forms.text import squeeze

_SAID = 0.5
_FEWEST = 2
_YEAR = expression(rf"(?<!\d){THIS_CENTURY}(?=年|[{DASHES}至到])")
_TITLED = expression(rf"(?<!\d)({THIS_CENTURY})(?=\D|$)")
_ALONE = expression(rf"[（(]?({THIS_CENTURY})年?度?[)）]?")


def years_told(lines: Sequence[Line], finder: HeaderFinder) -> dict[int, int]:
    """The year that a title names, or a line that holds nothing else, by its place among the lines; the first
    one of several."""
    return {number: year for number, line in enumerate(lines) if (year := _told(line, finder))}


def _told(line: Line, finder: HeaderFinder) -> int:
    if len(line.filled) != 1:
        return 0
    text = squeeze(line.filled[0].text)
    match = _ALONE.fullmatch(text) or (_TITLED.search(text) if finder.is_title(line) else None)
    return int(match[1]) if match else 0


def of_the_year(columns: list[Evidence], year: int) -> list[Evidence]:
    """The columns; of those of targets that name different years the form's own holds them, the others those
    of earlier or later years. ``year`` is 0 where it is not known."""
    years = [target_year(column) for column in columns]
    if len({*years} - {0}) < _FEWEST or year not in years:
        return columns
    return [
        replace(column, time="annual" if own == year else "previous" if own < year else "future")
        if own
        else column
        for column, own in zip(columns, years, strict=True)
    ]


def target_year(column: Evidence) -> int:
    """The only year that a label of targets names, 0 where there is none."""
    return label_year(column) if column.reading.roles.get("value", 0.0) >= _SAID else 0


def label_year(column: Evidence) -> int:
    """The only year that the label of a column names, 0 where there is none."""
    years = {int(year) for year in _YEAR.findall(column.label)}
    return years.pop() if len(years) == 1 else 0
