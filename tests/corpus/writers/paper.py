"""Pages of paper: where the words and rules of a table stand in points, row by row, over page ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from tests.corpus.model import Page, Placed

WIDTH, HEIGHT = 842.0, 595.0  # A4 on its side
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 802.0, 50.0, 545.0
SIZE = 9.0
LEADING = 12.0
_PAD = 3.0


@dataclass(slots=True)
class Leaf:
    """``words`` are x, baseline and text; ``rules`` are x0, y0, x1, y1; all from the top left corner."""

    words: list[tuple[float, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


def leaves(pages: Sequence[Page]) -> list[Leaf]:
    """Every form begins on a new leaf."""
    return [leaf for page in pages for leaf in _Setting(page).leaves]


def advance(char: str) -> float:
    """How far a character reaches: ideographs and full-width marks a square, others half of it."""
    return SIZE if ord(char) > 0x2000 else SIZE / 2


class _Setting:
    def __init__(self, page: Page) -> None:
        self.leaves = [Leaf()]
        self._y = _TOP
        for line in page.before:
            self._line(line, centred=True)
        self._table(page)
        for line in page.after:
            self._line(line)

    def _line(self, text: str, *, centred: bool = False) -> None:
        self._y += LEADING * 1.5
        length = sum(map(advance, text))
        x = (_LEFT + _RIGHT - length) / 2 if centred else _LEFT
        self.leaves[-1].words.append((x, self._y, text))
        self._y += LEADING / 2

    def _table(self, page: Page) -> None:
        placed = page.placed()
        xs = _columns(placed, page.width)
        heights = _heights(placed, xs, len(page.rows))
        for first, last in self._runs(placed, heights):
            if self._y + sum(heights[first:last]) > _BOTTOM:
                self.leaves.append(Leaf())
                self._y = _TOP
            ys = [self._y, *(self._y + y for y in accumulate(heights[first:last]))]
            for cell in placed:
                if first < cell.row <= last:
                    self._cell(cell, xs, ys, first)
            self._y = ys[-1]

    @staticmethod
    def _runs(placed: Sequence[Placed], heights: Sequence[float]) -> Iterator[tuple[int, int]]:
        """Stretches of rows that no merged cell crosses; a stretch longer than a page is cut between rows."""
        cut = {0, *range(1, len(heights) + 1)}
        for cell in placed:
            if sum(heights[cell.row - 1 : cell.row - 1 + cell.box.down]) < _BOTTOM - _TOP:
                cut -= set(range(cell.row, cell.row + cell.box.down - 1))
        ends = sorted(cut)
        yield from pairwise(ends)

    def _cell(self, cell: Placed, xs: Sequence[float], ys: Sequence[float], first: int) -> None:
        leaf = self.leaves[-1]
        x0, x1 = xs[cell.column - 1], xs[cell.column - 1 + cell.box.across]
        y0, y1 = ys[cell.row - 1 - first], ys[min(cell.row - 1 + cell.box.down - first, len(ys) - 1)]
        leaf.rules += [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
        for number, line in enumerate(wrapped(cell.box.text, x1 - x0 - 2 * _PAD), start=1):
            leaf.words.append((x0 + _PAD, y0 + _PAD + number * LEADING - 3, line))


def wrapped(text: str, width: float) -> list[str]:
    """The lines of a cell of a width, broken anywhere as Word breaks ideographs, never inside a figure."""
    lines = []
    for part in text.split("\n"):
        line, length = "", 0.0
        for piece in _pieces(part):
            size = sum(map(advance, piece))
            if line and length + size > width:
                lines.append(line)
                line, length = "", 0.0
            line, length = line + piece, length + size
        lines.append(line)
    return lines


def _pieces(text: str) -> Iterator[str]:
    """Characters, and runs of letters and figures."""
    run = ""
    for char in text:
        if ord(char) < 0x2000 and not char.isspace():
            run += char
            continue
        if run:
            yield run
        run = ""
        yield char
    if run:
        yield run


def _columns(placed: Sequence[Placed], count: int) -> list[float]:
    """Edges of columns as wide as their words want, within the page."""
    wants = [24.0] * count
    for cell in placed:
        if cell.box.across == 1:
            longest = max((sum(map(advance, line)) for line in cell.box.text.split("\n")), default=0)
            wants[cell.column - 1] = max(wants[cell.column - 1], min(longest + 2 * _PAD + 1, 130))
    scale = (_RIGHT - _LEFT) / sum(wants)
    return [_LEFT, *(_LEFT + scale * x for x in accumulate(wants))]


def _heights(placed: Sequence[Placed], xs: Sequence[float], rows: int) -> list[float]:
    """Heights of rows that hold their cells; the last row below a merged cell makes room for it."""
    heights = [LEADING + 2 * _PAD] * rows
    for cell in sorted(placed, key=lambda cell: cell.box.down):
        width = xs[cell.column - 1 + cell.box.across] - xs[cell.column - 1] - 2 * _PAD
        need = len(wrapped(cell.box.text, width)) * LEADING + 2 * _PAD
        top, end = cell.row - 1, cell.row - 1 + cell.box.down
        if need > sum(heights[top:end]):
            heights[end - 1] += need - sum(heights[top:end])
    return heights
