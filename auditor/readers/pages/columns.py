"""Tables without ruled lines: text that stands in columns over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.readers.pages.bare_grid import bare_table
from auditor.readers.pages.cells import PageBlock, PageCell, PageTable
from auditor.readers.pages.glyphs import TextLine, segments, text_line
from auditor.readers.pages.marks import Glyph

_FEWEST_COLUMNS = 3  # two pieces on a line are a label and its date, or a sum of money
_FEWEST_ROWS = 3
_CLOSE = 0.6  # of a height: lines of one cell stand closer than rows

Pieces = list[TextLine]


def columned(groups: Sequence[list[Glyph]]) -> list[PageBlock]:
    """Lines of characters as running lines, and as tables where at least three of them fall into the same
    three or more columns."""
    blocks: list[PageBlock] = []
    groups = [group for group in groups if not all(glyph.text.isspace() for glyph in group)]
    rows = [_pieces(group) for group in groups]
    position = tried = 0
    while position < len(rows):
        if position >= tried and len(rows[position]) >= _FEWEST_COLUMNS:
            loose = len(blocks[-1]) if blocks and isinstance(blocks[-1], list) else 0
            start, end, table = bare_table(groups, position, position - loose)
            if table is not None:
                _take_back(blocks, position - start)
                blocks.append(table)
                position = end
                continue
            tried = end
        end, columns = _run(rows, position)
        if columns:
            blocks.append(_table(rows[position:end], columns))
            position = end
            continue
        lines = blocks[-1] if blocks else None
        if not isinstance(lines, list):
            lines = []
            blocks.append(lines)
        lines.append(text_line(groups[position]))
        position += 1
    return blocks


def _take_back(blocks: list[PageBlock], count: int) -> None:
    """Takes the last running lines out again: they belong to the table that follows."""
    if count and isinstance(blocks[-1], list):
        del blocks[-1][-count:]


def _pieces(group: list[Glyph]) -> Pieces:
    return [line for part in segments(group) if (line := text_line(part)).text]


def _run(rows: Sequence[Pieces], start: int) -> tuple[int, list[tuple[float, float]]]:
    """Where a table that begins at a line ends, and the left and right edges of its columns; none where no
    table begins."""
    if len(rows[start]) < _FEWEST_COLUMNS:
        return start, []
    end = start
    columns: list[tuple[float, float]] = []
    full = 0
    for number in range(start, len(rows)):
        pieces = rows[number]
        wider = _merged([*columns, *((piece.x0, piece.x1) for piece in pieces)])
        is_full = len(pieces) >= _FEWEST_COLUMNS
        if columns and (len(wider) < len(columns) or (len(wider) > len(columns) and not is_full)):
            break
        if len(wider) < _FEWEST_COLUMNS:
            break
        columns, full = wider, full + is_full
        if len(pieces) > 1 or _near(rows[number - 1], pieces):
            end = number + 1  # a lone line may be a heading inside, or a note below
    return (end, columns) if full >= _FEWEST_ROWS else (start, [])


def _near(above: Pieces, pieces: Pieces) -> bool:
    return pieces[0].y0 - max(piece.y1 for piece in above) < _CLOSE * pieces[0].size


def _merged(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _table(rows: Sequence[Pieces], columns: Sequence[tuple[float, float]]) -> PageTable:
    xs = [columns[0][0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1]]
    cells: list[PageCell] = []
    for number, row in enumerate(_grouped(rows, len(columns)), start=1):
        cells += _row(row, xs, number)
    return PageTable(cells, xs, rows[0][0].y0, cells[-1].row, ruled=False)


def _grouped(rows: Sequence[Pieces], width: int) -> Iterator[list[Pieces]]:
    """Rows with the lines that only go on with their cells."""
    group: list[Pieces] = []
    for pieces in rows:
        if group and _near(group[-1], pieces) and len(pieces) * 2 < width:
            group.append(pieces)
            continue
        if group:
            yield group
        group = [pieces]
    if group:
        yield group


def _row(row: Sequence[Pieces], xs: Sequence[float], number: int) -> Iterator[PageCell]:
    top = min(piece.y0 for pieces in row for piece in pieces)
    bottom = max(piece.y1 for pieces in row for piece in pieces)
    for column, (left, right) in enumerate(pairwise(xs), start=1):
        lines = [piece for pieces in row for piece in pieces if left <= (piece.x0 + piece.x1) / 2 <= right]
        yield PageCell(number, column, 1, 1, (left, top, right, bottom), lines)
