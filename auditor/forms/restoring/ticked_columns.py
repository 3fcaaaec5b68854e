"""Columns that each offer a sign, a way, a level or an answer (≥ | ≤ | =, 定量 | 定性) over rows in which
one is ticked: one column in which stands what is ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from auditor.chinese.ticks import BOX, TICK
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader
from auditor.forms.replacing import with_tables
from auditor.forms.text import squeeze
from auditor.model import Cell, Document, Table
from auditor.model.words import FIELD_WORDS

_FEWEST = 2  # things to choose from, and rows in which one is ticked
_BRACKETS = "()（）[]【】"
_TICKS = frozenset(TICK)
_WAY = "正反向"


@dataclass(frozen=True, slots=True)
class Offer:
    """The cells side by side that offer, the cell over just these, and what they offer."""

    heads: Sequence[Cell]
    parent: Cell | None
    name: str

    @property
    def first(self) -> int:
        return self.heads[0].column

    @property
    def end(self) -> int:
        """The column behind them."""
        return self.heads[-1].column + self.heads[-1].column_span

    @property
    def body(self) -> int:
        """The first row below them."""
        return self.heads[0].row + self.heads[0].row_span

    def parts(self, cell: Cell) -> bool:
        """Whether a cell lies in some of the columns; one over all of them and more is a line of its own."""
        inside = cell.column < self.end and cell.column + cell.column_span > self.first
        return inside and not (cell.column < self.first and cell.column + cell.column_span > self.end)

    def above(self, cell: Cell) -> Cell | None:
        """The head over just this cell."""
        same = (head for head in self.heads if head.column == cell.column)
        return next((head for head in same if head.column_span == cell.column_span), None)

    def chosen(self, cell: Cell) -> bool:
        """Whether a cell is ticked, or says once more what its head says."""
        head, bare = self.above(cell), _bare(cell.text)
        return head is not None and (bare in _TICKS or bare == _bare(head.text))

    def left(self, cell: Cell) -> bool:
        """Whether a cell is blank, or holds a box that nobody ticked."""
        return not _bare(cell.text).strip(BOX)

    @property
    def header(self) -> Cell:
        top = self.parent or self.heads[0]
        return replace(top, text=self.name, column_span=self.end - self.first, row_span=self.body - top.row)

    def told(self, cell: Cell) -> Cell:
        """A ticked cell as one that says what is ticked."""
        head = self.above(cell) or cell
        return replace(cell, text=head.text, column=self.first, column_span=self.end - self.first)


class TickedColumns:
    """Finds such columns by what they offer and by the ticks below."""

    def __init__(self, labels: Labels, levels: LevelReader, targets: TargetReader) -> None:
        self._labels = labels
        flags = labels.yes | labels.no
        self._families: Sequence[tuple[str, Callable[[str], bool]]] = (
            (FIELD_WORDS["operator"], targets.is_sign),
            (_WAY, lambda text: targets.polarity(text) is not None),
            (FIELD_WORDS["level1"], levels.is_first),
            (FIELD_WORDS["level2"], levels.is_second),
            ("", lambda text: squeeze(text) in flags),
        )

    def restored(self, document: Document) -> Document:
        """The document with each such group of columns as one."""
        return with_tables(document, self._restored)

    def _restored(self, table: Table) -> Table:
        if not any(_bare(text) in _TICKS for text in table.texts()):
            return table
        while whole := next(filter(None, (_together(table, offer) for offer in self._offers(table))), None):
            table = whole
        return table

    def _offers(self, table: Table) -> Iterator[Offer]:
        for row in table.rows():
            for name, belongs in self._families:
                run: list[Cell] = []
                for cell in row:
                    if not belongs(cell.text):
                        continue
                    if run and not go_on(table, run[-1], cell):
                        yield from self._offer(table, run, name)
                        run = []
                    run.append(cell)
                yield from self._offer(table, run, name)

    def _offer(self, table: Table, heads: Sequence[Cell], name: str) -> Iterator[Offer]:
        """Things to choose from under what is printed over them, where that says what they are."""
        if not len({_bare(head.text) for head in heads}) == len(heads) >= _FEWEST:
            return
        offer = Offer(heads, None, name)
        parent = above(table, heads[0])
        own = parent and (parent.column, parent.column + parent.column_span) == (offer.first, offer.end)
        if parent and own and (self._labels.column(parent.text) or not name):
            yield replace(offer, parent=parent, name=parent.text)
        elif name:
            yield replace(offer, parent=parent if own else None)


def go_on(table: Table, cell: Cell, other: Cell) -> bool:
    """Whether two cells stand side by side under the same one, or under none both."""
    beside = cell.column + cell.column_span == other.column and cell.row_span == other.row_span
    return beside and (cell.row == 1 or above(table, cell) is above(table, other))


def above(table: Table, cell: Cell) -> Cell | None:
    return table.grid()[cell.row - 2][cell.column - 1] if cell.row > 1 else None


def _together(table: Table, offer: Offer) -> Table | None:
    """The table with one column in their place, ``None`` where the rows below are not ticked once at most."""
    below = [cell for cell in table.cells if cell.row >= offer.body and offer.parts(cell)]
    ticks = [cell for cell in below if offer.chosen(cell)]
    rows = [row for cell in ticks for row in range(cell.row, cell.row + cell.row_span)]
    once = all(one != other for one, other in pairwise(sorted(rows)))
    if len(rows) < _FEWEST or not once:
        return None
    taken = [cell for cell in below if cell.row <= max(rows)]
    if not all(offer.chosen(cell) or offer.left(cell) for cell in taken):
        return None
    gone = {id(cell) for cell in (*taken, *offer.heads, offer.parent)}
    kept = [cell for cell in table.cells if id(cell) not in gone]
    cells = [*kept, offer.header, *map(offer.told, ticks)]
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _bare(text: str) -> str:
    return squeeze(text).strip(_BRACKETS)
