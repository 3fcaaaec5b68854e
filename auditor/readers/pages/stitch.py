"""Tables that go on over a page's end: put together where the next page surely goes on with them."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Doubt
from auditor.readers.edges import nearest, places
from auditor.readers.pages.cells import HEADING_ROWS, PageCell, PageTable
from auditor.readers.pages.cut import cut, runs_on, same_edges
from auditor.readers.pages.fitting import fitted

_SAME_EDGE = 3.0
_FEWEST_HEADER_CELLS = 2  # a title alone repeats above the next form too


def stitched(upper: PageTable, lower: PageTable) -> list[Doubt] | None:
    """Adds the lower table, the first on a page, to the upper one, the last on the page before it. Returns
    doubts about a row that the page's end cut through; ``None`` where the lower is a table of its own."""
    if not _same_columns(upper, lower) and not fitted(upper, lower):
        return None
    repeated = _repeated_rows(upper.heading, lower.heading)
    if repeated is None or repeated >= lower.rows:
        return None
    first = [cell for cell in lower.row(repeated + 1) if cell.row == repeated + 1]
    was_cut = cut(upper.last, first)
    _append(upper, lower, first, repeated, was_cut=was_cut)
    if not was_cut:
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


def _append(
    upper: PageTable, lower: PageTable, first: Sequence[PageCell], repeated: int, *, was_cut: bool
) -> None:
    """Puts the rows of the lower table below the upper one's. A merged cell that the page's end parted, and
    every cell of a row that it cut, become one again."""
    shift = upper.rows - was_cut - repeated
    last = set(map(id, lower.last))
    whole = {
        id(cell): above for cell in first if (above := _above(upper.last, cell, was_cut=was_cut)) is not None
    }
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
    upper.last.sort(key=lambda cell: cell.box[0])
    upper.rows = shift + lower.rows
    upper.pages += 1
    upper.xs = places([*upper.xs, *lower.xs])


def _above(last: Sequence[PageCell], cell: PageCell, *, was_cut: bool) -> PageCell | None:
    """The cell at the end of the upper page that goes on with a cell at the start of the lower one."""
    above = next((other for other in last if same_edges(other, cell)), None)
    if above is None or was_cut:
        return above
    parted = not cell.lines and (above.row_span > 1 or cell.row_span > 1)
    return above if parted or runs_on(above, cell) else None


def numbered(table: PageTable) -> None:
    """Numbers the columns anew by the edges that all pages of the table have."""
    for cell in table.cells:
        left, right = nearest(table.xs, cell.box[0]), nearest(table.xs, cell.box[2])
        cell.column, cell.column_span = left + 1, max(1, right - left)
