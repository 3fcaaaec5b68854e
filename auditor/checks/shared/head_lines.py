"""The lines of a form above its indicators, and how long they say that the project lasts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from auditor.checks.shared.tables import blocks_from_table
from auditor.checks.units import FormUnit
from auditor.chinese.dates import find_dates
from auditor.chinese.marks import DASHES
from auditor.expressions import expression
from auditor.language.spans import plain
from auditor.model import Cell, Table

_SAID = expression(r"([^:：]+)[:：](.+)")
_STRETCH = expression(rf"[\d年月日号.．/\s{DASHES}~～至到底]+(?:止|结束)?")
_ONE_YEAR = expression(r"(?:1|一)\s*年(?:期|度)?|(?:12|十二)\s*个月")
_LASTING = expression(r"(?:期|期限|周期|年限|时间|时长)$")


def lasts_a_year(unit: FormUnit) -> bool:
    """Whether the head of a form says that the project begins and ends in one year, or lasts for one."""
    for cells in head_lines(unit):
        texts = [cell.text.strip() for cell in cells]
        split = ((match[1], match[2]) for text in texts if (match := _SAID.fullmatch(text)))
        for label, said in (*pairwise(texts), *split):
            if _LASTING.search(plain(label)) and _ONE_YEAR.fullmatch(said.strip()):
                return True
            if _STRETCH.fullmatch(said.strip()) and _is_within_a_year(said):
                return True
    return False


def _is_within_a_year(said: str) -> bool:
    days = find_dates(said)
    years = {day.year for each in days for day in (each.first, each.last) if day is not None}
    return len(days) > 1 and len(years) == 1


def head_lines(unit: FormUnit) -> Iterator[list[Cell]]:
    """The cells with text of each line above the indicators."""
    rows = [row.location.row for row in unit.form.indicators if row.location.row is not None]
    table, *_ = blocks_from_table(unit) or (None,)
    if not rows or not isinstance(table, Table):
        return
    for line in table.grid():
        cells = [cell for cell in dict.fromkeys(line) if cell is not None and cell.text.strip()]
        if not cells or (cells[0].location.row or 0) >= min(rows):
            return
        yield cells
