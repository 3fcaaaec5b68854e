"""Where the columns of a table are that no vertical lines part: the places that texts keep clear all the way
down."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from auditor.readers.pages.marks import Glyph

Span = tuple[float, float]

_TOGETHER = 0.6  # points: characters of one text stand closer
_FEWEST = 3  # texts side by side that tell of columns
_TELLING = 0.6  # of the most texts in a row: rows with fewer may be merged
_CROSSING = 0.15  # share of the telling rows whose text may lie over a gap: merged cells
_LEAST = 1.5  # points
_OWN_GAP = 2.0  # of a height: between texts that stand apart in one row only
_STEP = 0.5  # points


def spans(glyphs: Sequence[Glyph]) -> list[Span]:
    """The stretches of a row, of one line or of several, that texts take up, from left to right."""
    found: list[Span] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.x0):
        if glyph.text.isspace():
            continue
        if found and glyph.x0 - found[-1][1] <= _TOGETHER:
            found[-1] = (found[-1][0], max(found[-1][1], glyph.x1))
        else:
            found.append((glyph.x0, glyph.x1))
    return found


def gaps(rows: Sequence[Sequence[Span]]) -> list[Span]:
    """The empty stretches between columns, from left to right; none where rows do not stand in columns. The
    fullest rows tell of them, and then those that lie over none of these: levels beside several rows, and
    texts that stand above and below the lines of the others."""
    most = max(map(len, rows), default=0)
    telling = [row for row in rows if len(row) >= max(_FEWEST, _TELLING * most)]
    if len(telling) < _FEWEST:
        return []
    found = _clear(telling, _CROSSING * len(telling))
    within = [row for row in rows if row and not any(a < _place(gap) < b for gap in found for a, b in row)]
    finer = _clear([*telling, *within], 0)
    sure = [gap for gap in found if sum(_holds(gap, text) for row in within for text in row) < _FEWEST]
    return sorted([*sure, *(gap for gap in finer if not any(_meet(gap, other) for other in sure))])


def _holds(gap: Span, text: Span) -> bool:
    return gap[0] <= text[0] and text[1] <= gap[1]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _clear(rows: Sequence[Sequence[Span]], allowed: float) -> list[Span]:
    """The stretches inside that no more rows than ``allowed`` have a text over."""
    left, right = min(row[0][0] for row in rows), max(row[-1][1] for row in rows)
    ink = [0] * (int((right - left) / _STEP) + 1)
    for row in rows:
        for start, end in row:
            for place in range(int((start - left) / _STEP), int((end - left) / _STEP)):
                ink[place] += 1
    return [
        (left + first * _STEP, left + last * _STEP)
        for first, last in _runs([count <= allowed for count in ink])
        if (last - first) * _STEP >= _LEAST and first > 0 and last < len(ink) - 1
    ]


def _runs(clear: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches that are clear, as (first, behind the last)."""
    edges = [place for place, (a, b) in enumerate(pairwise([False, *clear, False])) if a != b]
    return list(zip(edges[::2], edges[1::2], strict=True))


def edges_in(row: Sequence[Span], columns: Sequence[Span], height: float) -> list[float]:
    """Where the cells of one row part: at the gaps between columns that no text of it lies over, and where
    its own texts stand far apart."""
    found = [_place(gap) for gap in columns if not any(a < _place(gap) < b for a, b in row)]
    for (_, left), (right, _) in pairwise(row):
        if right - left > _OWN_GAP * height and not any(left <= edge <= right for edge in found):
            found.append((left + right) / 2)
    return sorted(found)


def _place(gap: Span) -> float:
    """Columns begin at one place more often than they end at one."""
    start, end = gap
    return max((start + end) / 2, end - 2.0)
