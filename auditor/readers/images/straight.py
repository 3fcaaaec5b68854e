"""Pictures that lie a few degrees askew are turned straight, and places on them turned back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.readers.images.upright import turned_back
from auditor.readers.pages.marks import Box

if TYPE_CHECKING:
    from auditor.readers.images.engine import Image

_MOST = 8.0  # degrees; more is no slip of the hand
_COARSE, _FINE = 0.5, 0.05
_WIDTH = 900  # of the small picture on which angles are tried
_WORTH = 0.04  # degrees: less moves no line by a pixel or two


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn by an angle (degrees, anticlockwise) about the middle of a picture, which grows by it;
    ``quarters`` are quarter turns before, ``width`` and ``height`` the picture's after these."""

    angle: float
    width: int
    height: int
    quarters: int = 0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the turned picture."""
        sine, cosine = abs(math.sin(self._radians)), abs(math.cos(self._radians))
        return (
            round(self.width * cosine + self.height * sine),
            round(self.width * sine + self.height * cosine),
        )

    @property
    def _radians(self) -> float:
        return math.radians(self.angle)

    def back(self, box: Box) -> Box:
        """Where a box of the turned picture stands on the one as it was."""
        width, height = self.size
        sine, cosine = math.sin(self._radians), math.cos(self._radians)
        corners = [(x - width / 2, y - height / 2) for x in box[::2] for y in box[1::2]]
        xs = [x * cosine - y * sine + self.width / 2 for x, y in corners]
        ys = [x * sine + y * cosine + self.height / 2 for x, y in corners]
        box = (min(xs), min(ys), max(xs), max(ys))
        return turned_back(box, self.quarters, (self.width, self.height))


def straightened(gray: Image) -> tuple[Image, Turn]:
    """The picture with its lines level, and the turn that did it."""
    import cv2

    height, width = gray.shape
    turn = Turn(_angle(gray), width, height)
    if abs(turn.angle) < _WORTH:
        return gray, Turn(0.0, width, height)
    across, down = turn.size
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), turn.angle, 1.0)
    matrix[:, 2] += (across - width) / 2, (down - height) / 2
    turned = cv2.warpAffine(gray, matrix, (across, down), flags=cv2.INTER_CUBIC, borderValue=(255,))
    return turned.astype(gray.dtype), turn


def _angle(gray: Image) -> float:
    """The angle by which rows of ink become sharpest."""
    import cv2

    scale = min(1.0, _WIDTH / gray.shape[1])
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 15)
    best = 0.0
    for step, reach in ((_COARSE, _MOST), (_FINE, _COARSE)):
        count = round(reach / step)
        tried = [best + step * n for n in range(-count, count + 1)]
        best = max(tried, key=lambda angle: (_sharpness(ink.astype(gray.dtype), angle), -abs(angle)))
    return best


def _sharpness(ink: Image, angle: float) -> float:
    """How much neighbouring rows differ once the picture is turned."""
    import cv2
    import numpy as np

    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_LINEAR)
    rows = turned.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())
