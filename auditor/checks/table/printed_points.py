"""Points behind the labels of a table's parts (年度绩效目标（80分）, beside it 产出指标（60分）) add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.tables import blocks_from_table
from auditor.checks.units import FormUnit
from auditor.checks.wholeness import seen_whole
from auditor.chinese.marks import unspaced
from auditor.expressions import expression
from auditor.model import Cell, Confidence, Evidence, Form, Table

_POINTS = expression(r"(?P<label>[^（()）\d]{2,20})[（(]\s*(?P<points>\d{1,3}(?:\.\d)?)\s*分\s*[)）]")
_FEWEST = 2  # parts that add up to something
_PLUS = "＋"


@dataclass(frozen=True, slots=True)
class _Part:
    """A label with its points, and the indicators beside it by their places in the form."""

    label: str
    points: Decimal
    cell: Cell
    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Sum:
    """What a part should come to, and what it does come to."""

    part: _Part
    parts: tuple[Decimal, ...]
    fault: str

    @property
    def sum(self) -> Decimal:
        return sum(self.parts, Decimal(0))


@check_kind(
    "printed-points",
    params=NoParams,
    provides={"label", "points", "parts", "sum"},
    faults={"parts", "weights"},
)
def judge_printed_points(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """The points of the parts within a part, or the weights of its rows, come to its own. What falls short of
    them may have been cut off, and is asked."""
    sums = list(_sums(unit.form, _parts(unit)))
    if not sums:
        return NOT_APPLICABLE
    wrong = [each for each in sums if each.sum != each.part.points]
    if not wrong:
        return PASSED
    whole = seen_whole(unit.form, context.language)
    return failed(*(_hit(each, sure=whole or each.sum > each.part.points) for each in wrong))


def _hit(found: _Sum, *, sure: bool) -> Hit:
    values = {
        "label": found.part.label,
        "points": as_text(found.part.points),
        "parts": _PLUS.join(map(as_text, found.parts)),
        "sum": as_text(found.sum),
    }
    evidence = (Evidence(found.part.cell.text, found.part.cell.location),)
    confidence = None if sure else Confidence.ASK
    return Hit(values, evidence, field="weight", confidence=confidence, fault=found.fault)


def _parts(unit: FormUnit) -> list[_Part]:
    """The labels with points left of the indicators, with the rows that each reaches down over."""
    table = next(iter(blocks_from_table(unit)), None)
    if not isinstance(table, Table):
        return []
    lines = {cell.location.row_key: cell.row for cell in table.cells}
    places = {row.row: lines.get(row.location.row_key) for row in unit.form.indicators}
    found = []
    for cell in table.cells:
        if match := _POINTS.fullmatch(unspaced(cell.text)):
            reach = range(cell.row, _last_row(cell, table) + 1)
            rows = frozenset(row for row, line in places.items() if line in reach)
            found.append(_Part(match["label"], Decimal(match["points"]), cell, rows))
    return [part for part in found if part.rows]


def _last_row(cell: Cell, table: Table) -> int:
    """The last row beside a label: as far as it is merged, or down to the next text in its column or left."""
    if cell.row_span > 1:
        return cell.row + cell.row_span - 1
    below = (
        each.row
        for each in table.cells
        if each.row > cell.row and each.column <= cell.column and each.text.strip()
    )
    return min(below, default=max(each.row for each in table.cells) + 1) - 1


def _sums(form: Form, parts: Sequence[_Part]) -> Iterator[_Sum]:
    weights = {row.row: row.weight for row in form.indicators if row.weight is not None}
    for part in parts:
        inner = _inner(part, parts)
        if len(inner) >= _FEWEST:
            yield _Sum(part, tuple(each.points for each in inner), "parts")
        elif not inner and len(part.rows) >= _FEWEST and part.rows <= weights.keys():
            yield _Sum(part, tuple(weights[row] for row in sorted(part.rows)), "weights")


def _inner(part: _Part, parts: Sequence[_Part]) -> list[_Part]:
    """The parts of the next column that lie in this one; none where every column leaves out some rows."""
    within = [each for each in parts if each.cell.column > part.cell.column and each.rows <= part.rows]
    within.sort(key=lambda each: each.cell.column)
    for _, group in groupby(within, key=lambda each: each.cell.column):
        beside = list(group)
        if sum(len(each.rows) for each in beside) == len(part.rows):
            return beside
    return []
