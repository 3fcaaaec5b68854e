"""Levels of which each heads its rows with labels of its own (内容 | 数量 | 单位, below the next level 内容 |
应达到的标准), put into a table with one header for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader
from auditor.forms.replacing import with_parts
from auditor.forms.restoring.worded_runs import cut
from auditor.forms.text import label_key
from auditor.model import Cell, Document, Table
from auditor.model.words import FIELD_WORDS

_FEWEST = 2  # levels with a head of their own
_MOST_LEVELS = 2
_NAMED = 0.3  # of a label that may be that of the names
_OTHER = ("unit", "weight", "operator", "actual", "score")
_COLUMNS = ("level1", "level2", "name", "operator", "value", "unit", "weight", "actual", "score")
_SAID = 0.6

_Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows below the head of a level: ``levels`` left of them, ``head`` its labels, ``first`` its place
    among the rows of the table."""

    levels: tuple[Cell, ...]
    first: int
    head: _Row
    rows: Sequence[_Row]

    @property
    def end(self) -> int:
        return self.first + 1 + len(self.rows)


class OwnHeads:
    """Finds such levels, by the label that all their heads begin with and by what stands below."""

    def __init__(self, labels: Labels, levels: LevelReader, targets: TargetReader) -> None:
        self._labels = labels
        self._levels = levels
        self._targets = targets

    def stand_in(self, table: Table) -> bool:
        """Whether a table has such levels."""
        return bool(self._found(table))

    def restored(self, document: Document) -> Document:
        """The document with the rows of these levels cut out of the table around them."""
        return with_parts(document, self._parts)

    def _parts(self, table: Table) -> Iterator[Table]:
        found = self._found(table)
        if not found:
            yield table
            return
        rows = table.rows()
        yield from cut(rows, 0, found[0].first)
        yield self._table(found)
        yield from cut(rows, found[-1].end, len(rows))

    def _found(self, table: Table) -> list[_Part]:
        """The levels one below the other that head their rows so; none unless their heads differ."""
        grid = table.lines()
        start = 0
        while start < len(grid):
            parts: list[_Part] = []
            at = start
            while at < len(grid) and (part := self._part(grid, at)):
                parts.append(part)
                at = part.end
            if len(parts) >= _FEWEST and _differ(parts):
                return parts
            start += 1
        return []

    def _part(self, grid: Sequence[_Row], at: int) -> _Part | None:
        """The level that begins in a row of the grid with a head, and has rows of names and targets below."""
        levels, head = self._levels_and_rest(grid[at])
        if not levels or len(head) < 2 or levels[-1].row != at + 1 or not self._is_head(head):
            return None
        rows: list[_Row] = []
        for row in grid[at + 1 : at + levels[-1].row_span]:
            above, rest = self._levels_and_rest(row)
            if above != levels or not 2 <= len(rest) <= len(head) or not self._is_row(rest):
                return None
            rows.append(rest)
        return _Part(levels, at, head, rows) if rows else None

    def _levels_and_rest(self, row: _Row) -> tuple[tuple[Cell, ...], _Row]:
        """The levels that a row begins with and the filled cells behind them, without the label of all."""
        cells = [cell for cell in row if cell.text.strip()]
        if cells and self._labels.is_row_label(cells[0].text) and not self._levels.is_level(cells[0].text):
            cells = cells[1:]
        count = 0
        while count < min(_MOST_LEVELS, len(cells)) and self._levels.is_level(cells[count].text):
            count += 1
        return tuple(cells[:count]), cells[count:]

    def _is_head(self, cells: _Row) -> bool:
        """Whether cells are labels, the first one of names, and none is data."""
        if self._labels.grammar.read(cells[0].text).share("name") < _NAMED:
            return False
        return not any(
            any(map(str.isdigit, cell.text)) or self._targets.is_whole(cell.text) for cell in cells
        )

    def _is_row(self, cells: _Row) -> bool:
        """Whether cells are a name, which is no label, and a target."""
        name, *rest = (cell.text for cell in cells)
        if self._labels.column(name) is not None:
            return False
        return not self._targets.is_whole(name) and any(map(self._targets.is_whole, rest))

    def _table(self, parts: Sequence[_Part]) -> Table:
        place = parts[0].head[0].location
        filled = [each for part in parts for each in self._filled(part)]
        used = [name for name in _COLUMNS if any(name in row for row in filled)]
        at = {name: number for number, name in enumerate(used, start=1)}
        cells = [Cell(FIELD_WORDS[name], 1, number, place) for name, number in at.items()]
        for number, row in enumerate(filled, start=2):
            cells += [
                Cell(row[name].text, number, column, row[name].location)
                for name, column in at.items()
                if name in row
            ]
        return Table(tuple(cells), place, made=True)

    def _filled(self, part: _Part) -> Iterator[dict[str, Cell]]:
        """Each row of a level by the columns that its head names."""
        levels = dict(zip(self._ranks(part.levels), part.levels, strict=True))
        roles = self._roles(part)
        for row in part.rows:
            yield levels | {role: cell for role, cell in zip(roles, row, strict=False) if role}

    def _roles(self, part: _Part) -> list[str]:
        """The columns of a head: of those that no label names, the one that holds most targets is theirs."""
        roles = ["name", *(self._other(label.text) for label in part.head[1:])]
        left = [place for place, role in enumerate(roles) if not role]
        targets = {
            place: sum(len(row) > place and self._targets.is_whole(row[place].text) for row in part.rows)
            for place in left
        }
        if left:
            roles[max(left, key=lambda place: targets[place])] = "value"
        return roles

    def _other(self, label: str) -> str:
        reading = self._labels.grammar.read(label)
        return next((role for role in _OTHER if reading.share(role) >= _SAID), "")

    def _ranks(self, levels: Sequence[Cell]) -> tuple[str, ...]:
        if len(levels) == _MOST_LEVELS:
            return "level1", "level2"
        return ("level1",) if self._levels.is_first(levels[0].text) else ("level2",)


def _differ(parts: Sequence[_Part]) -> bool:
    """Whether heads begin alike and go on in different ways."""
    names = {label_key(part.head[0].text) for part in parts}
    heads = {tuple(label_key(cell.text) for cell in part.head) for part in parts}
    return len(names) == 1 and len(heads) > 1
