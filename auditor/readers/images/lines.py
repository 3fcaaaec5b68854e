"""Where lines of text stand in a straight picture: what the detector finds, parted at ruled lines, and ink
that it left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from auditor.readers.images.ruling import Ruled
from auditor.readers.pages.marks import Box, Rule

if TYPE_CHECKING:
    from auditor.readers.images.engine import Image

_SPECK = 6  # pixels of ink: dirt
_EDGE = 0.3  # of a height: a ruled line this near to an edge parts nothing
_CLEAR = 3  # pixels that the detector's boxes keep clear of their words
_PADDING, _BESIDE = 0.25, 0.4  # of a height, around what is read
# Of the common height of a line: two lines, a whole character, what may be a character or a dash.
_SEVERAL, _WHOLE, _FLAT, _DASH, _LARGEST = 1.7, 0.7, 0.35, 0.3, 4.0


class Strip(NamedTuple):
    """A piece of a line in pixels: ``ink`` is the box of what is printed, ``area`` the one to read."""

    ink: Box
    area: Box


def strips(found: Sequence[Box], page: Ruled) -> list[Strip]:
    """The pieces of lines that stand in one cell each, from what was detected and what was overlooked."""
    ink = without_specks(page.ink)
    boxes = [piece for box in found for piece in _parted(box, page)]
    pieces = [tight for box in boxes if (tight := _tight(box, ink)) is not None]
    left = ink.copy()
    for x0, y0, x1, y1 in boxes:
        left[_area((x0 - _CLEAR, y0 - _CLEAR, x1 + _CLEAR, y1 + _CLEAR))] = 0
    height = typical_height(pieces)
    lines = [line for piece in pieces for line in _single_lines(piece, ink, height)]
    return [Strip(box, _padded(box, height)) for box in (*lines, *_overlooked(left, height, page))]


def typical_height(pieces: Sequence[Box]) -> float:
    """How high lines of text are, in pixels of ink."""
    heights = sorted(y1 - y0 for _, y0, _, y1 in pieces)
    return heights[len(heights) * 3 // 5] if heights else 16.0


def without_specks(ink: Image) -> Image:
    """The ink without dirt."""
    import cv2
    import numpy as np

    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    kept = np.array(stats[:count, cv2.CC_STAT_AREA] > _SPECK)
    kept[0] = False
    return np.where(kept[labels], 255, 0).astype(np.uint8)


def _area(box: Box) -> tuple[slice, slice]:
    x0, y0, x1, y1 = (max(0, round(value)) for value in box)
    return slice(y0, y1), slice(x0, x1)


def _parted(box: Box, page: Ruled) -> Iterator[Box]:
    """A detected box cut where ruled lines run through it."""
    x0, y0, x1, y1 = box
    edge = _EDGE * min(y1 - y0, x1 - x0)
    rows = [y0, *_through(page.horizontal, (y0, y1), (x0, x1), edge), y1]
    for top, bottom in pairwise(rows):
        columns = [x0, *_through(page.vertical, (x0, x1), (top, bottom), edge), x1]
        for left, right in pairwise(columns):
            yield left, top, right, bottom


def _through(
    rules: Sequence[Rule], along: tuple[float, float], across: tuple[float, float], edge: float
) -> list[float]:
    """Where lines run through a box: they cover most of its other side."""
    reached = (across[0] + across[1]) / 2
    return sorted(
        {
            round(rule.at)
            for rule in rules
            if along[0] + edge < rule.at < along[1] - edge and rule.start <= reached <= rule.end
        }
    )


def _tight(box: Box, ink: Image) -> Box | None:
    """The box of the ink in a box; ``None`` where there is none."""
    import numpy as np

    part = ink[_area(box)]
    columns, rows = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
    if not len(columns):
        return None
    left, top = max(0, round(box[0])), max(0, round(box[1]))
    x0, x1, y0, y1 = (float(edge) for edge in (columns[0], columns[-1] + 1, rows[0], rows[-1] + 1))
    return left + x0, top + y0, left + x1, top + y1


def _single_lines(box: Box, ink: Image, height: float) -> Iterator[Box]:
    """A box of several lines, or of characters written downwards, parted where rows are without ink."""
    import numpy as np

    x0, y0, x1, y1 = box
    if y1 - y0 < _SEVERAL * height:
        yield box
        return
    filled = ink[_area(box)].any(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    top: float | None = None
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        top = start if top is None else top
        if end - top >= _WHOLE * height or y0 + end >= y1:  # strokes of one character lie apart, too
            part = _tight((x0, y0 + top, x1, y0 + end), ink)
            top = None
            if part is not None:
                yield part


def _padded(box: Box, height: float) -> Box:
    """A box with room around, as high as a line: signs are told apart by where they stand in it."""
    x0, y0, x1, y1 = box
    middle, high = (y0 + y1) / 2, max(y1 - y0, height)
    room = high / 2 + _PADDING * high
    return x0 - _BESIDE * high, middle - room, x1 + _BESIDE * high, middle + room


def _overlooked(left: Image, height: float, page: Ruled) -> Iterator[Box]:
    """Ink outside all detected boxes: single signs and digits, mostly; gathered into pieces of lines."""
    import cv2
    import numpy as np

    reach = max(3, round(0.6 * height))
    blobs = cv2.dilate(left, np.ones((1, reach), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(blobs, connectivity=8)
    for number in range(1, count):
        x, y, width, high, _ = (float(value) for value in stats[number])
        for piece in _parted((x, y, x + width, y + high), page):
            box = _tight(piece, left)
            if box is not None and _may_be_words(box, height):
                yield box


def _may_be_words(box: Box, height: float) -> bool:
    """Whether ink is as large as characters are, or as wide as a dash."""
    width, high = box[2] - box[0], box[3] - box[1]
    return high <= _LARGEST * height and (high >= _FLAT * height or width >= _DASH * height)
