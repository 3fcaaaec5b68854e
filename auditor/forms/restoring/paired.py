"""Columns whose cells hold two things, «分值/得分» over «10/9.5» or «目标值与完成值» over «目标：≥5场；
实际：6场», parted into a column of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.forms.text import squeeze
from auditor.model import Block, Cell, Document, Table

_JOINTS = re.compile(r"[/／|、]|及其?|以及|和|与")
_LEAST = 0.5
_SAID = 0.4
_PARTED = frozenset({"value", "actual", "weight", "score", "forecast", "unit", "operator"})
_FEWEST = 3
_MOSTLY = 0.75
_GAP = re.compile(r"\s*[/／|；;\n]\s*")
_LABELLED = re.compile(r"([^：:]{1,8})[：:](.*)", re.DOTALL)
_NUMBERS = re.compile(r"[\d.%分]+")


@dataclass(frozen=True, slots=True)
class _Pair:
    """The header cell, what its halves are called, and the cells below it."""

    header: Cell
    labels: tuple[str, str]
    roles: tuple[str, str]
    below: Sequence[Cell]


def parted(document: Document, labels: Labels) -> Document:
    """The document with such columns parted."""
    return with_parts(document, lambda block: _parts(block, labels))


def _parts(block: Block, labels: Labels) -> Iterator[Block]:
    if not isinstance(block, Table):
        yield block
        return
    pair = next(_pairs(block, labels), None)
    yield from [block] if pair is None else _parts(_split(block, pair, labels), labels)


def _pairs(table: Table, labels: Labels) -> Iterator[_Pair]:
    for cell in table.cells:
        halves = _halves(cell.text, labels) if cell.column_span == 1 and cell.row_span <= 2 else None
        if halves is None:
            continue
        pair = _Pair(cell, *halves, [c for c in table.cells if c.column == cell.column and c.row > cell.row])
        own = [each for each in pair.below if each.text.strip() and each.column_span == 1]
        parted = sum(_cut(each.text, pair, labels) is not None for each in own)
        if len(own) >= _FEWEST and parted >= _MOSTLY * len(own):
            yield pair


def _halves(text: str, labels: Labels) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """The two labels in one, and the roles of which they are: of other columns each."""
    parts = [part for part in _JOINTS.split(squeeze(text)) if part]
    if len(parts) != 2:
        return None
    one, other = (labels.grammar.best(part, _LEAST) or "" for part in parts)
    if one == other or not {one, other} <= _PARTED:
        return None
    return (parts[0], parts[1]), (one, other)


def _cut(text: str, pair: _Pair, labels: Labels) -> tuple[str, str] | None:
    """Both halves of a cell, without what they are called."""
    parts = _GAP.split(text.strip())
    if len(parts) != 2 or not all(parts):
        return None
    named = [_LABELLED.fullmatch(part) for part in parts]
    if all(named):
        said = zip(pair.roles, (match for match in named if match), strict=True)
        told = [
            match[2].strip() for role, match in said if labels.grammar.read(match[1]).share(role) >= _SAID
        ]
        return (told[0], told[1]) if len(told) == 2 else None
    numbers = all(_NUMBERS.fullmatch(part) for part in parts)
    return (parts[0], parts[1]) if numbers or pair.roles[0] in ("value", "actual") else None


def _split(table: Table, pair: _Pair, labels: Labels) -> Table:
    """The table with one more column, behind the one that is parted."""
    place = pair.header.column
    below = {id(cell) for cell in pair.below if cell.column_span == 1}
    cells: list[Cell] = []
    for cell in table.cells:
        end = cell.column + cell.column_span - 1
        if cell is pair.header:
            halves: tuple[str, str] | None = pair.labels
        else:
            halves = (_cut(cell.text, pair, labels) or (cell.text, "")) if id(cell) in below else None
        if halves is not None:
            one = replace(cell, text=halves[0])
            cells += [one, replace(one, text=halves[1], column=cell.column + 1)]
        elif cell.column <= place <= end:
            cells.append(replace(cell, column_span=cell.column_span + 1))
        else:
            cells.append(replace(cell, column=cell.column + 1) if cell.column > place else cell)
    return Table(tuple(cells), table.location)
