"""The levels that go on from row to row until others are printed."""

from __future__ import annotations

from auditor.forms.labels.levels import LevelReader
from auditor.forms.rows.row import Row


class LevelCarry:
    """Level names go on down the column until another one is printed."""

    def __init__(self, levels: LevelReader) -> None:
        self._levels = levels
        self._first = ""
        self._second = ""
        self._depth = 0  # of the number in front of the first level
        self._bare = False  # the first level was printed just above

    def section(self, text: str) -> None:
        """A line that holds only a level's name; a deeper number than the first level's makes it a second."""
        depth = self._levels.depth(text)
        deeper = 0 < self._depth < depth or (self._bare and depth == 0 and self._levels.is_second(text))
        if not self._first or (self._levels.is_top(text) and not deeper):
            self._first, self._second, self._depth = self._levels.level_name(text), "", depth
            self._bare = True
        else:
            self._second, self._bare = self._levels.level_name(text), False

    def row(self, row: Row) -> tuple[str, ...]:
        """The levels above a row."""
        self._bare = False
        first, second = (self._level(row, column) for column in ("level1", "level2"))
        if not second and (path := self._levels.path(first)):
            first, second = path
        if first and first != self._first:
            self._first, self._second, self._depth = first, "", 0
        if second and (first or second != self._first):  # a level that slid is no second one
            self._second = second
        return tuple(level for level in (self._first, self._second) if level)

    def _level(self, row: Row, column: str) -> str:
        """The level's name in a cell; 定量 or 定性 in its place tells the kind of target."""
        text = row.text(column)
        return "" if self._levels.is_kind(text) else self._levels.level_name(text)
