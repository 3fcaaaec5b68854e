"""The levels that go on from row to row until others are printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.forms.labels.levels import LevelReader
from auditor.forms.rows.row import Row

_SUFFIX = "指标"


class LevelCarry:
    """Level names go on down the column until another one is printed."""

    def __init__(self, levels: LevelReader) -> None:
        self._levels = levels
        self._first = ""
        self._second = ""
        self._depth = 0  # of the number in front of the first level
        self._bare = False  # the first level was printed just above
        self._bare_inner = False  # so was one that may be of the first or of the second level
        self._above = ""  # the second level that was printed just above
        self._deep = False  # second levels stood below first ones in lines of their own
        self.unsure = False  # the last line may have named a level of either rank

    @property
    def now(self) -> str:
        """The level of the rows that follow, the deeper one."""
        return self._second or self._first

    def section(self, text: str) -> None:
        """A line that holds only a level's name, or both (产出指标—质量指标); a deeper number than the first
        level's makes it a second."""
        if path := self._levels.path(text):
            self._first, self._second = map(self._levels.level_name, path)
            self._depth, self._bare, self._bare_inner = 0, False, False
            return
        depth = self._levels.depth(text)
        self._above = text if self._levels.is_second(text) else ""
        self.unsure = depth == 0 and self._deep and self._is_either(text)
        if self._bare_inner and depth == 0 and self._levels.is_second(text):
            self._first, self._second = self._second, ""  # 成本指标 with second levels of its own
        if self._is_peer(text, depth):
            self._first = ""
        deeper = 0 < self._depth < depth or (self._bare and depth == 0 and self._levels.is_second(text))
        inner = depth == 0 and bool(self._second) and self._levels.is_inner(text, self._first)
        self._bare_inner = inner
        if not self._first or (self._levels.is_top(text) and not deeper and not inner):
            self._first, self._second, self._depth = self._levels.level_name(text), "", depth
            self._bare = True
        else:
            self._second, self._bare, self._deep = self._levels.level_name(text), False, True

    def opens(self, text: str) -> bool:
        """Whether a text names another first level than that of the rows so far."""
        return self._levels.is_first(text) and self._levels.level_name(text) != self._first

    def row(self, row: Row) -> tuple[str, ...]:
        """The levels above a row."""
        self._bare = self._bare_inner = False
        first, second = (self._level(row, column) for column in ("level1", "level2"))
        path = self._levels.path(first) or self._levels.bare_path(first) if not second else None
        if path:
            first, second = path
        above, self._above = self._above, ""
        if first and first != self._first:
            within = "" if self._levels.is_first(above) else self._levels.level_name(above)
            self._first, self._second, self._depth = first, within, 0
        self.unsure &= not row.text("level1")
        if second and (first or second != self._first):  # a level that slid is no second one
            self._second = second
        known = (("level1", self._first), ("level2", self._second))
        return tuple(level for column, level in known if level and column not in row.over)

    def rows(self, made: Iterable[Row]) -> Iterator[tuple[Row, tuple[str, ...]]]:
        """Rows made of one, with their levels: those of the first, or their own where a cell lists them."""
        own: tuple[str, ...] | None = None
        levels: tuple[str, ...] = ()
        for row in made:
            if own != (said := (row.text("level1"), row.text("level2"))):
                own, levels = said, self.row(row)
            yield row, levels

    def _is_peer(self, text: str, depth: int) -> bool:
        """Whether a level follows one of its own rank that no first one stands above: 数量指标, 质量指标."""
        alone = bool(self._first) and not self._second and not self._levels.is_first(self._first)
        ranked = self._levels.is_second(self._first) and self._levels.is_second(text)
        return alone and ranked and depth == self._depth

    def _is_either(self, text: str) -> bool:
        """Whether a level without 指标 at its end, below first ones that have it, may be of either rank."""
        either = self._levels.is_first(text) and self._levels.is_second(text)
        return either and not text.endswith(_SUFFIX) and self._first.endswith(_SUFFIX)

    def _level(self, row: Row, column: str) -> str:
        """The level's name in a cell; 定量 or 定性 in its place tells the kind of target."""
        text = row.text(column)
        return "" if self._levels.is_kind(text) else self._levels.level_name(text)
