"""Columns that each hold the targets of one sign (不低于 | 不高于, 下限 | 上限): one column of targets with
their signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader
from auditor.forms.remembered import remembered
from auditor.forms.replacing import with_tables
from auditor.forms.restoring.ticked_columns import Offer, above, go_on
from auditor.forms.text import squeeze
from auditor.model import Cell, Document, Operator, Table
from auditor.model.words import FIELD_WORDS

_FEWEST = 2  # rows with a target
_TARGET = ("目标", "指标")
_BOUNDS = frozenset({Operator.AT_LEAST, Operator.AT_MOST})


class BoundColumns:
    """Finds such columns by the signs over them and the targets below."""

    def __init__(self, labels: Labels, targets: TargetReader) -> None:
        self._labels = labels
        self._targets = targets
        self._sign = remembered(self._sign_of)

    def restored(self, document: Document) -> Document:
        """The document with each such group of columns as one."""
        return with_tables(document, self._restored)

    def _restored(self, table: Table) -> Table:
        if not _BOUNDS.issubset(map(self._sign, table.texts())):
            return table
        offers = (offer for row in table.rows() for offer in self._offers(table, row))
        return next((whole for offer in offers if (whole := self._joined(table, offer))), table)

    def _sign_of(self, text: str) -> Operator | None:
        """The sign that a header says, also as that of a value: 下限值, 目标上限."""
        bare = squeeze(text).removesuffix("值")
        own = next((bare.removeprefix(word) for word in _TARGET if bare.startswith(word)), bare)
        return self._targets.sign(own)

    def _offers(self, table: Table, row: Sequence[Cell]) -> Iterator[Offer]:
        run: list[Cell] = []
        for cell in row:
            if self._sign(cell.text) is None:
                continue
            if run and not go_on(table, run[-1], cell):
                yield from self._offer(table, run)
                run = []
            run.append(cell)
        yield from self._offer(table, run)

    def _offer(self, table: Table, heads: Sequence[Cell]) -> Iterator[Offer]:
        signs = [self._sign(head.text) for head in heads]
        if len(set(signs)) != len(signs) or not _BOUNDS.issubset(signs):
            return
        offer = Offer(heads, None, FIELD_WORDS["value"])
        parent = above(table, heads[0])
        own = parent and (parent.column, parent.column + parent.column_span) == (offer.first, offer.end)
        offer = replace(offer, parent=parent if own else None)
        others = [cell for cell in table.cells if offer.header.row <= cell.row < offer.body]
        if not any(self._labels.column(cell.text) == "value" for cell in others if not offer.parts(cell)):
            yield offer

    def _joined(self, table: Table, offer: Offer) -> Table | None:
        """The table with one column in their place, ``None`` where something below is no target."""
        below = [cell for cell in table.cells if cell.row >= offer.body and offer.parts(cell)]
        filled = [cell for cell in below if not self._labels.is_blank(cell.text)]
        rows = [(row, list(cells)) for row, cells in groupby(filled, key=lambda cell: cell.row)]
        told = [(cells[0], self._told(offer, cells)) for _, cells in rows]
        if len(rows) < _FEWEST or not all(text for _, text in told):
            return None
        gone = {id(cell) for cell in (*below, *offer.heads, offer.parent)}
        width = offer.end - offer.first
        cells = [
            *(cell for cell in table.cells if id(cell) not in gone),
            offer.header,
            *(replace(cell, text=text, column=offer.first, column_span=width) for cell, text in told),
        ]
        return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))

    def _told(self, offer: Offer, cells: Sequence[Cell]) -> str:
        """The target that the cells of a row tell with the signs over them, «» where they tell none."""
        heads = [offer.above(cell) for cell in cells]
        signs = [self._sign(head.text) if head else None for head in heads]
        texts = [cell.text.strip() for cell in cells]
        if any(sign is None for sign in signs):
            return ""
        if Operator.QUALITATIVE in signs:
            return texts[0] if len(texts) == 1 else ""
        if not all(map(self._targets.is_whole, texts)):
            return ""
        if len(texts) == 1:
            own = self._targets.read(None, texts[0], None).operator
            return texts[0] if own else f"{signs[0]}{texts[0]}"
        if not _BOUNDS.issuperset(signs):
            return ""
        return "—".join(texts if signs[0] is Operator.AT_LEAST else reversed(texts))
