"""Headers that the rows below tell, or the words around the table: no label of theirs is plain."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.header_cells import HeaderCells
from auditor.forms.shapes.plain.outer import outer_cells
from auditor.forms.shapes.plain.worded import PlainHeaders
from auditor.forms.shapes.weights import DATA

_NAMING = ("name", "level1", "level2")
_NAMED = 0.3  # a label that may be that of the names
_MOST_LINES = 3
_BODY = 6  # lines below a header that tell whether it heads rows
_FEWEST_ROWS = 2
_FEWEST_CELLS = 3
_HALF = 0.5
_WHOLE = frozenset({"signed", "amount", "date"})  # targets that need no further cell
_TELLING = frozenset({"level1", "level2", "sign", "signed", "kind", "unit"})


class ToldHeaders:
    """Finds such headers in a table."""

    def __init__(self, labels: Labels, kinds: CellKinds, cells: HeaderCells) -> None:
        self._labels = labels
        self._grammar = labels.grammar
        self._kinds = kinds
        self._cells = cells
        self._plain = PlainHeaders(labels, kinds, cells)

    def with_told(
        self, lines: Sequence[Line], likely: list[tuple[int, float]], worth: float, above: Sequence[str]
    ) -> list[tuple[int, float]]:
        """The likely headers of a table with those that are told, each of such ``worth``; ``above`` are the
        lines of text over the table."""
        known = dict(likely)
        last = -2
        for number in range(len(lines)):
            if number > last + 1 and number not in known and self._is_told(lines, number, known, above):
                known[number] = worth
            if number in known:
                last = number + _BODY
        return sorted(known.items())

    def _is_told(
        self, lines: Sequence[Line], number: int, known: Collection[int], above: Sequence[str]
    ) -> bool:
        """Whether what stands below or around a line makes it a header, of a table that has shown none where
        its words are those of no form."""
        if self._heads(lines, number):
            return True
        first = lines[number].filled[:1]
        shown = bool(known) and not (first and outer_cells(lines, number) and first[0].fresh)
        if shown or self._cells.is_of_head(lines[number].filled) or _is_merged_as_above(lines, number):
            return False
        return self._plain.heads(lines, number, above)

    def _heads(self, lines: Sequence[Line], number: int) -> bool:
        """Whether a line holds short words only, and those below are rows of indicators by their cells."""
        filled = lines[number].filled
        if (
            self._cells.goes_on(lines[number])
            or self._cells.is_of_head(filled)
            or not self._are_words(filled[1:])
        ):
            return False
        if filled and not filled[0].fresh and not self._labels.is_row_label(filled[0].text):
            return False  # beside a word that stands for several rows
        if len(filled) < _FEWEST_CELLS and not self._is_pair(filled):
            return False
        before = next((line for line in reversed(lines[:number]) if len(line.filled) > 1), None)
        if before is not None and self._is_row(before, len(filled)):
            return False  # one of the rows, in words, below the one before or below its level
        counted = bool(filled) and self._kinds.name(filled[0].text) == "number"
        if counted or _is_merged_as_above(lines, number):
            return False  # one of the rows, which are counted or take several lines each
        below = _body(lines, number)
        if 2 * sum(self._cells.is_label(line.filled[0]) for line in below) >= len(below):
            return False  # a table that lies on its side
        rows = sum(self._is_row(line, len(filled)) for line in below)
        if not any(self._is_row(line, len(filled)) for line in below[:_MOST_LINES]):
            return False  # a label line of the head, further up
        return rows >= min(_FEWEST_ROWS, len(below)) and 2 * rows >= len(below) > 0

    def _are_words(self, cells: Sequence[Slot]) -> bool:
        """Whether cells can stand in a header, but for one here and there that may be a unit (项, 口)."""
        heads = [self._cells.may_head(slot) for slot in cells]
        units = [self._kinds.name(slot.text) == "unit" for slot in cells]
        told = all(own or unit for own, unit in zip(heads, units, strict=True))
        return told and all(slot.fresh for slot in cells) and sum(heads) >= _HALF * len(heads)

    def _is_pair(self, cells: Sequence[Slot]) -> bool:
        """Whether two labels speak of names and of targets, so far as they are known; one that nobody
        understands may lie over levels and names."""
        if len(cells) < 2:
            return False
        first, second = (self._grammar.read(slot.text) for slot in cells[:2])
        if first.share(*_NAMING) >= _NAMED:
            return second.share("value", "actual") >= _NAMED
        wide = cells[0].start < cells[0].end and first.strength < _NAMED
        return wide and self._cells.said(cells[1].text).share("value") >= _NAMED

    def _is_row(self, line: Line, width: int) -> bool:
        """Whether a line looks like an indicator: a level or a target, and a name."""
        kinds = [self._kinds.name(slot.text) for slot in line.filled]
        data = sum(kind in DATA for kind in kinds)
        named = any(kind in ("text", "short", "long") for kind in kinds)
        if width < _FEWEST_CELLS:
            return named and not _WHOLE.isdisjoint(kinds)
        return named and data >= 2 and 2 * len(kinds) >= width and not _TELLING.isdisjoint(kinds)


def _body(lines: Sequence[Line], number: int) -> list[Line]:
    """The first lines of several cells below a header's, but for its own that are printed again."""
    printed = {_texts(line) for line in lines[number : number + _MOST_LINES]}
    near, far = number + _MOST_LINES, number + _MOST_LINES * _BODY
    rows = [
        line
        for place, line in enumerate(lines[number + 1 : far], number + 1)
        if len(line.filled) > 1 and not (place >= near and _texts(line) in printed)
    ]
    return rows[:_BODY]


def _is_merged_as_above(lines: Sequence[Line], number: int) -> bool:
    """Whether cells of a line go on in the next ones as those of the lines above it do."""
    begun = {id(slot.cell) for slot in lines[number].slots}
    stop = number + 1
    while stop < len(lines) and any(id(slot.cell) in begun for slot in lines[stop].slots):
        stop += 1
    count = stop - number
    own, above = lines[number:stop], lines[max(0, number - count) : number]
    return count > 1 and [*map(_merging, own)] == [*map(_merging, above)]


def _merging(line: Line) -> list[tuple[int, bool]]:
    return [(slot.start, slot.fresh) for slot in line.slots]


def _texts(line: Line) -> tuple[str, ...]:
    return tuple(slot.text for slot in line.filled)
