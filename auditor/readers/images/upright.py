"""Which way up a page lies: wide tables are scanned sideways, and sheets upside down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.readers.pages.marks import Box

if TYPE_CHECKING:
    from auditor.readers.images.engine import Engine, Image

_SAMPLE = 8  # lines that are read to see which way up they make sense
_LONG = 1.8  # times as long as high: which way such a box lies tells
_CLEAR = 0.9  # how sure words that are the right way up are, on average
_BETTER = 0.15  # than the other way round


def quarters(picture: Image, found: Sequence[Box], engine: Engine) -> int:
    """How many quarter turns anticlockwise set a picture upright, seen from the boxes of its lines."""
    lying = [box for box in found if box[2] - box[0] > _LONG * (box[3] - box[1])]
    standing = [box for box in found if box[3] - box[1] > _LONG * (box[2] - box[0])]
    if len(standing) > len(lying):
        return max((1, 3), key=lambda turns: _sense(picture, standing, turns, engine))
    sense = _sense(picture, lying, 0, engine)
    if sense >= _CLEAR or not lying:
        return 0
    return 2 if _sense(picture, lying, 2, engine) > sense + _BETTER else 0


def turned(picture: Image, turns: int) -> Image:
    """The picture after so many quarter turns anticlockwise."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(picture, turns))


def turned_back(box: Box, turns: int, size: tuple[int, int]) -> Box:
    """Where a box stood before so many quarter turns; ``size`` is the turned picture's."""
    x0, y0, x1, y1 = box
    width, height = size
    if turns == 1:
        return height - y1, x0, height - y0, x1
    if turns == 2:
        return width - x1, height - y1, width - x0, height - y0
    return (y0, width - x1, y1, width - x0) if turns == 3 else box


def _sense(picture: Image, boxes: Sequence[Box], turns: int, engine: Engine) -> float:
    """How sure the recogniser is of the longest lines, read that way up."""
    longest = sorted(boxes, key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))[:_SAMPLE]
    crops = []
    for box in longest:
        x0, y0, x1, y1 = (max(0, round(value)) for value in box)
        crops.append(turned(picture[y0:y1, x0:x1], turns)[:, :, None].repeat(3, axis=2))
    read = engine.read(crops)
    return sum(each.least for each in read) / max(1, len(read))
