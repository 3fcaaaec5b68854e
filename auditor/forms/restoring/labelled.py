"""Lines below each indicator that say by their own label what they hold («评分标准：…», «数据来源：…»), put
into columns behind those of the table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.chinese.stops import CELL_SIGNS
from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_tables
from auditor.forms.text import label_key
from auditor.model import Cell, Document, Table

_LED = expression(rf"\s*([^：:{CELL_SIGNS}\s]{{2,12}})\s*[：:]\s*(\S.*)", re.DOTALL)
_FEWEST = 3  # indicators with such a line
_SHARE = 0.8  # of the indicators have it
_SAID = 0.5
_ROLES = ("explain", "note", "reason")
_FEWEST_CELLS = 3  # of a row of an indicator


@dataclass(frozen=True, slots=True)
class _Below:
    """A line below an indicator: its cell, its label and what it says."""

    cell: Cell
    label: str
    text: str


def set_beside(document: Document, labels: Labels) -> Document:
    """The document with what stands in such lines beside the indicator above them."""
    return with_tables(document, lambda table: _restored(table, labels))


def _restored(table: Table, labels: Labels) -> Table:
    rows = enumerate(table.filled(), start=1)
    below = {number: each for number, row in rows if (each := _below(row, labels))}
    if not below:
        return table
    width = max(cell.column + cell.column_span - 1 for cell in table.cells)
    owners = _owners(table, below)
    header = _header(table, min(owners.values(), default=1), labels)
    if header is None:
        return table
    counts = Counter(label_key(below[number].label) for number in owners)
    most = len(set(owners.values()))
    usual = {key for key, count in counts.items() if count >= max(_FEWEST, _SHARE * most)}
    if any(labels.column(cell.text) == "actual" for cell in table.rows()[header - 1]):
        usual |= {key for key in counts if labels.column(key) == "reason"}  # of what fell short alone
    kept = {number: below[number] for number in owners if label_key(below[number].label) in usual}
    return _widened(table, kept, owners, width, header) if kept else table


def _below(cells: Sequence[Cell], labels: Labels) -> _Below | None:
    """What the only cell of a row that is not blank says behind its label."""
    if len(cells) != 1:
        return None
    led = _LED.fullmatch(cells[0].text)
    told = led and max(labels.grammar.read(led[1]).share(role) for role in _ROLES) >= _SAID
    return _Below(cells[0], led[1], led[2]) if led and told else None


def _owners(table: Table, below: dict[int, _Below]) -> dict[int, int]:
    """For each such line the row of several cells that it stands below."""
    found: dict[int, int] = {}
    for number in below:
        above = number - 1
        owner = found.get(above) if above in below else above
        cells = [cell for cell in table.rows()[owner - 1] if cell.text.strip()] if owner else []
        if owner and len(cells) >= _FEWEST_CELLS:
            found[number] = owner
    return found


def _header(table: Table, first: int, labels: Labels) -> int | None:
    """The row above the first indicator that heads columns by its labels, or else the one right above it,
    unless it holds figures."""
    rows = table.rows()
    named = (number for number in range(first - 1, 0, -1) if _names_columns(rows[number - 1], labels))
    if (found := next(named, None)) is not None:
        return found
    above = [cell.text for cell in rows[first - 2] if cell.text.strip()] if first > 1 else []
    words = len(above) >= _FEWEST_CELLS and not any(char.isdigit() for text in above for char in text)
    return first - 1 if words else None


def _names_columns(row: Sequence[Cell], labels: Labels) -> bool:
    columns = {labels.column(cell.text) for cell in row} - {None, "ignored"}
    return len(columns) >= _FEWEST_CELLS and "name" in columns


def _widened(
    table: Table, below: dict[int, _Below], owners: dict[int, int], width: int, header: int
) -> Table:
    """The table without these lines, with a column for each of their labels."""
    height = max(cell.row + cell.row_span - 1 for cell in table.cells)
    rows = [row for row in range(1, height + 1) if row not in below]
    new = {row: number for number, row in enumerate(rows, start=1)}
    columns: dict[str, int] = {}
    for each in below.values():
        columns.setdefault(label_key(each.label), width + 1 + len(columns))
    cells = [*_kept(table, new), *_heads(below, columns, new[header])]
    cells += [
        replace(each.cell, text=each.text, row=new[owners[number]], row_span=1, column_span=1, column=place)
        for number, each in below.items()
        for place in (columns[label_key(each.label)],)
    ]
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _kept(table: Table, new: dict[int, int]) -> Iterator[Cell]:
    for cell in table.cells:
        own = [new[row] for row in range(cell.row, cell.row + cell.row_span) if row in new]
        if own:
            yield replace(cell, row=own[0], row_span=len(own))


def _heads(below: dict[int, _Below], columns: dict[str, int], row: int) -> Iterator[Cell]:
    first = {label_key(each.label): each for each in reversed(below.values())}
    for key, place in columns.items():
        yield replace(
            first[key].cell, text=first[key].label, row=row, row_span=1, column=place, column_span=1
        )
