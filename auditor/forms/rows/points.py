"""Points that were typed where the targets belong, and points that several rows share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from auditor.expressions import expression
from auditor.forms.lines import Slot
from auditor.forms.rows.row import Row
from auditor.forms.text import squeeze
from auditor.model import Doubt

_POINTS = expression(r"(\d{1,2}(?:\.\d{1,2})?)分?")
_POINTED = expression(r"\s*[（(](\d{1,3}(?:\.\d{1,2})?)分[）)]\s*$")
_FEWEST, _FEWEST_ALONE = 4, 5  # rows; fewer are alike, or add up, by chance
_MOST = 40  # points of one row
_TOTALS = frozenset({Decimal(100), Decimal(90)})  # with or without the execution of the budget
_SHARED = "“{points}”这一格权重合并了几行，是这几条指标合起来的，各条的权重没有读出来"
_BESIDE = ("operator", "unit")  # what only a target has beside it


def hold_points(rows: Sequence[Row]) -> bool:
    """Whether the column of targets holds the points of the rows and nothing else: bare numbers that are the
    weights row by row, or that add up to a whole where no weights stand beside them."""
    if len(rows) < _FEWEST or any(row.period or row.place for row in rows):
        return False
    if any(row.text(column) for row in rows for column in _BESIDE):
        return False
    points = [_points(row.text("value")) for row in rows]
    if any(each is None or each > _MOST for each in points):
        return False
    weights = [row.text("weight") for row in rows]
    if any(weights):
        return points == [_points(weight) for weight in weights]
    return len(rows) >= _FEWEST_ALONE and sum(each for each in points if each is not None) in _TOTALS


def weighed(row: Row) -> Row:
    """The row with its points as its weight too; its target stays as it is printed."""
    weight = row.cells["weight"] if row.text("weight") else row.cells["value"]
    return replace(row, cells={**row.cells, "weight": weight})


def is_pointed(name: str) -> bool:
    """Whether a name ends with its points: 演出场次（10分）."""
    return _POINTED.search(name) is not None


def weighed_by_name(row: Row) -> Row:
    """A row whose name ends with its points: 演出场次（10分）."""
    slot = row.cells["name"]
    match = _POINTED.search(slot.text)
    if not match:
        return row
    name = replace(slot, cell=replace(slot.cell, text=slot.text[: match.start()]))
    weight = replace(slot, cell=replace(slot.cell, text=match[1]))
    return replace(row, cells={**row.cells, "name": name, "weight": weight})


def sharing(rows: Sequence[Row]) -> Iterator[Slot]:
    """The cells of weights that are merged over rows which have them together: counted once a cell the
    weights add up to a whole, and to more than that counted row by row."""
    by_line = {id(row.line): row for row in rows}.values()  # a row of each period, and of each place, is one
    weights = [slot for row in by_line if (slot := row.cells.get("weight")) and slot.text.strip()]
    points = [_points(slot.text) for slot in weights]
    times = Counter(id(slot.cell) for slot in weights)
    if len(times) == len(points) or None in points:
        return
    once = {id(slot.cell): each for slot, each in zip(weights, points, strict=True)}.values()
    if sum(filter(None, once)) in _TOTALS and sum(filter(None, points)) > max(_TOTALS):
        yield from (slot for slot in weights if slot.fresh and times[id(slot.cell)] > 1)


def of_several(slot: Slot) -> Doubt:
    """What is said of a cell of points that several rows share."""
    return Doubt(_SHARED.format(points=squeeze(slot.text)), slot.location)


def without_shared(row: Row, shared: Container[int]) -> Row:
    """The row without the points that it has together with others, by the ids of their cells, and without
    what was given for them."""
    weight, score = row.cells.get("weight"), row.cells.get("score")
    if weight is None or id(weight.cell) not in shared:
        return row
    together = score is not None and score.cell.row_span > 1
    lost = {"weight", "score"} if together else {"weight"}
    cells = {key: slot for key, slot in row.cells.items() if key not in lost}
    return replace(row, cells=cells, unread=row.unread | lost)


def _points(text: str) -> Decimal | None:
    match = _POINTS.fullmatch(squeeze(text))
    return Decimal(match[1]) if match else None
