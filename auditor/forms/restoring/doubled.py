"""Columns whose cells hold two things at once, parted: «三级指标及目标值» over «补植树木≥300株»,
«分值/得分» over «8/7.5», «得分（满分）» over «9（10）», «目标值与完成值» over «目标：≥5场；实际：6场»,
«指标» over «补植树木（产出/数量）»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from auditor.expressions import expression
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.remembered import remembered
from auditor.forms.replacing import with_tables
from auditor.forms.rows.entries import EntryReader
from auditor.forms.text import is_number
from auditor.model import Cell, Document, Table
from auditor.model.words import FIELD_WORDS

_STROKE = expression(r"\s*[/／]\s*")
_BRACKETED = expression(r"([^/／()（）]+?)\s*[（(]([^()（）]+)[)）]")
_LEVELLED = expression(r"(\S.*?)\s*[（(【\[]\s*([^（()）【】\[\]]+?)\s*[)）】\]]\s*", re.DOTALL)
_JOINT = expression(r"[及和与、/／(（]")
_FEWEST = 3  # cells that hold both
_SHARE = 0.8  # of the filled ones
_FEWEST_COLUMNS = 3
_PARTS = 2  # of a label of two things
_TARGETS = frozenset({"value", "operator"})
_FIGURES = frozenset({"weight", "score", "value", "actual"})
_LEVELS = frozenset({"level1", "level2"})
_TOLD = frozenset({*_FIGURES, "forecast"})
_SAID = 0.4  # of a label inside a cell, which may be cut short: 目标, 实际
_CLAUSES = expression(r"\s*[；;\n]\s*")
_CLAUSE = expression(r"([^：:]{1,8})[：:]\s*(.+)")

_Pair = tuple[str, str]
_Parting = Callable[[str], _Pair | None]


@dataclass(frozen=True, slots=True)
class _Doubled:
    """A header cell over such a column, its two labels, and what parts the cells below."""

    header: Cell
    labels: _Pair
    parting: _Parting

    @property
    def end(self) -> int:
        return self.header.column + self.header.column_span - 1

    def holds(self, cell: Cell) -> bool:
        """Whether a cell stands in the column, below the header."""
        below = cell.row >= self.header.row + self.header.row_span
        return below and cell.column == self.header.column and cell.column_span == self.header.column_span


class DoubledColumns:
    """Finds such columns, by their labels and by what the cells below can be parted into."""

    def __init__(self, labels: Labels, levels: LevelReader, entries: EntryReader) -> None:
        self._labels = labels
        self._levels = levels
        self._entries = entries
        self._may_hold_two = remembered(self._names_two)

    def restored(self, document: Document) -> Document:
        """The document with each such column as two."""
        return with_tables(document, self._restored)

    def _restored(self, table: Table) -> Table:
        while doubled := next(self._doubled(table), None):
            table = _parted(table, doubled)
        return table

    def _doubled(self, table: Table) -> Iterator[_Doubled]:
        for row in table.rows():
            for cell in row if len(row) >= _FEWEST_COLUMNS else ():
                if not self._may_hold_two(cell.text):
                    continue
                several = (self._figures(cell), self._told(cell), self._named(cell, row))
                for found in (*several, *self._levelled(cell, row)):
                    if found and _is_borne_out(found, table):
                        yield found

    def _names_two(self, text: str) -> bool:
        """Whether a text is a label of names, or of two parts, as far as words tell without those beside."""
        strokes, joint = _strokes(text), _JOINT.split(text.strip())
        if "name" in (self._labels.column(text), self._labels.column(joint[0])):
            return True
        two = [parts for parts in (strokes, [*filter(None, joint)]) if len(parts) == _PARTS]
        return any(self._labels.column(part) for parts in two for part in parts)

    def _figures(self, cell: Cell) -> _Doubled | None:
        """A label of two parts (分值/得分, 得分（满分）), both of figures."""
        parts = _strokes(cell.text)
        columns = [_aimed(self._labels.column(part)) for part in parts]
        if len(parts) != 2 or columns[0] == columns[1] or not _FIGURES.issuperset(columns):
            return None
        return _Doubled(cell, (parts[0], parts[1]), self._both_figures)

    def _both_figures(self, text: str) -> _Pair | None:
        parts = _strokes(text)
        whole = len(parts) == 2 and all(is_number(part) or self._entries.is_target(part) for part in parts)
        return (parts[0], parts[1]) if whole else None

    def _told(self, cell: Cell) -> _Doubled | None:
        """A label of two parts over cells that say which part is which."""
        parts = [part for part in _JOINT.split(cell.text.strip()) if part]
        roles = [self._labels.column(part) or "" for part in parts]
        if len(parts) != 2 or roles[0] == roles[1] or not _TOLD.issuperset(roles):
            return None
        return _Doubled(cell, (parts[0], parts[1]), lambda text: self._clauses(text, roles))

    def _clauses(self, text: str, roles: Sequence[str]) -> _Pair | None:
        clauses = [_CLAUSE.fullmatch(part) for part in _CLAUSES.split(text.strip()) if part]
        if len(clauses) != len(roles):
            return None
        said = zip(roles, clauses, strict=True)
        told = [
            match[2]
            for role, match in said
            if match and self._labels.grammar.read(match[1]).share(role) >= _SAID
        ]
        return (told[0], told[1]) if len(told) == len(roles) else None

    def _named(self, cell: Cell, row: Sequence[Cell]) -> _Doubled | None:
        """A label of names in a header without one of targets."""
        first = _JOINT.split(cell.text.strip())[0]
        if "name" not in (self._labels.column(cell.text), self._labels.column(first)):
            return None
        others = {self._labels.column(other.text) for other in row if other is not cell}
        if others & _TARGETS or len(others - {None}) < 2:
            return None
        return _Doubled(cell, (FIELD_WORDS["name"], FIELD_WORDS["value"]), self._name_and_target)

    def _levelled(self, cell: Cell, row: Sequence[Cell]) -> Iterator[_Doubled]:
        """A label of names, in a header without one of levels, over names with their levels in brackets."""
        columns = {self._labels.column(other.text) for other in row if other is not cell}
        if self._labels.column(cell.text) == "name" and columns.isdisjoint(_LEVELS):
            for rank, read in (("level1", self._first), ("level2", self._second)):
                yield _Doubled(cell, (FIELD_WORDS[rank], FIELD_WORDS["name"]), partial(_level_and_name, read))

    def _first(self, words: str) -> bool:
        path = self._levels.path(words) or self._levels.bare_path(words)
        return path is not None or self._levels.is_first(words)

    def _second(self, words: str) -> bool:
        return self._levels.is_second(words)

    def _name_and_target(self, text: str) -> _Pair | None:
        return self._entries.pair(text) if len(self._entries.entries(text)) == 1 else None


def _aimed(role: str | None) -> str | None:
    """A role of a column; beside points a year's goal (2024年目标（分值）) is what the rows aim at."""
    return "value" if role == "goal" else role


def _level_and_name(is_level: Callable[[str], bool], text: str) -> _Pair | None:
    """The level in brackets at the end of a name, and the name without it."""
    match = _LEVELLED.fullmatch(text)
    return (match[2], match[1]) if match and is_level(match[2]) else None


def _strokes(text: str) -> list[str]:
    """The parts of a text on both sides of a stroke, or before and in brackets at its end."""
    match = _BRACKETED.fullmatch(text.strip())
    return list(match.groups()) if match else _STROKE.split(text.strip())


def _is_borne_out(doubled: _Doubled, table: Table) -> bool:
    texts = [cell.text for cell in table.cells if doubled.holds(cell) and cell.text.strip()]
    parted = sum(doubled.parting(text) is not None for text in texts)
    return parted >= _FEWEST and parted >= _SHARE * len(texts)


def _parted(table: Table, doubled: _Doubled) -> Table:
    """The table with a further column behind this one."""
    cells: list[Cell] = []
    for cell in table.cells:
        if cell is doubled.header:
            cells += _both(cell, doubled.labels, doubled.end)
        elif doubled.holds(cell):
            cells += _both(cell, doubled.parting(cell.text) or (cell.text, ""), doubled.end)
        elif cell.column > doubled.end:
            cells.append(replace(cell, column=cell.column + 1))
        elif cell.column + cell.column_span - 1 >= doubled.end:
            cells.append(replace(cell, column_span=cell.column_span + 1))
        else:
            cells.append(cell)
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _both(cell: Cell, texts: _Pair, end: int) -> Iterator[Cell]:
    yield replace(cell, text=texts[0])
    yield replace(cell, text=texts[1], column=end + 1, column_span=1)
