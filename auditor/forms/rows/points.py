"""Points that were typed where the targets belong, and points that several rows share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from auditor.expressions import expression
from auditor.forms.labels.label_file import ColumnName
from auditor.forms.lines import Slot
from auditor.forms.rows.row import Row
from auditor.forms.text import squeeze
from auditor.model import Cell, Doubt, SharedPoints
from auditor.model.words import FIELD_WORDS

_POINTS = expression(r"(\d{1,2}(?:\.\d{1,2})?)分?")
_GIVEN = expression(r"(\d{1,3}(?:\.\d{1,2})?)分?")  # for several rows, or all
_POINTED = expression(r"\s*[（(](?:得|计|分值)?[：:]?(\d{1,3}(?:\.\d{1,2})?)分[）)]\s*$")
_POINTED_COLUMNS: Sequence[tuple[ColumnName, ColumnName]] = (
    ("name", "weight"),
    ("value", "weight"),
    ("actual", "score"),
)
_FEWEST, _FEWEST_ALONE = 4, 5  # rows; fewer are alike, or add up, by chance
_MOST = 40  # points of one row
_TOTALS = frozenset({Decimal(100), Decimal(90)})  # with or without the execution of the budget
_SHARED = "“{points}”这一格{field}合并了几行，是这几条指标合起来的，各条的{field}没有读出来"
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


def with_points_apart(rows: Sequence[Row], columns: set[str]) -> list[Row]:
    """The rows with the points in brackets behind their names, targets or results (12场（得8分）) in a column
    of their own, where there is none and each row has some."""
    for column, points in _POINTED_COLUMNS:
        texts = [row.text(column) for row in rows]
        if points not in columns and texts and all(map(_POINTED.search, texts)):
            rows = [_with_points(row, column, points) for row in rows]
            columns.add(points)
    return list(rows)


def _with_points(row: Row, column: str, points: ColumnName) -> Row:
    slot = row.cells[column]
    match = _POINTED.search(slot.text)
    if not match:
        return row
    bare = replace(slot, cell=replace(slot.cell, text=slot.text[: match.start()]))
    apart = replace(slot, cell=replace(slot.cell, text=match[1]))
    return replace(row, cells={**row.cells, column: bare, points: apart})


def sharing(rows: Sequence[Row]) -> Iterator[Slot]:
    """The cells of weights that are merged over rows which have them together: counted once a cell the
    weights add up to a whole, and to more than that counted row by row."""
    by_line = {id(row.line): row for row in rows}.values()  # a row of each period, and of each place, is one
    weights = [slot for row in by_line if (slot := row.cells.get("weight")) and slot.text.strip()]
    times = Counter([id(slot.cell) for slot in weights])
    if len(times) == len(weights):
        return
    points = [_points(slot.text) for slot in weights]
    if None in points:
        return
    once = {id(slot.cell): each for slot, each in zip(weights, points, strict=True)}.values()
    if sum(filter(None, once)) in _TOTALS and sum(filter(None, points)) > max(_TOTALS):
        yield from (slot for slot in weights if slot.fresh and times[id(slot.cell)] > 1)


def given_once(rows: Sequence[Row], total: Decimal | None) -> frozenset[int]:
    """The ids of the cells of scores that are merged over rows which have them together: counted once a cell
    the scores add up to the ``total`` below them, or to a whole and to more than that counted row by row."""
    by_line = {id(row.line): row for row in rows}.values()
    scores = [slot for row in by_line if (slot := row.cells.get("score")) and slot.text.strip()]
    times = Counter([id(slot.cell) for slot in scores])
    if len(times) == len(scores):
        return frozenset()
    given = [_given(slot.text) for slot in scores]
    if None in given:
        return frozenset()
    alone = {id(slot.cell): each for slot, each in zip(scores, given, strict=True)}.values()
    once, each_row = sum(filter(None, alone)), sum(filter(None, given))
    whole = once in _TOTALS and each_row > max(_TOTALS) and total in (None, once)
    if not whole and (once != total or once == each_row):
        return frozenset()
    return frozenset(cell for cell, count in times.items() if count > 1)


def shared_points(
    rows: Sequence[Row], total: Decimal | None
) -> Iterator[tuple[SharedPoints, frozenset[int]]]:
    """The points that rows have together and the ids of their cells: weights that are shared with what was
    given for them, and what was given for several rows that each have points of their own, fewer than that,
    or that only adds up counted once."""
    by_score, taken = _by_cell(rows, "score"), set()
    by_weight = _by_cell(rows, "weight")
    for slot in sharing(rows):
        group = by_weight[id(slot.cell)]
        score = group[0][1].cells.get("score")
        whole = score is not None and all(_cell(row, "score") is score.cell for _, row in group)
        given = _given(score.text) if score is not None else None
        if score is not None and whole and (given is not None or not score.text.strip()):
            taken.add(id(score.cell))
            yield _shared(group, _points(slot.text), given, score), frozenset({id(slot.cell)})
    once = given_once(rows, total)
    for cell, group in by_score.items():
        score = group[0][1].cells["score"]
        if cell in taken or not score.fresh:
            continue
        own = {id(_cell(row, "weight")): _points(row.text("weight")) for _, row in group}
        due, given = [each for each in own.values() if each is not None], _given(score.text)
        separate = 1 < len(group) == len(due)
        if given is not None and (cell in once or (separate and given > min(due))):
            yield _shared(group, sum(due, Decimal(0)) if separate else None, given, score), frozenset({cell})


def _by_cell(rows: Sequence[Row], column: str) -> dict[int, list[tuple[int, Row]]]:
    """The rows with their numbers by the cell that they have, or share, in a column."""
    found: dict[int, list[tuple[int, Row]]] = {}
    for number, row in enumerate(rows, start=1):
        if column in row.cells:
            found.setdefault(id(row.cells[column].cell), []).append((number, row))
    return found


def _shared(
    group: Sequence[tuple[int, Row]], weight: Decimal | None, score: Decimal | None, slot: Slot
) -> SharedPoints:
    return SharedPoints(tuple(number for number, _ in group), weight, score, slot.location)


def _cell(row: Row, column: str) -> Cell | None:
    slot = row.cells.get(column)
    return slot.cell if slot else None


def without_shared(
    rows: Sequence[Row], total: Decimal | None, doubts: list[Doubt]
) -> tuple[list[Row], tuple[SharedPoints, ...]]:
    """The rows without the points that they have together with others, and without what was given for them;
    and these points. ``total`` is the sum of what was given, where it is printed."""
    shared = list(shared_points(rows, total))
    weights = {id(slot.cell): slot for slot in sharing(rows)}
    scores = {cell for _, cells in shared for cell in cells} - set(weights)
    doubts += [_doubt(slot, "weight") for slot in weights.values()]
    given = (row.cells["score"] for row in rows if "score" in row.cells)
    doubts += [_doubt(slot, "score") for slot in given if slot.fresh and id(slot.cell) in scores]
    kept = [_without(row, weights, scores) for row in rows] if weights or scores else list(rows)
    return kept, tuple(points for points, _ in shared)


def _doubt(slot: Slot, column: str) -> Doubt:
    """What is said of a cell of points that several rows share."""
    return Doubt(_SHARED.format(points=squeeze(slot.text), field=FIELD_WORDS[column]), slot.location)


def _without(row: Row, weights: Container[int], scores: Container[int]) -> Row:
    weight, score = row.cells.get("weight"), row.cells.get("score")
    lost = {"weight"} if weight is not None and id(weight.cell) in weights else set()
    if score is not None and (id(score.cell) in scores or (lost and score.cell.row_span > 1)):
        lost.add("score")
    cells = {key: slot for key, slot in row.cells.items() if key not in lost}
    return replace(row, cells=cells, unread=row.unread | lost) if lost else row


def _points(text: str) -> Decimal | None:
    match = _POINTS.fullmatch(squeeze(text))
    return Decimal(match[1]) if match else None


def _given(text: str) -> Decimal | None:
    match = _GIVEN.fullmatch(squeeze(text))
    return Decimal(match[1]) if match else None
