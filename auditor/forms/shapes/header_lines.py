"""Lines that are one header together."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.header_cells import LONGEST, HeaderCells
from auditor.forms.shapes.numbering import numbers_columns
from auditor.forms.shapes.weights import DATA
from auditor.forms.text import label_key, squeeze

_LABELS = 0.6  # share of the cells of either line that are labels
_PARTS = 0.4  # of a line that parts the cells above it
_COUNTED = "年月日季度分期级类号栏批次个"  # behind numbers of labels: 1月, 2级, 100分
_MOSTLY = 0.75
_MOST_LINES = 3
_BODY = 6  # lines below a line that tell what rows look like
_HALF = 0.5
_QUANTITY = expression(rf"\d[万亿]?(?![{_COUNTED}])[{HAN}]")
_TYPED = DATA - {"unit"}


class HeaderLines:
    """Finds the lines above and below a likely one that belong to the same header."""

    def __init__(self, cells: HeaderCells) -> None:
        self._cells = cells

    def around(self, lines: Sequence[Line], base: int, floor: int) -> list[tuple[int, int]]:
        """The first and last lines of the headers that a line may belong to; none begins above ``floor``."""
        tops = [base]
        while (
            len(tops) < _MOST_LINES and tops[-1] - 1 >= floor and self._belongs(lines, tops[-1] - 1, tops[-1])
        ):
            tops.append(tops[-1] - 1)
        if len(tops) > 1 and _ending(lines, base):
            tops = tops[1:]  # its cells begin further up
        numbered = self._above_numbers(lines, base)
        ends = self._downwards(lines, base) if numbered is None else [numbered]
        pairs = ((first, last) for first in tops for last in ends)
        return [(first, last) for first, last in pairs if last - first < _MOST_LINES]

    def _downwards(self, lines: Sequence[Line], base: int) -> list[int]:
        """The lines with which a header may end that holds a likely line."""
        ends = [base]
        while (
            len(ends) < _MOST_LINES
            and ends[-1] + 1 < len(lines)
            and self._belongs(lines, ends[-1], ends[-1] + 1)
        ):
            ends.append(ends[-1] + 1)
            if self._reaches(lines, ends[-1]) or self._labels_parts(lines, ends[-1]):
                ends = ends[-1:]  # its cells say that it is this high
        return ends

    def _above_numbers(self, lines: Sequence[Line], base: int) -> int | None:
        """The line that ends a header because the columns are numbered below it, ``None`` where none are."""
        below = range(base + 1, min(base + _MOST_LINES, len(lines)))
        numbering = next((number for number in below if numbers_columns(lines[number])), None)
        if numbering is None or len(lines[numbering].filled) < len(lines[base].filled):
            return None
        between = [slot for line in lines[base + 1 : numbering] for slot in line.filled if slot.fresh]
        return numbering - 1 if not any(_is_data(slot) for slot in between) else None

    def _reaches(self, lines: Sequence[Line], lower: int) -> bool:
        """Whether several cells of the line above end in this one, and no cell of it is of a body."""
        return len(_ending(lines, lower)) > 1 and not any(
            self._cells.kinds.name(slot.text) in _TYPED for slot in lines[lower].filled if slot.fresh
        )

    def _labels_parts(self, lines: Sequence[Line], lower: int) -> bool:
        """Whether a line parts the cells above it and says nothing of what the rows below say: however its
        words read, it is no row."""
        ending = {id(slot.cell) for slot in _ending(lines, lower)}
        above = [slot for slot in lines[lower - 1].filled if slot.fresh and id(slot.cell) not in ending]
        fresh = [slot for slot in lines[lower].filled if slot.fresh]
        if not above or not _parts(_extents(above), fresh) or self._is_typed(lines[lower]):
            return False
        below = [line for line in lines[lower + 1 : lower + 1 + _BODY] if len(line.filled) > 1]
        return len(below) > 1 and sum(map(self._is_typed, below)) > _HALF * len(below)

    def _is_typed(self, line: Line) -> bool:
        """Whether a line has a level, a sign or a target; a unit may also be a word of a label (项, 级)."""
        return any(self._cells.kinds.name(slot.text) in _TYPED for slot in line.filled)

    def _belongs(self, lines: Sequence[Line], upper: int, lower: int) -> bool:
        """Whether two lines may be one header: cells of the upper go down, or both print labels."""
        fresh = [slot for slot in lines[lower].filled if slot.fresh]
        above = [slot for slot in lines[upper].filled if slot.fresh]
        if not fresh or not above or any(_is_data(slot) for slot in (*fresh, *above)):
            return False
        if any(_QUANTITY.search(label_key(slot.text)) and not self._cells.is_label(slot) for slot in above):
            return False  # a text of the head: 修缮凉亭6座
        if self._cells.is_text(above, fresh, lines[upper].width):
            return False
        if _ending(lines, lower) and len(above) > 1 and self._mostly_heads((*fresh, *above)):
            return True
        if min(len(above), len(fresh)) < 2:
            return False
        if self._labels_parts(lines, lower) and not self._cells.is_head(above):
            return self._mostly_heads((*fresh, *above))
        labels = (
            sum(map(self._cells.is_label, above)) / len(above),
            sum(map(self._cells.is_label, fresh)) / len(fresh),
        )
        if all(map(self._cells.may_head, (*above, *fresh))) and not self._cells.is_head(above):
            if _parts(_extents(above), fresh):
                return labels[1] >= _PARTS
            if _parts(_extents(above, lines[upper].width), fresh) and all(map(self._cells.speaks, above)):
                return labels[1] >= _LABELS
        return min(labels) >= _LABELS

    def _mostly_heads(self, cells: Sequence[Slot]) -> bool:
        """Whether cells can stand in a header, but for a word here and there that nobody understands; one
        that may be a unit (项, 口) is a word."""
        heads = (self._cells.may_head(slot) or self._cells.kinds.name(slot.text) == "unit" for slot in cells)
        return sum(heads) >= _MOSTLY * len(cells)


def _is_data(slot: Slot) -> bool:
    bare = squeeze(slot.text)
    return len(bare) > LONGEST or bare.isdecimal() or bare.endswith("。")


def _ending(lines: Sequence[Line], lower: int) -> list[Slot]:
    """The filled cells that reach down to a line from above, and end there."""
    goes_on = {id(slot.cell) for slot in lines[lower + 1].slots} if lower + 1 < len(lines) else set()
    return [slot for slot in lines[lower].filled if not slot.fresh and id(slot.cell) not in goes_on]


def _extents(cells: Sequence[Slot], width: int = 0) -> list[tuple[int, int]]:
    """From where to where each cell of a line stands; with a ``width``, up to the next one."""
    if not width:
        return [(slot.start, slot.end) for slot in cells]
    return [
        (slot.start, stop - 1)
        for slot, stop in zip(cells, (*(slot.start for slot in cells[1:]), width + 1), strict=True)
    ]


def _parts(above: Sequence[tuple[int, int]], below: Sequence[Slot]) -> bool:
    """Whether the cells of a line stand within those of the line above, several of them in one."""
    within = [[slot for slot in below if start <= slot.start and slot.end <= end] for start, end in above]
    return any(len(inside) > 1 for inside in within) and sum(map(len, within)) == len(below)
