"""The total of the weights that a form itself states: in a heading (绩效指标（100分）) or a note below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditor.checks.shared.structure import StructureWords
from auditor.checks.shared.tables import blocks_from_table
from auditor.checks.units import FormUnit
from auditor.chinese.marks import unspaced
from auditor.expressions import expression
from auditor.model import Evidence, Location, Table

_ABOVE, _BELOW = 6, 4  # rows before the first and after the last indicator
_BRACKET = expression("[（(]")
_TOTALS = range(50, 101)


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """What the weights should add up to by the form's own words, and where it says so."""

    total: Decimal
    evidence: Evidence


def stated_total(unit: FormUnit, words: StructureWords) -> StatedTotal | None:
    """The one total that a form states; two different ones are none, and what stands behind a level is that
    of its rows."""
    levels = {unspaced(level) for row in unit.form.indicators for level in row.levels}
    texts = (each for each in _texts(unit) if _BRACKET.split(unspaced(each[0]))[0] not in levels)
    found = [each for text, place, below in texts if (each := _read(text, place, words, below=below))]
    return found[0] if len({each.total for each in found}) == 1 else None


def _read(text: str, place: Location, words: StructureWords, *, below: bool) -> StatedTotal | None:
    match = words.total_note.search(text) or (None if below else words.total_heading.fullmatch(text.strip()))
    if match is None or int(match[1]) not in _TOTALS:
        return None
    return StatedTotal(Decimal(match[1]), Evidence(match[0].strip(), place))


def _texts(unit: FormUnit) -> Iterator[tuple[str, Location, bool]]:
    """The cells around the indicators, and the paragraphs behind their table up to the next one."""
    rows = [row.location.row for row in unit.form.indicators if row.location.row is not None]
    table, *blocks = blocks_from_table(unit) or (None,)
    if not rows or not isinstance(table, Table):
        return
    first, last = min(rows), max(rows)
    for cell in table.cells:
        at = cell.location.row or 0
        if first - _ABOVE <= at < first or last < at <= last + _BELOW:
            yield cell.text, cell.location, at > last
    for block in blocks:
        if isinstance(block, Table):
            return
        yield block.text, block.location, True
