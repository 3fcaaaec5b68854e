"""Labels that stand left of a whole table and go down beside its rows: 四、绩效目标, 3, (一)任务完成情况."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.forms.lines import Line, Slot

_FEWEST_ROWS = 4  # beside such a cell, with the header
_FEWEST = 2  # lines below a header that such a cell stands beside


def outer_cells(lines: Sequence[Line], number: int) -> tuple[Slot, ...]:
    """The first cells of a line that go on in the lines below it, or in a sheet whose cells were not merged
    have nothing below them there."""
    filled = lines[number].filled
    below = lines[number + 1 : number + 1 + _FEWEST]
    if len(below) < _FEWEST:
        return ()
    places = range(len(filled) + 1)
    count = next(n for n in places if n == len(filled) or not _goes_on(filled[n], below))
    return filled[:count] if count < len(filled) else ()


def end_beside(lines: Sequence[Line], number: int, fewest: int = _FEWEST_ROWS) -> int:
    """The line behind the last one that the outermost such cell of a line stands beside, 0 where there is
    none, or where it does not stand beside more than the ``fewest`` lines."""
    cells = outer_cells(lines, number)
    if not cells:
        return 0
    end = number + 1
    while end < len(lines) and _goes_on(cells[0], lines[end : end + 1]):
        end += 1
    return end if end - number > fewest else 0


def _goes_on(slot: Slot, below: Sequence[Line]) -> bool:
    """Whether lines have the same cell where this one stands, or none at all beside cells further right."""
    merged = all(any(other.cell is slot.cell for other in line.slots) for line in below)
    return merged or (slot.fresh and all(_is_open(slot, line) for line in below))


def _is_open(slot: Slot, line: Line) -> bool:
    """Whether a line begins right of a cell's column, so that nothing parts it from what stands there."""
    return bool(line.filled) and line.filled[0].start > slot.end
