"""What a cell looks like as a part of a header."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from auditor.chinese.stops import CELL_SIGNS
from auditor.expressions import expression
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import PASSAGE_FIELDS, Labels
from auditor.forms.labels.reading import UNKNOWN, LabelReading
from auditor.forms.lines import Line, Slot
from auditor.forms.remembered import remembered
from auditor.forms.shapes.cells import CellKinds

WORTH = {
    "name": 1.0, "level1": 1.0, "level2": 1.0, "value": 1.0, "operator": 1.0, "actual": 0.9, "unit": 0.7,
    "weight": 0.7, "nature": 0.6, "core": 0.7, "score": 0.6, "reason": 0.6, "note": 0.5, "explain": 0.5,
    "forecast": 0.7, "possibility": 0.7, "context": 0.7, "sequence": 0.4,
}  # fmt: skip
LABEL = 0.45  # a cell whose best role is that likely is a label
LONGEST = 24
_LONGEST_LABEL = 40
_TWO_LINES = 2
_FEWEST_PAIRS = 2
_HALF = 0.5
_KNOWN = 0.7  # of the letters of a label
_WORDS = frozenset({"short", "text", "level", "blank", "template", "flag"})
_SENTENCE = expression(f"[{CELL_SIGNS}]")
_COLON = expression(r"[:：]\s*\S")


class HeaderCells:
    """Tells labels from other cells, by grammar and class."""

    def __init__(self, labels: Labels, levels: LevelReader, kinds: CellKinds) -> None:
        self._grammar = labels.grammar
        self._levels = levels
        self._labels = labels
        self.kinds = kinds
        self.said = remembered(self._said)

    def _said(self, text: str) -> LabelReading:
        """What a cell says as a label; what is plainly a cell of the body says nothing."""
        if len(text) > _LONGEST_LABEL or self.is_level(text):
            return UNKNOWN
        if self._is_day(text):
            return UNKNOWN
        reading = self._grammar.read(text)
        return reading if reading.known >= _KNOWN else UNKNOWN

    def is_level(self, text: str) -> bool:
        """Whether a text is one of levels, or of both together."""
        return self._levels.is_level(text) or self._levels.path(text) is not None

    def _is_day(self, text: str) -> bool:
        """Whether a text is a day or a month, and no year, which may head a column."""
        return "月" in text and self.kinds.name(text) == "date"

    def is_label(self, slot: Slot) -> bool:
        """Whether a cell reads as a label of a column, or of a part of one (确定能, 经费保障, a place)."""
        said = self.said(slot.text)
        return (said.strength >= LABEL and said.best in WORTH) or self._is_part(slot.text)

    def _is_part(self, text: str) -> bool:
        if len(text) > LONGEST:
            return False
        ticked = any(self._labels.part(text, parent) for parent in ("possibility", "reason"))
        reading = self._grammar.read(text)
        return ticked or reading.place or reading.total

    def is_word(self, slot: Slot) -> bool:
        text = slot.text
        return len(text) <= LONGEST and self.kinds.name(text) in _WORDS and not _COLON.search(text)

    def may_head(self, slot: Slot) -> bool:
        """Whether a cell can stand in a header of which others go further down."""
        return (
            self.is_word(slot)
            or self.is_label(slot)
            or (bool(self._grammar.read(slot.text).time) and not self._is_day(slot.text))
        )

    def is_head(self, cells: Sequence[Slot]) -> bool:
        """Whether a line is one of the head of a form: a label and what is said of it."""
        return any(
            self._labels.field(label.text) and not self._speaks_of_labels(said)
            for label, said in pairwise(cells)
        )

    def is_text(self, above: Sequence[Slot], below: Sequence[Slot], width: int) -> bool:
        """Whether a line is a label and its text, whatever words it has (年度目标 | 完成年度目标):
        it reaches over all but the first of the columns that the line below labels one by one."""
        if len(above) != _FEWEST_PAIRS or len(below) <= _FEWEST_PAIRS or not all(map(self.is_label, below)):
            return False
        label, text = above
        hit = self._labels.field(label.text)
        own = self._labels.field(text.text) is None and self._labels.column(text.text) is None
        over = label.cell.row_span == 1 and label.end < below[1].start and text.end == width
        return hit is not None and hit.field in PASSAGE_FIELDS and own and over

    def _speaks_of_labels(self, slot: Slot) -> bool:
        """Whether words of labels are a good part of a cell: 高标准农田 has one by chance."""
        return self.speaks(slot) and self._grammar.read(slot.text).known >= _HALF

    def goes_on(self, line: Line) -> bool:
        """Whether a line stands beside a level that begins above it: it is a row."""
        return any(not slot.fresh and self.is_level(slot.text) for slot in line.filled)

    def is_of_head(self, cells: Sequence[Slot]) -> bool:
        """Whether labels of a head and their values stand in turn: 项目名称 | 河道清淤 | 年度 | 2027年."""
        names, values = cells[::2], cells[1::2]
        if not len(names) == len(values) >= _FEWEST_PAIRS or not self._labels_field(names[0]):
            return False
        told = [slot for slot in values if not self._is_year(slot)]
        said = any(self._labels.field(slot.text) or self._labels.column(slot.text) for slot in told)
        return bool(told) and not said and all(map(self._labels_head, names))

    def _labels_head(self, slot: Slot) -> bool:
        """Whether a cell is the label of something that a form's head tells, a year among others."""
        reading = self._grammar.read(slot.text)
        year = reading.period and bool(reading.parts) and not any(map(str.isdigit, slot.text))
        return year or self._labels_field(slot)

    def _labels_field(self, slot: Slot) -> bool:
        hit = self._labels.field(slot.text)
        return hit is not None and not hit.value

    def _is_year(self, slot: Slot) -> bool:
        """Whether a cell says when, and nothing more: 2027年."""
        reading = self._grammar.read(slot.text)
        return bool(reading.time) and len(reading.parts) == 1 and any(map(str.isdigit, slot.text))

    def speaks(self, slot: Slot) -> bool:
        """Whether a cell has a word that labels are made of, and nothing that sentences are made of."""
        return bool(self._grammar.read(slot.text).parts) and not _SENTENCE.search(slot.text)


def stands_in(slot: Slot, cells: Sequence[Slot]) -> bool:
    """Whether a cell begins in a line, or comes from the one above and ends beside cells that begin here:
    三级指标 is merged over two lines, 指标值 stands in the second."""
    end = slot.cell.row + slot.cell.row_span - 1
    two = slot.cell.row_span == _TWO_LINES
    return slot.fresh or (two and any(each.fresh and each.cell.row == end for each in cells))
