"""Levels side by side over the targets of indicators named left of them, each target in the column of its
level (工作事项 | 产出: 数量 | 质量 | 效益: 社会 …), put into columns of levels and of targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader
from auditor.forms.replacing import with_parts
from auditor.forms.text import label_key
from auditor.model import Block, Cell, Document, Table
from auditor.model.words import FIELD_WORDS

_FEWEST = 3  # rows, and columns
_FEWEST_LEVELS = 2
_LONGEST = 8  # letters of a part of a level
_SHARE = 0.6  # of the rows have a whole target: others say it in words


@dataclass(frozen=True, slots=True)
class _Matrix:
    """The levels over the targets, what stands below them, the first row of targets and the one behind."""

    heads: Sequence[Cell]
    below: Sequence[Cell]
    body: int
    stop: int

    @property
    def first(self) -> int:
        return self.heads[0].column

    @property
    def end(self) -> int:
        """The column behind them."""
        return _end(self.heads[-1])

    def holds(self, cell: Cell) -> bool:
        return self.first <= cell.column and _end(cell) <= self.end

    def crosses(self, cell: Cell) -> bool:
        """Whether a cell lies over some of the columns and more."""
        return cell.column < self.end and _end(cell) > self.first and not self.holds(cell)

    def level(self, cell: Cell, heads: Sequence[Cell]) -> Cell | None:
        return next((head for head in heads if head.column <= cell.column < _end(head)), None)


def unmatrixed(document: Document, labels: Labels, levels: LevelReader, targets: TargetReader) -> Document:
    """The document with the targets of such tables in one column, behind their levels."""

    def parts(block: Block) -> Iterator[Block]:
        yield _restored(block, labels, levels, targets) if isinstance(block, Table) else block

    return with_parts(document, parts)


def _restored(table: Table, labels: Labels, levels: LevelReader, targets: TargetReader) -> Table:
    found = _matrix(table, labels, levels)
    fits = found is not None and _fits(table, found, labels, targets)
    return _flat(table, found, labels) if found is not None and fits else table


def _matrix(table: Table, labels: Labels, levels: LevelReader) -> _Matrix | None:
    rows = table.rows()
    for number, row in enumerate(rows, start=1):
        heads = [cell for cell in row if levels.is_first(cell.text)]
        if len(heads) < _FEWEST_LEVELS:
            continue
        beside = all(_end(one) == other.column for one, other in pairwise(heads))
        keys = {label_key(head.text) for head in heads}
        if not beside or len(heads) != len(keys):
            continue
        bare = _Matrix(heads, (), number + 1, 0)
        lower = rows[number] if number < len(rows) else []
        below = [cell for cell in lower if bare.holds(cell)]
        sub = bool(below) and all(_may_part(cell, levels, labels) for cell in below)
        if bare.end - bare.first < _FEWEST or bare.first == 1 or (_is_wide(heads) and not sub):
            return None
        found = replace(bare, below=below if sub else (), body=number + 1 + sub)
        crossing = [cell.row for cell in table.cells if cell.row >= found.body and found.crosses(cell)]
        return replace(found, stop=min(crossing, default=len(rows) + 1))
    return None


def _may_part(cell: Cell, levels: LevelReader, labels: Labels) -> bool:
    """Whether a cell below a level may be a part of it: 数量指标, 社会; labels of columns are none."""
    text = label_key(cell.text)
    short = text.isalpha() and len(text) <= _LONGEST and labels.column(cell.text) is None
    return cell.column_span == 1 and (levels.is_level(cell.text) or short)


def _is_wide(heads: Sequence[Cell]) -> bool:
    return any(head.column_span > 1 for head in heads)


def _fits(table: Table, found: _Matrix, labels: Labels, targets: TargetReader) -> bool:
    """Whether each row has one target at most, and something that it is the target of left of the levels."""
    told = _targets(table, found, labels)
    rows = [cell.row for cell in told]
    if len(set(rows)) != len(rows) or len(rows) < _FEWEST:
        return False
    named = {c.row for c in table.cells if _end(c) <= found.first and _is_name(c, labels)}
    whole = sum(targets.is_whole(cell.text) for cell in told)
    levels = {found.level(cell, found.heads) for cell in told}
    return named.issuperset(rows) and whole >= _SHARE * len(told) and len(levels) >= _FEWEST_LEVELS


def _is_name(cell: Cell, labels: Labels) -> bool:
    text = label_key(cell.text)
    return len(text) > 1 and not text.isdecimal() and not labels.is_blank(cell.text)


def _targets(table: Table, found: _Matrix, labels: Labels) -> list[Cell]:
    body = range(found.body, found.stop)
    return [c for c in table.cells if c.row in body and found.holds(c) and not labels.is_blank(c.text)]


def _flat(table: Table, found: _Matrix, labels: Labels) -> Table:
    """The table with the levels in a column each, and the targets behind them."""
    body = range(found.heads[0].row, found.stop)
    cells = [cell for cell in table.cells if cell.row not in body or not found.holds(cell)]
    head = found.heads[0]
    height = found.body - head.row
    width = found.end - found.first
    places = ["level1", "level2", "value"] if found.below else ["level1", "value"]
    for place, name in enumerate(places):
        column = found.first + place
        span = width - place if name == "value" else 1
        text = FIELD_WORDS[name]
        cells.append(replace(head, text=text, column=column, column_span=span, row_span=height))
    lines = [heads for heads in (found.heads, found.below) if heads]
    for target in _targets(table, found, labels):
        for place, heads in enumerate(lines, start=found.first):
            level = found.level(target, heads)
            cells.append(replace(target, text=level.text if level else "", column=place, column_span=1))
        rest = width - len(lines)
        cells.append(replace(target, column=found.end - rest, column_span=rest))
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _end(cell: Cell) -> int:
    """The column behind a cell."""
    return cell.column + cell.column_span
