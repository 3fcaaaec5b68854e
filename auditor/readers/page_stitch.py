"""Tables that go on over a page's end: put together where the next page surely goes on with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.model import Doubt
from auditor.readers.glyphs import fills, room_of
from auditor.readers.grid import nearest, places
from auditor.readers.page_cells import HEADING_ROWS, PageCell, PageTable

_SAME_EDGE = 3.0
_SPOKEN = re.compile(r"[^\W\d_]")  # a bare number or sign never goes on over a page's end
_CLOSING = "。；;！!？?"
_FEWEST_HEADER_CELLS = 3  # a title or one label repeats above the next form too


def stitched(upper: PageTable, lower: PageTable) -> list[Doubt] | None:
    """Adds the lower table, the first on a page, to the upper one, the last on the page before it. Returns
    doubts about a row that the page's end cut through; ``None`` where the lower is a table of its own."""
    if not _same_columns(upper, lower):
        return None
    repeated = _repeated_rows(upper.heading, lower.heading)
    if repeated is None or repeated >= lower.rows:
        return None
    first = [cell for cell in lower.row(repeated + 1) if cell.row == repeated + 1]
    cut = _cut(upper.last, first)
    _append(upper, lower, first, repeated, cut=cut)
    if not cut:
        return []
    place = first[0].place
    message = f"表格的一行在第{(place.page or 1) - 1}页末被截断，已与下一页拼接，请对照原件"
    return [Doubt(message, place.at(column=None))]


def _same_columns(upper: PageTable, lower: PageTable) -> bool:
    """Whether both tables have the same outer edges; the columns between may differ in parts of a form."""
    edges = ((upper.xs[0], lower.xs[0]), (upper.xs[-1], lower.xs[-1]))
    return upper.ruled and lower.ruled and all(abs(x - y) <= _SAME_EDGE for x, y in edges)


def _repeated_rows(upper: list[list[str]], lower: list[list[str]]) -> int | None:
    """How many rows at the top repeat the header; ``None`` where the lower table begins anew."""
    count = 0
    while count < min(len(upper), len(lower), HEADING_ROWS - 1) and upper[count] == lower[count]:
        count += 1
    if count and max(sum(map(bool, row)) for row in lower[:count]) < _FEWEST_HEADER_CELLS:
        return None
    if count >= min(len(upper), len(lower)):
        return count
    first, same = lower[count], upper[count]
    if first[:1] == same[:1] and first[0]:
        return None  # the same label again: the next form
    return None if not count and len(first) == 1 == len(same) else count


def _cut(last: Sequence[PageCell], first: Sequence[PageCell]) -> bool:
    """Whether the first row below is the rest of the last one above: nothing in it but lines that go on with
    full lines, one of them in the middle of a sentence, beside cells that have already said all or that are
    blank on both pages."""
    if len(last) != len(first) or not all(map(_same_edges, last, first)):
        return False
    filled = [(cell, other) for cell, other in zip(last, first, strict=True) if other.lines]
    rest = [cell for cell, other in zip(last, first, strict=True) if not other.lines]
    ended = any(cell.lines for cell in rest) or len(filled) == 1
    return ended and all(_goes_on(cell, other) for cell, other in filled) and any(_open(c) for c, _ in filled)


def _same_edges(cell: PageCell, other: PageCell) -> bool:
    return abs(other.box[0] - cell.box[0]) <= _SAME_EDGE and abs(other.box[2] - cell.box[2]) <= _SAME_EDGE


def _goes_on(cell: PageCell, other: PageCell) -> bool:
    """Whether the last line above is full, measured by the box: both cells may hold short lines only."""
    if not cell.lines or not _SPOKEN.search(cell.text):
        return False
    room = room_of([*cell.lines, *other.lines], cell.box[0], cell.box[2])
    return fills(cell.lines[-1], room, other.lines[0])


def _open(cell: PageCell) -> bool:
    return cell.lines[-1].text[-1:] not in _CLOSING


def _append(
    upper: PageTable, lower: PageTable, first: Sequence[PageCell], repeated: int, *, cut: bool
) -> None:
    """Puts the rows of the lower table below the upper one's. A merged cell that the page's end parted, and
    every cell of a row that it cut, become one again."""
    shift = upper.rows - cut - repeated
    last = set(map(id, lower.last))
    whole = {id(cell): above for cell in first if (above := _above(upper.last, cell, cut=cut)) is not None}
    upper.last = []
    for cell in lower.cells:
        if cell.row <= repeated:
            continue
        kept = whole.get(id(cell), cell)
        if kept is cell:
            cell.row += shift
            upper.cells.append(cell)
        else:
            kept.lines = [*kept.lines, *cell.lines]
            kept.row_span = cell.last_row + shift - kept.row + 1
        if id(cell) in last:
            upper.last.append(kept)
    upper.rows = shift + lower.rows
    upper.pages += 1
    upper.xs = places([*upper.xs, *lower.xs])


def _above(last: Sequence[PageCell], cell: PageCell, *, cut: bool) -> PageCell | None:
    """The cell at the end of the upper page that goes on with a cell at the start of the lower one."""
    above = next((other for other in last if _same_edges(other, cell)), None)
    if above is None or cut:
        return above
    return above if not cell.lines and (above.row_span > 1 or cell.row_span > 1) else None


def numbered(table: PageTable) -> None:
    """Numbers the columns anew by the edges that all pages of the table have."""
    for cell in table.cells:
        left, right = nearest(table.xs, cell.box[0]), nearest(table.xs, cell.box[2])
        cell.column, cell.column_span = left + 1, max(1, right - left)
