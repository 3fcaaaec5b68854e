"""Forms that somebody edits: rows are read again from the words of their cells, as if they came from a file.

Only what is read the same from its words is offered for editing: a row that was made of a list in one cell,
or whose sign stands in a column of its own kind, keeps its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.config.lexicons import Lexicons
from auditor.forms.build import form_builder
from auditor.forms.lines import Line, Slot
from auditor.forms.rows.indicators import RowsRead
from auditor.forms.rows.row import Row
from auditor.model import Cell, Document, Doubt, Form, Indicator, Location

_NO_LINE = Line((), (), 0, 0)
_LEVELS = ("level1", "level2")


@dataclass(frozen=True, slots=True)
class RowWords:
    """What the cells of a row say, by column; ``levels`` are those that its cells do not say, ``like`` is the
    row that has its places, and its period."""

    cells: Mapping[str, str]
    levels: tuple[str, ...]
    like: Indicator


class FormEditor:
    """Words of rows, and rows from words, by the lexicons that the form was read with."""

    def __init__(self, document: Document, lexicons: Lexicons) -> None:
        self._builder = form_builder(lexicons)
        self._texts = dict(_texts(document))

    def words(self, indicator: Indicator) -> RowWords:
        """What the cells of a row say: where the file has cells, their whole text."""
        cells = {
            column: self._texts.get(place, _field(indicator, column))
            for column, place in indicator.locations.items()
        }
        prefix = self._builder.level_prefix(cells.get("name", ""))
        return RowWords(cells, tuple(each for each in indicator.levels if each not in prefix), indicator)

    def with_rows(self, form: Form, rows: Sequence[RowWords]) -> tuple[Form, tuple[Doubt, ...]]:
        """The form with these rows, numbered from 1, and what could not be read of them."""
        read = RowsRead([(_row(each), each.levels) for each in rows], set(form.columns))
        found = self._builder.read_again(read)
        indicators = tuple(_completed(new, each.like) for new, each in zip(found, rows, strict=True))
        return replace(form, indicators=indicators), tuple(read.doubts)

    def editable(self, form: Form) -> frozenset[int]:
        """The numbers of the rows that are read from their words as they were read from the file."""
        again, _ = self.with_rows(form, [self.words(each) for each in form.indicators])
        pairs = zip(form.indicators, again.indicators, strict=True)
        return frozenset(old.row for old, new in pairs if old == new)


def renamed(levels: Sequence[str], column: str, name: str) -> tuple[str, ...]:
    """The levels with another name for the one of a column (level1, level2)."""
    index = _LEVELS.index(column)
    padded = [*levels, *[""] * (index + 1 - len(levels))]
    padded[index] = name
    return tuple(each for each in padded if each)


def _texts(document: Document) -> Iterator[tuple[Location, str]]:
    """The text of each cell that has a place of its own; in a plain text a line is the place of many."""
    cells = [cell for table in document.tables() for cell in table.cells]
    counted = Counter(cell.location for cell in cells)
    return ((cell.location, cell.text) for cell in cells if counted[cell.location] == 1)


def _field(indicator: Indicator, column: str) -> str:
    """What a field says where no cell of its own does."""
    match column:
        case "name":
            return indicator.full_name
        case "weight":
            return indicator.weight_text or ""
        case "operator":
            return indicator.operator_text or ""
        case "core":
            return {True: "是", False: "否", None: ""}[indicator.core]
        case "score":
            return "" if indicator.score is None else format(indicator.score, "f")
        case "level1" | "level2":
            index = _LEVELS.index(column)
            return indicator.levels[index] if index < len(indicator.levels) else ""
        case _:
            return getattr(indicator, column, None) or ""


def _row(words: RowWords) -> Row:
    cells = {
        column: Slot(Cell(text, 1, 1, words.like.place(column)), fresh=True)
        for column, text in words.cells.items()
    }
    cells.setdefault("name", Slot(Cell("", 1, 1, words.like.location), fresh=True))
    period = "" if words.like.period == "annual" else words.like.period
    unread, place = words.like.unread, words.like.locality or ""
    told = frozenset({"value"}) if words.like.value is None and "value" not in unread else frozenset()
    return Row(cells, _NO_LINE, unread=unread, unasked=told, period=period, place=place)


def _completed(new: Indicator, like: Indicator) -> Indicator:
    """What stands in columns of ticks, or in the name's own place, is the old row's."""
    ticked = "possibility" not in like.locations
    return replace(
        new,
        location=like.location,
        total=like.total,
        causes=like.causes,
        possibility=like.possibility if ticked else new.possibility,
    )
