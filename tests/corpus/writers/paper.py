"""Pages of paper: where the words and rules of a table stand in points, row by row, over page ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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


Reach = Callable[[str], float]
"""How many points a text takes on a line."""


def halves(text: str) -> float:
    """Ideographs and full-width marks take a square, others half of it."""
    return sum(SIZE if ord(char) > 0x2000 else SIZE / 2 for char in text)


def leaves(pages: Sequence[Page], reach: Reach = halves) -> list[Leaf]:
    """Every form begins on a new leaf; ``reach`` is that of the font."""
    return [leaf for page in pages for leaf in _Setting(page, reach).leaves]


class _Setting:
    def __init__(self, page: Page, reach: Reach) -> None:
        self._reach = reach
        self.leaves = [Leaf()]
        self._y = _TOP
        for line in page.before:
            self._line(line, centred=True)
        self._table(page)
        for line in page.after:
            self._line(line)

    def _line(self, text: str, *, centred: bool = False) -> None:
        """A paragraph; only one that fits on a line is centred."""
        lines = wrapped(text, _RIGHT - _LEFT, self._reach)
        self._y += LEADING / 2
        for line in lines:
            if self._y + LEADING > _BOTTOM:
                self._turn()
            self._y += LEADING
            length = self._reach(line)
            x = (_LEFT + _RIGHT - length) / 2 if centred and len(lines) == 1 else _LEFT
            self.leaves[-1].words.append((x, self._y, line))
        self._y += LEADING / 2

    def _turn(self) -> None:
        self.leaves.append(Leaf())
        self._y = _TOP

    def _table(self, page: Page) -> None:
        placed = page.placed()
        xs = columns(placed, page.width, _LEFT, _RIGHT)
        heights = _heights(placed, xs, len(page.rows), self._reach)
        for first, last in self._runs(placed, heights):
            if last == first + 1 and heights[first] > _BOTTOM - _TOP:
                self._long_row([cell for cell in placed if cell.row == last], xs)
                continue
            if self._y + sum(heights[first:last]) > _BOTTOM:
                self._turn()
            ys = [self._y, *(self._y + y for y in accumulate(heights[first:last]))]
            for cell in placed:
                if first < cell.row <= last:
                    self._cell(cell, xs, ys, first)
            self._y = ys[-1]

    def _long_row(self, cells: Sequence[Placed], xs: Sequence[float]) -> None:
        """A row higher than a page goes on over as many as it needs, as text programs do."""
        spans = [(xs[cell.column - 1], xs[cell.column - 1 + cell.box.across]) for cell in cells]
        texts = [
            wrapped(cell.box.text, x1 - x0 - 2 * _PAD, self._reach)
            for cell, (x0, x1) in zip(cells, spans, strict=True)
        ]
        done, longest = 0, max(map(len, texts))
        while done < longest:
            room = int((_BOTTOM - self._y - 2 * _PAD) // LEADING)
            if room < 2:
                self._turn()
                continue
            count = min(room, longest - done)
            top, end = self._y, self._y + count * LEADING + 2 * _PAD
            for (x0, x1), lines in zip(spans, texts, strict=True):
                self._boxed(lines[done : done + count], (x0, top, x1, end))
            self._y = end
            done += count

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
        x0, x1 = xs[cell.column - 1], xs[cell.column - 1 + cell.box.across]
        y0, y1 = ys[cell.row - 1 - first], ys[min(cell.row - 1 + cell.box.down - first, len(ys) - 1)]
        self._boxed(wrapped(cell.box.text, x1 - x0 - 2 * _PAD, self._reach), (x0, y0, x1, y1))

    def _boxed(self, lines: Sequence[str], box: tuple[float, float, float, float]) -> None:
        leaf = self.leaves[-1]
        x0, y0, x1, y1 = box
        leaf.rules += [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
        for number, line in enumerate(lines, start=1):
            leaf.words.append((x0 + _PAD, y0 + _PAD + number * LEADING - 3, line))


def wrapped(text: str, width: float, reach: Reach = halves) -> list[str]:
    """The lines of a cell of a width, broken anywhere as Word breaks ideographs, never inside a figure."""
    lines = []
    for part in text.split("\n"):
        line, length = "", 0.0
        for piece in _pieces(part):
            size = reach(piece)
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


def columns(placed: Sequence[Placed], count: int, left: float, right: float) -> list[float]:
    """Edges of columns as wide as their words want, between two edges."""
    wants = [24.0] * count
    for cell in placed:
        if cell.box.across == 1:
            longest = max(map(halves, cell.box.text.split("\n")))
            wants[cell.column - 1] = max(wants[cell.column - 1], min(longest + 2 * _PAD + 1, 130))
    scale = (right - left) / sum(wants)
    return [left, *(left + scale * x for x in accumulate(wants))]


def _heights(placed: Sequence[Placed], xs: Sequence[float], rows: int, reach: Reach) -> list[float]:
    """Heights of rows that hold their cells; the last row below a merged cell makes room for it."""
    heights = [LEADING + 2 * _PAD] * rows
    for cell in sorted(placed, key=lambda cell: cell.box.down):
        width = xs[cell.column - 1 + cell.box.across] - xs[cell.column - 1] - 2 * _PAD
        need = len(wrapped(cell.box.text, width, reach)) * LEADING + 2 * _PAD
        top, end = cell.row - 1, cell.row - 1 + cell.box.down
        if need > sum(heights[top:end]):
            heights[end - 1] += need - sum(heights[top:end])
    return heights
