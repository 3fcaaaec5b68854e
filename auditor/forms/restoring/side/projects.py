"""Projects side by side that share the columns of levels (一级指标 | 二级指标 | 甲项目 | 乙项目), each with
names and targets of its own, set one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.forms.text import label_key, squeeze
from auditor.model import Cell, Document, Table
from auditor.model.words import FIELD_WORDS

_FEWEST = 2
_SHORTEST = 3  # name of a project
_NAMED = frozenset({"name", "value"})
_AIMS = {"goal": "value"}  # 目标, over the targets of a project
_MONEY = expression(r"(\S.{2,}?)\s*[（(]\s*(?:[^（()）\d]*?[：:]?\s*)(\d[\d,，.]*\s*[万亿]?元)\s*[)）]")


@dataclass(frozen=True, slots=True)
class _Projects:
    """The cells that name the projects, each over its own columns, in the row above their header."""

    heads: Sequence[Cell]
    titled: bool  # by the titles of their forms

    @property
    def first(self) -> int:
        return self.heads[0].column

    @property
    def row(self) -> int:
        return self.heads[0].row


def set_below(document: Document, labels: Labels) -> Document:
    """The document with each such table cut into one a project, each with the levels."""
    return with_parts(document, lambda table: _parts(table, labels))


def _parts(table: Table, labels: Labels) -> Iterator[Table]:
    found = _projects(table, labels)
    if found is None:
        yield table
        return
    above = tuple(cell for cell in table.cells if cell.row < found.row)
    if above:
        yield Table(above, above[0].location)
    for head in found.heads:
        paid = _MONEY.fullmatch(head.text.strip())
        name = head.text if found.titled else _project(head.text, labels)
        identity = _identity(replace(head, text=name), titled=found.titled, money=paid[2] if paid else "")
        yield Table(tuple(identity), head.location)
        cells = tuple(sorted(_part(table, found, head), key=lambda cell: (cell.row, cell.column)))
        yield Table(cells, cells[0].location)


def _identity(head: Cell, *, titled: bool, money: str) -> Iterator[Cell]:
    """What a project is called and gets, as the head of a form of its own."""
    fields = ((FIELD_WORDS["project"], head.text), (FIELD_WORDS["budget"], money))
    texts = (head.text,) if titled else tuple(text for field in fields if field[1] for text in field)
    for column, text in enumerate(texts, 1):
        yield replace(head, text=text, row=1, column=column, row_span=1, column_span=1)


def _part(table: Table, found: _Projects, head: Cell) -> Iterator[Cell]:
    """The cells below the head of a project, and those left of all projects."""
    for cell in table.cells:
        end = cell.row + cell.row_span
        if cell in found.heads or end <= found.row + 1:
            continue
        row, span = max(cell.row - found.row, 1), end - max(cell.row, found.row + 1)
        if cell.column < found.first:
            yield replace(cell, row=row, row_span=span)
        elif head.column <= cell.column < head.column + head.column_span:
            column = cell.column - head.column + found.first
            yield replace(cell, row=row, row_span=span, column=column)


def _projects(table: Table, labels: Labels) -> _Projects | None:
    rows = table.rows()
    for number in range(1, len(rows)):
        if [labels.column(cell.text) for cell in rows[number]].count("name") < _FEWEST:
            continue
        heads = _over(rows[number - 1], rows[number], labels)
        if len(heads) < _FEWEST or len({label_key(head.text) for head in heads}) < len(heads):
            continue
        titled = all(labels.title(head.text) for head in heads)
        named = titled or all(_project(head.text, labels) for head in heads)
        found = _Projects(heads, titled)
        return found if named and _stand_apart(table, found) else None
    return None


def _over(above: Sequence[Cell], header: Sequence[Cell], labels: Labels) -> Sequence[Cell]:
    """The last cells of a row, as many as lie each over the same labels of names and targets."""
    heads: list[Cell] = []
    printed: list[str] = []
    for cell in reversed(above):
        own = [each for each in header if cell.column <= each.column < cell.column + cell.column_span]
        if not any(each.text.strip() for each in (cell, *own)):
            continue  # a gap between two projects
        texts = [label_key(each.text) for each in own]
        roles = {_AIMS.get(role, role) for each in own if (role := labels.column(each.text))}
        if cell.row_span > 1 or not roles >= _NAMED or (printed and texts != printed):
            break
        heads, printed = [cell, *heads], texts
    return heads


def _project(text: str, labels: Labels) -> str:
    """The project that a text names behind its label, before its money (渔网回收（预算：60万元）), or by a
    word for one at its end, before what stands below it, if it says that too (渔网回收项目绩效目标); «» for
    any other."""
    if paid := _MONEY.fullmatch(text.strip()):
        return paid[1]
    if (hit := labels.field(text)) and hit.field == "project":
        return hit.value
    bare = squeeze(text)
    for cut in range(_SHORTEST, len(bare) + 1):
        reading = labels.grammar.read(bare[:cut])
        rest = labels.grammar.read(bare[cut:])
        if reading.best == "project" and reading.known < 1 and (cut == len(bare) or rest.known == 1):
            return bare[:cut]
    return ""


def _stand_apart(table: Table, found: _Projects) -> bool:
    """Whether no cell from the projects' names on reaches from one project into another, or from the levels
    into one."""
    edges = [head.column for head in found.heads]
    last = found.heads[-1]
    return not any(
        cell.column < edge < cell.column + cell.column_span or cell.column >= last.column + last.column_span
        for cell in table.cells
        if cell.row >= found.row
        for edge in edges
    )
