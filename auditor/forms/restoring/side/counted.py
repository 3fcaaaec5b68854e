"""Columns that count the indicators of a level (指标1 | 指标2 | 指标3) and hold name and target in one cell,
put into rows of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.remembered import remembered
from auditor.forms.replacing import with_parts
from auditor.forms.rows.entries import EntryReader
from auditor.forms.text import squeeze
from auditor.model import Cell, Document, Table

_ORDINALS = "一二三四五六七八九"
_COUNTED = expression(rf"(\D+?)([1-9{_ORDINALS}])")
_FEWEST = 2
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class _Run:
    """The header cells that count on; the rows below, ``stop`` left out, that have a cell for each."""

    stem: str
    heads: Sequence[Cell]
    stop: int

    @property
    def places(self) -> dict[int, int]:
        """The columns of the run, with their order."""
        return {head.column: order for order, head in enumerate(self.heads)}


def uncounted(document: Document, labels: Labels, entries: EntryReader) -> Document:
    """The document with a row for each indicator of such tables."""
    return with_parts(document, lambda table: _parts(table, labels, entries))


def _parts(table: Table, labels: Labels, entries: EntryReader) -> Iterator[Table]:
    run = _run(table, labels, entries)
    if run is None:
        yield table
        return
    top = run.heads[0].row
    yield from _piece([cell for cell in table.cells if cell.row < top], 0)
    yield from _piece(list(_spread(table, run)), top - 1)
    yield from _piece([cell for cell in table.cells if cell.row >= run.stop], run.stop - 1)


def _run(table: Table, labels: Labels, entries: EntryReader) -> _Run | None:
    if not any(map(_counts_one, table.texts())):
        return None
    for row in table.rows():
        heads, stem = _heads(row, labels)
        if len(heads) >= _FEWEST:
            run = _Run(stem, heads, _stop(table, heads))
            return run if _hold_both(table, run, entries) else None
    return None


def _hold_both(table: Table, run: _Run, entries: EntryReader) -> bool:
    """Whether nearly all cells of the run hold a name and a target."""
    below = (c.text for c in table.cells if run.heads[0].row < c.row < run.stop and c.column in run.places)
    both = [entries.pair(text.strip()) is not None for text in below if text.strip()]
    return len(both) >= _FEWEST and sum(both) >= _NEARLY_ALL * len(both)


def _heads(row: Sequence[Cell], labels: Labels) -> tuple[Sequence[Cell], str]:
    """The cells of a row that count on from one, side by side, with the word that they count."""
    counted: list[Cell] = []
    stem = ""
    for cell in row:
        match = _COUNTED.fullmatch(squeeze(cell.text))
        single = cell.row_span == cell.column_span == 1
        if match and single and _number(match[2]) == len(counted) + 1 and stem in ("", match[1]):
            stem = match[1]
            counted.append(cell)
        elif counted:
            break
    named = labels.column(stem) == "name" if stem else False
    joined = all(cell.column == counted[0].column + n for n, cell in enumerate(counted))
    return (counted, stem) if named and joined else ((), "")


@remembered
def _counts_one(text: str) -> bool:
    """Whether a text may be the first of those that count on."""
    match = _COUNTED.fullmatch(squeeze(text))
    return match is not None and _number(match[2]) == 1


def _number(digit: str) -> int:
    return _ORDINALS.index(digit) + 1 if digit in _ORDINALS else int(digit)


def _stop(table: Table, heads: Sequence[Cell]) -> int:
    """The first row below the header, or behind the table, in which a cell reaches over several of the
    columns, or over several rows of one."""
    first, last = heads[0].column, heads[-1].column
    for cell in table.cells:
        end = cell.column + cell.column_span - 1
        inside = first <= cell.column <= last or cell.column < first <= end
        if cell.row > heads[0].row and inside and (cell.column_span > 1 or cell.row_span > 1):
            return cell.row
    return max(cell.row + cell.row_span for cell in table.cells)


def _spread(table: Table, run: _Run) -> Iterator[Cell]:
    """The cells from the header to the last row of the run, in as many rows as each has indicators."""
    top, places = run.heads[0].row, run.places
    more = len(places) - 1
    filled: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if top < cell.row < run.stop and cell.column in places and cell.text.strip():
            filled.setdefault(cell.row, []).append(cell)
    starts = {top: top}
    for row in range(top, run.stop):
        starts[row + 1] = starts[row] + max(1, len(filled.get(row, ())))
    for cell in table.cells:
        if not top <= cell.row < run.stop:
            continue
        if cell.column in places:
            first = run.heads[0].column
            if cell is run.heads[0]:
                yield replace(cell, text=run.stem)
            elif cell in filled.get(cell.row, ()):
                order = filled[cell.row].index(cell)
                yield replace(cell, row=starts[cell.row] + order, column=first)
            continue
        column = cell.column - more if cell.column > run.heads[-1].column else cell.column
        end = starts[min(cell.row + cell.row_span, run.stop)]
        yield replace(cell, row=starts[cell.row], row_span=end - starts[cell.row], column=column)


def _piece(cells: Sequence[Cell], above: int) -> Iterator[Table]:
    """Cells as a table of their own, none where there are none."""
    if cells:
        moved = (replace(cell, row=cell.row - above) for cell in cells)
        ordered = tuple(sorted(moved, key=lambda cell: (cell.row, cell.column)))
        yield Table(ordered, ordered[0].location)
