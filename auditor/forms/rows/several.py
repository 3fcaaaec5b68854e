"""Rows that hold several indicators, one below the other in the same cells, taken apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.chinese.stops import ENTRY_ENDS
from auditor.expressions import expression
from auditor.forms.labels.values import TargetReader
from auditor.forms.lines import Slot
from auditor.forms.rows.row import Row
from auditor.forms.text import squeeze

_DIGITS = "一二三四五六七八九十"
_NUMBER = rf"(\d{{1,3}}|[{_DIGITS}])"
_MARKER = expression(
    rf"(?:指标|目标)\s*{_NUMBER}\s*[：:、.．]|(?:^|(?<=[\s{ENTRY_ENDS}])){_NUMBER}\s*[、.．)）](?!\d)|[（(]{_NUMBER}[)）]|([①-⑳])",
    re.MULTILINE,
)
_LINE_MARKER = expression(r"(\d{1,4})\s*[、.．]\s*(?=\S)")  # also in front of a figure: 1.95%
_SHORTEST_NAME = 3
_SEPARATORS = (expression(r"[；;]"), expression(r"[、]"), expression(r"[，]"))
_PARTING = frozenset("；;、，")  # what they part by
_FOR_ALL = frozenset({"level1", "level2", "operator", "nature", "unit", "core", "project", "issuer"})
_TARGET = frozenset({"value"})
_LISTED = frozenset({"value", "operator", "unit", "weight", "actual", "score"})


class RowSplitter:
    """Takes rows apart whose name cell lists names and whose other cells list what belongs to each."""

    def __init__(self, targets: TargetReader) -> None:
        self._targets = targets

    def split(self, row: Row) -> list[Row]:
        """The rows of the single indicators, the row itself where it holds only one. What stands once for
        several (a weight) stays with the first and counts as unread for the others."""
        names = numbered(row.text("name")) or self._unnumbered(row) or self._inline(row)
        if len(names) < 2:
            return [self._unmarked(row)]
        lists = {
            column: _pieces(slot.text, len(names))
            or (_inline(slot.text, len(names)) if column in _LISTED else None)
            for column, slot in row.cells.items()
        }
        if lists.get("value") is None and row.text("value"):
            return [row]
        return [_nth(row, index, names, lists) for index in range(len(names))]

    def _unnumbered(self, row: Row) -> list[str]:
        """Names on lines of their own, where the value's lines are as many targets and no wrapped one."""
        names = _lines(row.text("name"))
        values = _lines(row.text("value")) if len(names) > 1 else []
        if len(names) != len(values) or len(names) < 2 or min(map(len, names)) < _SHORTEST_NAME:
            return []
        whole = self._targets.is_whole("".join(values))
        return names if not whole and all(map(self._targets.is_whole, values)) else []

    def _inline(self, row: Row) -> list[str]:
        """Names in one line, parted by the same mark throughout, where the value lists as many targets."""
        if _PARTING.isdisjoint(row.text("name")):
            return []
        for separator in _SEPARATORS:
            names = _parted(row.text("name"), separator)
            if len(names) < 2 or min(map(len, names)) < _SHORTEST_NAME:
                continue
            values = _pieces(row.text("value"), len(names)) or _inline(row.text("value"), len(names))
            if values and all(map(self._targets.is_whole, values)):
                return names
        return []

    @staticmethod
    def _unmarked(row: Row) -> Row:
        """A single numbered indicator: «1.课程结业率» with «1.≥90%»."""
        name = _MARKER.match(row.text("name"))
        value = _MARKER.match(row.text("value")) if name else None
        if not (name and value and _ordinal(name) == _ordinal(value)):
            return row
        slot = row.cells["value"]
        return replace(row, cells={**row.cells, "value": _with_text(slot, row.text("value")[value.end() :])})


def numbered(text: str) -> list[str]:
    """The entries of a list that is numbered 1, 2, 3 …, with their numbers; empty for any other text."""
    if not _MARKER.match(text, len(text) - len(text.lstrip())):  # hardly a text begins with a number
        return []
    marks = list(_MARKER.finditer(text))
    if [_ordinal(mark) for mark in marks] != list(range(1, len(marks) + 1)):
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [text[mark.start() : end].strip(" \n\t；;、，") for mark, end in zip(marks, ends, strict=True)]


def _ordinal(mark: re.Match[str]) -> int:
    number = next(group for group in mark.groups() if group)
    if number in _DIGITS:
        return _DIGITS.index(number) + 1
    return int(number) if number.isdecimal() else ord(number) - ord("①") + 1


def _pieces(text: str, count: int) -> list[str] | None:
    """What a cell says to each of ``count`` names without numbers, ``None`` where it does not list them."""
    entries = numbered(text)
    if len(entries) == count:
        return [_MARKER.sub("", entry, count=1).strip() for entry in entries]
    lines = _lines(text)
    if len(lines) != count:
        return None
    own = [
        mark
        for index, line in enumerate(lines, 1)
        if (mark := _LINE_MARKER.match(line)) and int(mark[1]) == index
    ]
    return [mark.string[mark.end() :] for mark in own] if len(own) == count else lines


def _nth(row: Row, index: int, names: Sequence[str], lists: Mapping[str, list[str] | None]) -> Row:
    cells: dict[str, Slot] = {}
    unread: set[str] = set()
    for column, slot in row.cells.items():
        pieces = names if column == "name" else lists[column]
        if pieces is not None:
            cells[column] = _with_text(slot, pieces[index])
        elif index == 0 or column in _FOR_ALL | _TARGET or not slot.text.strip():
            cells[column] = slot
        else:
            unread.add(column)
    return replace(row, cells=cells, unread=row.unread | unread)


def _with_text(slot: Slot, text: str) -> Slot:
    return replace(slot, cell=replace(slot.cell, text=text.strip()))


def _inline(text: str, count: int) -> list[str] | None:
    """The parts of a line that holds ``count`` of them, ``None`` where no mark parts it so."""
    return next((parts for mark in _SEPARATORS if len(parts := _parted(text, mark)) == count), None)


def _parted(text: str, separator: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in separator.split(text.strip(f" \n{ENTRY_ENDS}")) if squeeze(part)]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if squeeze(line)]
