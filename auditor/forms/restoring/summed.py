"""Levels that stand above their indicators in the column of names, beside them what these weigh together:
«1 产出指标 | | 50», «1.1 数量指标 | | 30». The sums are left out, so that each stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.expressions import expression
from auditor.forms.labels.levels import LevelReader
from auditor.forms.replacing import with_tables
from auditor.forms.text import squeeze
from auditor.model import Cell, Document, Table

_FEWEST = 2  # such levels
_NUMBER = expression(r"\d+(?:\.\d+)*[、.]?|[（(]?[一二三四五六七八九十]{1,2}[)）]?[、.]?")
_SUM = expression(r"\d{1,3}(?:\.\d+)?(?:分|%)?")

_Row = Sequence[Cell]


def without_sums(document: Document, levels: LevelReader) -> Document:
    """The document with such levels alone in their rows."""
    return with_tables(document, lambda table: _alone(table, levels))


def _alone(table: Table, levels: LevelReader) -> Table:
    rows = table.filled()
    sums = {id(cell) for cell in _sums(rows, levels)}
    if not sums:
        return table
    return replace(
        table, cells=tuple(replace(cell, text="") if id(cell) in sums else cell for cell in table.cells)
    )


def _sums(rows: Sequence[_Row], levels: LevelReader) -> list[Cell]:
    """The cells beside levels that all stand in one column, each above a deeper level or a name."""
    found = {number: parts for number, row in enumerate(rows) if (parts := _parts(row, levels))}
    places = {level.column for level, _ in found.values()}
    if len(found) < _FEWEST or len(places) > 1:
        return []
    heads = all(_heads(rows, number, *parts, levels) for number, parts in found.items())
    return [each for _, sums in found.values() for each in sums] if heads else []


def _parts(row: _Row, levels: LevelReader) -> tuple[Cell, _Row] | None:
    """The level of a row, behind its number at most, and the sums behind it, one or more."""
    if len(row) < 2:
        return None
    rest = row[1:] if _NUMBER.fullmatch(squeeze(row[0].text)) else row
    if len(rest) < 2 or not levels.is_level(rest[0].text) or rest[0].row_span > 1:
        return None
    sums = rest[1:]
    return (rest[0], sums) if all(_SUM.fullmatch(squeeze(cell.text)) for cell in sums) else None


def _heads(rows: Sequence[_Row], number: int, level: Cell, sums: _Row, levels: LevelReader) -> bool:
    """Whether the next row has a second level below a first one, or a name with its target, in front of the
    column of the sums."""
    below = next((row for row in rows[number + 1 :] if row), ())
    name = next((cell for cell in below if cell.column == level.column), None)
    if name is None:
        return False
    if levels.is_level(name.text):
        return levels.is_first(level.text) and levels.is_second(name.text)
    return any(name.column < cell.column < sums[0].column for cell in below)
