"""Indicator tables that lie on their side, with the headers down the first column, stood upright."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.text import label_key, squeeze
from auditor.model import Cell, Document, Table

_OF_INDICATORS = frozenset({
    "level1", "level2", "name", "value", "operator", "unit", "weight", "core", "actual", "score", "reason",
    "note", "nature", "ignored",
})  # fmt: skip
_OF_TARGETS = _OF_INDICATORS - {"ignored"}
_NAMES = frozenset({"name", "level1", "level2"})
_TARGETS = frozenset({"value", "operator"})
_LEVELS = frozenset({"level1", "level2"})
_MAYBE_TARGETS = frozenset({"", "ignored", "actual", "forecast"})  # 应完成数: by its cells a target
_PLAIN_TARGETS = frozenset({"signed", "amount", "date"})
_SIGNS = frozenset({"sign", "kind"})
_AFTER_LEVELS = _OF_TARGETS - _LEVELS
_FEWEST_INDICATORS = 2
_MOST_HEADS = 2  # a label and what is said of it are no row of indicators
_MOST_LABELS = 3  # every third cell: of a header that stands upright, where one may be a unit called 单位
_LONGEST = 12


def stood_upright(document: Document, labels: Labels, kinds: CellKinds) -> Document:
    """The document with every table that lies on its side cut out of the table around it and turned."""
    return with_parts(document, lambda table: _parts(table, labels, kinds))


def _parts(table: Table, labels: Labels, kinds: CellKinds) -> Iterator[Table]:
    rows = list(table.rows())
    done = 0  # rows
    while run := _lying(rows, done, labels, kinds):
        first, last = run
        yield from _cut(rows, done, first, _moved)
        yield from _cut(rows, first, last, _turned)
        done = last
    if done == 0:
        yield table
    else:
        yield from _cut(rows, done, len(rows), _moved)


def _cut(
    rows: Sequence[Sequence[Cell]], first: int, last: int, placed: Callable[[Cell, int], Cell]
) -> Iterator[Table]:
    """Some of the rows (``last`` is left out) as a table of their own, none where they hold no cell."""
    cells = [placed(cell, first) for row in rows[first:last] for cell in row]
    if cells:
        yield Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), cells[0].location)


def _lying(
    rows: Sequence[Sequence[Cell]], start: int, labels: Labels, kinds: CellKinds
) -> tuple[int, int] | None:
    """The first of the rows that each begin with the header of a column, and the one behind the last; names
    and targets are among them, each row for several indicators. Among them, and as wide, stand rows whose
    header nobody knows."""
    number = start
    while number < len(rows):
        first, found = number, set[str]()
        while number < len(rows):
            role = _role(rows[number], labels, kinds)
            if role in _LEVELS & found and not found & _AFTER_LEVELS:
                role = ""  # 考核维度 above 二级指标: both are words for the second level
            if role is None or role in found or (not role and not _as_wide(rows, number, labels, kinds)):
                break
            found |= {role} - {"", "ignored"}
            if role in _MAYBE_TARGETS and _holds(rows[number], _PLAIN_TARGETS, kinds):
                found.add("value")
            if not role and _holds(rows[number], _SIGNS, kinds):
                found.add("operator")
            number += 1
        if _is_whole(found) and number - first > _MOST_HEADS and _is_filled(rows[first:number]):
            return _with_levels(rows, start, first, kinds), number
        number = max(number, first + 1)
    return None


def _with_levels(rows: Sequence[Sequence[Cell]], start: int, first: int, kinds: CellKinds) -> int:
    """The first row of these, or of levels right above them that print no header of their own."""
    width = max(cell.column + cell.column_span for cell in rows[first])
    label = rows[first][0].column
    while first > start:
        own = rows[first - 1]
        filled = [cell for cell in own if cell.text.strip()]
        beside = bool(filled) and filled[0].column > label
        levels = all(kinds.name(cell.text).startswith("level") for cell in filled)
        if not (beside and levels and max(cell.column + cell.column_span for cell in own) == width):
            break
        first -= 1
    return first


def _role(row: Sequence[Cell], labels: Labels, kinds: CellKinds) -> str | None:
    """What the first cell of a row says as the header of a column: «» where it is a word that nobody knows,
    ``None`` where it is none."""
    if not row or not row[0].text.strip() or row[0].row_span > 1 or not _may_head(row[0].text, labels):
        return None
    filled = [cell for cell in row if cell.text.strip()]
    if len(filled) < 2:
        return None
    others = [cell.text for cell in filled[1:] if not kinds.name(cell.text).startswith("level")]
    if _MOST_LABELS * sum(labels.column(text) in _OF_TARGETS for text in others) > len(filled) - 1:
        return None
    text = row[0].text
    role = labels.column(text)
    if role == "name" and not others:  # 指标 | 数量指标 | 质量指标
        return "level1" if all(kinds.name(cell.text) == "level1" for cell in filled[1:]) else "level2"
    if labels.grammar.best(text) == "goal" and _holds(row, _PLAIN_TARGETS, kinds):  # 年初目标
        return "value"
    if role in _OF_INDICATORS:
        return role
    return "" if _is_strange(text, labels) else None


def _may_head(text: str, labels: Labels) -> bool:
    """Whether a text may be the header of a column at all, whatever stands beside it."""
    known = labels.column(text) in _OF_INDICATORS or labels.grammar.best(text) == "goal"
    return known or _is_strange(text, labels)


def _is_strange(text: str, labels: Labels) -> bool:
    """Whether a text is a short word that is no label and no level."""
    word = len(text) <= _LONGEST and squeeze(text).isalpha()
    if not word or labels.column(text) is not None or labels.field(text) is not None:
        return False
    key = label_key(text)
    return key not in labels.first_levels and key not in labels.second_levels


def _as_wide(rows: Sequence[Sequence[Cell]], number: int, labels: Labels, kinds: CellKinds) -> bool:
    """Whether a row has as many cells as one beside it that begins with a header."""
    beside = [rows[other] for other in (number - 1, number + 1) if 0 <= other < len(rows)]
    return any(
        len(row) == len(rows[number]) > _MOST_HEADS and _role(row, labels, kinds) is not None
        for row in beside
    )


def _holds(row: Sequence[Cell], classes: frozenset[str], kinds: CellKinds) -> bool:
    """Whether most cells behind the header are of some classes."""
    cells = [kinds.name(cell.text) for cell in row[1:] if cell.text.strip()]
    return 2 * sum(kind in classes for kind in cells) > len(cells)


def _is_filled(rows: Sequence[Sequence[Cell]]) -> bool:
    return sum(bool(cell.text.strip()) for row in rows for cell in row) >= len(rows) * _FEWEST_INDICATORS


def _is_whole(found: set[str]) -> bool:
    return bool(found & _NAMES) and bool(found & _TARGETS) and len(found) > 2


def _moved(cell: Cell, first: int) -> Cell:
    return replace(cell, row=cell.row - first)


def _turned(cell: Cell, first: int) -> Cell:
    return replace(
        cell,
        row=cell.column,
        column=cell.row - first,
        row_span=cell.column_span,
        column_span=cell.row_span,
    )
