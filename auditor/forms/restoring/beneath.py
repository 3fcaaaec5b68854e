"""Tables that print the name of an indicator in a line over its target, unit and points, under a header that
is made so too, put into a row each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_parts
from auditor.model import Cell, Document, Table

_LINES = 2  # of an indicator
_FEWEST = 2  # indicators
_TARGETS = frozenset({"value", "operator"})


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The first row of the header, the columns over which the name lies, the row behind the last pair."""

    top: int
    first: int
    last: int
    stop: int

    def is_name(self, cell: Cell) -> bool:
        """Whether a cell is the header of the names, or one of them."""
        own = (cell.row - self.top) % _LINES == 0
        return own and (cell.column, _end(cell)) == (self.first, self.last)


def names_beside(document: Document, labels: Labels) -> Document:
    """The document with the name of each such row left of what stands beneath it."""
    return with_parts(document, lambda table: _parts(table, labels))


def _parts(table: Table, labels: Labels) -> Iterator[Table]:
    pairs = _pairs(table, labels)
    if pairs is None:
        yield table
        return
    yield from _piece([cell for cell in table.cells if cell.row < pairs.top], 0)
    yield from _piece(list(_joined(table, pairs)), 0)
    yield from _piece([cell for cell in table.cells if cell.row >= pairs.stop], pairs.stop - 1)


def _pairs(table: Table, labels: Labels) -> _Pairs | None:
    rows = table.rows()
    for number in range(len(rows) - 1):
        for cell in rows[number]:
            found = _beginning(table, rows, cell, labels)
            if found:
                return found
    return None


def _beginning(table: Table, rows: Sequence[Sequence[Cell]], name: Cell, labels: Labels) -> _Pairs | None:
    """The pairs below a header cell of names that lies over labels of targets, alone in the second line."""
    if name.column_span < _LINES or name.row_span > 1 or labels.column(name.text) != "name":
        return None
    roles = {labels.column(each.text) for each in rows[name.row]}
    targets = not roles.isdisjoint(_TARGETS) or _beside_results(roles)
    if not _lies_over(rows[name.row], name) or not targets or "name" in roles:
        return None
    stop = name.row + _LINES
    while stop + 1 <= len(rows) and _is_pair(rows[stop - 1], rows[stop], name):
        stop += _LINES
    whole = all(cell.row + cell.row_span <= stop or cell.row >= stop for cell in table.cells)
    pairs = (stop - name.row) // _LINES - 1
    return _Pairs(name.row, name.column, _end(name), stop) if whole and pairs >= _FEWEST else None


def _beside_results(roles: Collection[str | None]) -> bool:
    """Whether labels tell what was aimed at beside what was reached: 年初目标 | 实际完成."""
    return "goal" in roles and "actual" in roles


def _is_pair(upper: Sequence[Cell], lower: Sequence[Cell], name: Cell) -> bool:
    own = [cell for cell in upper if cell.column == name.column and cell.column_span == name.column_span]
    named = len(own) == 1 and own[0].row_span == 1 and bool(own[0].text.strip())
    return named and len(lower) >= _LINES and all(_is_below(cell, name) for cell in lower)


def _lies_over(cells: Sequence[Cell], name: Cell) -> bool:
    """Whether the cells of a line are several, and just as wide together as the name over them."""
    if len(cells) < _LINES:
        return False
    return cells[0].column == name.column and _end(cells[-1]) == _end(name)


def _is_below(cell: Cell, name: Cell) -> bool:
    """Whether a cell lies wholly beneath a name; sheets have no cells where nothing stands."""
    return name.column <= cell.column and _end(cell) <= _end(name)


def _end(cell: Cell) -> int:
    """The last column of a cell."""
    return cell.column + cell.column_span - 1


def _joined(table: Table, pairs: _Pairs) -> Iterator[Cell]:
    """The cells of the pairs in one line each, with a further column for the names."""
    for cell in table.cells:
        if not pairs.top <= cell.row < pairs.stop:
            continue
        line = (cell.row - pairs.top) // _LINES + 1
        end = (cell.row + cell.row_span - 1 - pairs.top) // _LINES + 1
        moved = replace(cell, row=line, row_span=end - line + 1)
        if pairs.is_name(cell):
            yield replace(moved, column_span=1)
        elif cell.column >= pairs.first:
            yield replace(moved, column=cell.column + 1)
        else:
            yield moved


def _piece(cells: Sequence[Cell], above: int) -> Iterator[Table]:
    """Cells as a table of their own, none where there are none."""
    if cells:
        moved = (replace(cell, row=cell.row - above) for cell in cells)
        ordered = tuple(sorted(moved, key=lambda cell: (cell.row, cell.column)))
        yield Table(ordered, ordered[0].location)
