"""What a page holds before anything is read into it: characters with boxes, and ruled lines.

Every length is in points (1/72 inch) from the page's top left corner, as the reader sees the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]


class Glyph(NamedTuple):
    """One character and the box that it takes up, from the left top to the right bottom."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


class Rule(NamedTuple):
    """A straight line: ``at`` is y of a horizontal and x of a vertical one, ``start`` < ``end`` its ends."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageMarks:
    """``pictures`` are the boxes of images; ``unreadable`` counts characters without a known meaning,
    ``oblique`` those of watermarks: texts that are turned by no right angle, which are left out,
    ``oversized`` those that are left out for their size."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    unreadable: int = 0
    oblique: int = 0
    oversized: int = 0

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Notes a drawn line where it is horizontal or vertical, and no mere dot."""
        width, height = abs(x1 - x0), abs(y1 - y0)
        if height <= _THIN and width > _DOT:
            self.horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif width <= _THIN and height > _DOT:
            self.vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def rectangle(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Notes a rectangle: a line where it is thin, else its four edges."""
        if abs(x1 - x0) <= _THIN or abs(y1 - y0) <= _THIN:
            self.line(x0, y0, x1, y1)
            return
        left, right = (x0, x1) if x0 < x1 else (x1, x0)
        top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
        self.horizontal += [Rule(top, left, right), Rule(bottom, left, right)]
        self.vertical += [Rule(left, top, bottom), Rule(right, top, bottom)]

    def is_scan(self) -> bool:
        """Whether the page is a picture without any text."""
        return self.pictured() > PICTURE_SHARE and all(glyph.text.isspace() for glyph in self.glyphs)

    def pictured(self) -> float:
        """The share of the page that its largest picture covers."""
        area = max((abs((x1 - x0) * (y1 - y0)) for x0, y0, x1, y1 in self.pictures), default=0.0)
        return area / max(self.width * self.height, 1.0)


def oblique(a: float, b: float, c: float, d: float) -> bool:
    """Whether a matrix turns what it shows by an angle that is no right one; slanting letters does not."""
    return min(abs(a), abs(b)) > _TURNED * max(abs(a), abs(b)) and min(abs(c), abs(d)) > _TURNED * abs(d)


_TURNED = 0.05
PICTURE_SHARE = 0.5  # of a page
_THIN = 3.2  # thicker bars are shading
_DOT = 1.0
