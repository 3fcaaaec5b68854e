"""The columns of a table: stretches of its grid that header and rows agree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from auditor.forms.lines import Line, Slot
from auditor.model import Cell

_AGREED = 0.4  # share of the rows that part a header cell in two


@dataclass(frozen=True, slots=True)
class Segment:
    """A column; ``start`` and ``end`` are grid columns."""

    start: int
    end: int


def segments_of(header: Sequence[Line], body: Sequence[Line]) -> list[Segment]:
    """The columns below a header: its cells, parted further where the rows are."""
    starts = {slot.start for line in header for slot in line.slots}
    parted = Counter(slot.start for line in body for slot in line.slots)
    least = max(1, _AGREED * len(body))
    starts |= {start for start, count in parted.items() if count >= least}
    width = max((slot.end for line in (*header, *body) for slot in line.slots), default=0)
    ordered = sorted(starts)
    return [Segment(start, stop - 1) for start, stop in zip(ordered, (*ordered[1:], width + 1), strict=True)]


def cells_in(line: Line, segments: Sequence[Segment]) -> list[Slot | None]:
    """The cell of a line in each column; one that lies over several stands in the first."""
    cells: list[Slot | None] = []
    slots = iter(line.slots)
    slot = next(slots, None)
    before: Slot | None = None
    for segment in segments:
        while slot is not None and slot.end < segment.start:
            slot = next(slots, None)
        found = slot if slot is not None and slot.start <= segment.end else _blank(line, segment)
        cells.append(None if found is before else found)
        before = found or before
    return cells


def _blank(line: Line, segment: Segment) -> Slot | None:
    """The blank cell that a sheet does not keep, and other tables do; lines of text have none."""
    if line.sheet is None or line.paragraph or line.at(segment.start):
        return None
    cell = line.slots[0].cell
    return Slot(Cell("", cell.row, segment.start, cell.location), True)


def covering(line: Line, segments: Sequence[Segment]) -> list[Slot | None]:
    """The cell of a line over the beginning of each column, again for each column that it lies over."""
    cells: list[Slot | None] = []
    slots = iter(line.slots)
    slot = next(slots, None)
    for segment in segments:
        while slot is not None and slot.end < segment.start:
            slot = next(slots, None)
        cells.append(slot if slot is not None and slot.start <= segment.start <= slot.end else None)
    return cells
