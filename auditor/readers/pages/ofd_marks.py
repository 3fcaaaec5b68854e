"""The characters, lines and pictures of an OFD page (GB/T 33190, chapters 9 and 11)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from auditor.readers.pages.marks import Glyph, PageMarks, oblique

if TYPE_CHECKING:
    from lxml import etree

POINTS = 72 / 25.4  # OFD measures in millimetres
MAX_CHARACTERS = 60_000
MAX_SEGMENTS = 60_000
_LARGEST = 1e6
_ASCENT, _DESCENT = 0.88, 0.12  # of a font's size
_OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_BLOCKS = frozenset({"Content", "Layer", "PageBlock"})

Point = tuple[float, float]


def numbers(text: str) -> list[float]:
    """The numbers of an attribute; what is none, or beyond any page, is left out."""
    found = []
    for word in text.replace(",", " ").split():
        try:
            value = float(word)
        except ValueError:
            continue
        if math.isfinite(value) and abs(value) < _LARGEST:
            found.append(value)
    return found


def deltas(text: str, count: int) -> list[float]:
    """The steps between characters, «g 3 5.5» being 5.5 three times; at most ``count``."""
    steps: list[float] = []
    words = iter(text.split())
    for word in words:
        if word == "g":
            times, step = numbers(next(words, "")), numbers(next(words, ""))
            if times and step:
                steps += step * min(max(0, int(times[0])), count)
        else:
            steps += numbers(word)
        if len(steps) >= count:
            break
    return steps[:count]


class OfdObjects:
    """Reads the objects of pages and templates into marks."""

    def __init__(self, marks: PageMarks) -> None:
        self._marks = marks
        self._segments = 0

    def read(self, page: etree._Element) -> None:
        """Adds what a page or a template shows."""
        stack = [page]
        while stack:
            element = stack.pop()
            for child in element:
                kind = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
                if kind in _BLOCKS:
                    stack.append(child)
                elif child.get("Visible") == "false":
                    continue
                elif kind == "TextObject":
                    self._text(child)
                elif kind == "PathObject":
                    self._path(child)
                elif kind == "ImageObject":
                    self._picture(child)

    def _text(self, element: etree._Element) -> None:
        place = _Place(element)
        if place.oblique:
            self._marks.oblique += sum(len(code.text or "") for code in element.iterchildren("{*}TextCode"))
            return
        size = (numbers(element.get("Size", "")) or [0.0])[0]
        scale = (numbers(element.get("HScale", "")) or [1.0])[0]
        x = y = 0.0
        for code in element.iterchildren("{*}TextCode"):
            x = (numbers(code.get("X", "")) or [x])[0]
            y = (numbers(code.get("Y", "")) or [y])[0]
            for glyph in _glyphs(code, x, y, size, scale):
                if len(self._marks.glyphs) >= MAX_CHARACTERS:
                    return
                x0, y0 = place.seen((glyph.x0, glyph.y0))
                x1, y1 = place.seen((glyph.x1, glyph.y1))
                self._marks.unreadable += glyph.text == "\ufffd"
                box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                self._marks.glyphs.append(Glyph(glyph.text, *box))
                x = glyph.x1

    def _path(self, element: etree._Element) -> None:
        stroked = element.get("Stroke", "true") != "false"
        if not stroked and element.get("Fill", "false") != "true":
            return
        place = _Place(element)
        for figure in _figures(element.findtext("{*}AbbreviatedData") or ""):
            self._segments += len(figure)
            if self._segments > MAX_SEGMENTS:
                return
            self._figure([place.seen(point) for point in figure], stroked=stroked)

    def _figure(self, points: list[Point], *, stroked: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        corners = {(round(x, 1), round(y, 1)) for x, y in points}
        if len(corners) == 4 and all(x in (box[0], box[2]) or y in (box[1], box[3]) for x, y in points):
            self._marks.rectangle(*box)
        elif stroked or len(points) <= 3:
            for (ax, ay), (bx, by) in pairwise(points):
                self._marks.line(ax, ay, bx, by)

    def _picture(self, element: etree._Element) -> None:
        box = numbers(element.get("Boundary", ""))
        if len(box) == 4:
            x, y, width, height = (value * POINTS for value in box)
            self._marks.pictures.append((x, y, x + width, y + height))


class _Place:
    """From an object's own space to points on the page: its matrix, then its boundary's corner."""

    def __init__(self, element: etree._Element) -> None:
        box = numbers(element.get("Boundary", ""))
        self._left, self._top = (box[0], box[1]) if len(box) == 4 else (0.0, 0.0)
        matrix = numbers(element.get("CTM", ""))
        self._matrix = matrix if len(matrix) == 6 else None
        self.oblique = len(matrix) == 6 and oblique(*matrix[:4])

    def seen(self, point: Point) -> Point:
        x, y = point
        if self._matrix:
            a, b, c, d, e, f = self._matrix
            x, y = a * x + c * y + e, b * x + d * y + f
        return (x + self._left) * POINTS, (y + self._top) * POINTS


def _glyphs(code: etree._Element, x: float, y: float, size: float, scale: float) -> Iterator[Glyph]:
    text = code.text or ""
    across, down = deltas(code.get("DeltaX", ""), len(text)), deltas(code.get("DeltaY", ""), len(text))
    for index, character in enumerate(text):
        width = size * scale * (0.5 if character.isascii() else 1.0)
        step = across[index] if index < len(across) else (0.0 if down else width)
        shown = min(width, step) if step > 0 else width
        if character not in "\r\n":
            yield Glyph(character, x, y - _ASCENT * size, x + shown, y + _DESCENT * size)
        x += step
        y += down[index] if index < len(down) else 0.0


def _figures(data: str) -> Iterator[list[Point]]:
    """The corners of each figure of abbreviated path data; one with curves is left out."""
    points: list[Point] = []
    straight = True
    words = iter(data.split()[: 8 * MAX_SEGMENTS])
    for word in words:
        count = _OPERANDS.get(word)
        if count is None:
            continue
        values = [value for _ in range(count) for value in numbers(next(words, ""))]
        if word in "SM":
            if straight and len(points) > 1:
                yield points
            points, straight = [], True
        straight = straight and word not in "QBA"
        if word in "SML" and len(values) == 2:
            points.append((values[0], values[1]))
        elif word == "C" and points:
            points.append(points[0])
    if straight and len(points) > 1:
        yield points
