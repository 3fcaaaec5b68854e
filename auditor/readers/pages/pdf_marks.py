"""The lines, pictures and characters of a PDF page, through PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from auditor.readers.pages import pdf_calls as calls
from auditor.readers.pages.marks import Box, PageMarks, oblique
from auditor.readers.pages.pdf_space import Matrix, TooMuchError, seen, times
from auditor.readers.pages.pdf_text import read_characters

MAX_OBJECTS = 60_000  # a page of a form has some hundred strokes
MAX_SEGMENTS = 60_000
_MAX_DEPTH = 8
_WHITE = 250
_FLAT = 0.02  # points; PDFium passes over texts narrower than half of it
_CORNER = 0.2  # points; corners that lie closer count as one
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Point = tuple[float, float]


def page_marks(page: Any, number: int) -> PageMarks:
    """What is on a page. Raises TooMuchError, and what PDFium raises for a page that is damaged."""
    width, height = page.get_size()
    marks = PageMarks(number, width, height)
    matrix = seen(page)
    drawings = _Drawings(marks)
    drawings.page(calls.address(page.raw), matrix)
    textpage = page.get_textpage()
    try:
        read_characters(calls.address(textpage.raw), matrix, marks, drawings.widened, drawings.oblique)
    finally:
        textpage.close()
    return marks


class _Drawings:
    """Goes through the objects of a page, and of the forms that it places. ``widened`` are the texts that
    PDFium would have passed over because nothing of them is drawn: signs that the font lacks, spaces;
    ``oblique`` those that are turned, as watermarks are."""

    def __init__(self, marks: PageMarks) -> None:
        self._marks = marks
        self.widened: set[int] = set()
        self.oblique: set[int] = set()
        self._objects = 0
        self._segments = 0
        self._corners = calls.Numbers(ctypes.c_float, 4)
        self._point = calls.Numbers(ctypes.c_float, 2)
        self._matrix = calls.Numbers(ctypes.c_float, 6)
        self._modes = calls.Numbers(ctypes.c_int, 2)
        self._colour = calls.Numbers(ctypes.c_uint, 4)

    def page(self, page: int, matrix: Matrix) -> None:
        for index in range(calls.count_objects(page)):
            self._object(calls.get_object(page, index), matrix, 0)

    def _object(self, item: int, outer: Matrix, depth: int) -> None:
        self._objects += 1
        if self._objects > MAX_OBJECTS:
            raise TooMuchError
        kind = calls.get_type(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._text(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._picture(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = times(self._placed(item), outer)
            for index in range(calls.count_inner(item)):
                self._object(calls.get_inner(item, index), inner, depth + 1)

    def _text(self, item: int, outer: Matrix) -> None:
        """Gives a text without extent one, so that PDFium says its characters: a stroke has a width."""
        if oblique(*times(self._placed(item), outer)[:4]):
            self.oblique.add(item)
        left, _, right, _ = self._extent(item)
        if right - left >= _FLAT:
            return
        calls.set_text_mode(item, pdfium.FPDF_TEXTRENDERMODE_STROKE)
        calls.set_stroke_width(item, 1.0)
        calls.transform(item, *_IDENTITY)  # makes PDFium measure it anew
        self.widened.add(item)

    def _picture(self, item: int, outer: Matrix) -> None:
        left, bottom, right, top = self._extent(item)
        a, b, c, d, e, f = outer
        self._marks.pictures.append(
            (
                a * left + c * top + e, b * left + d * top + f,
                a * right + c * bottom + e, b * right + d * bottom + f,
            )
        )  # fmt: skip

    def _path(self, path: int, outer: Matrix) -> None:
        if not calls.get_draw_mode(path, *self._modes.at):
            return
        filled, stroked = self._modes.read()
        stroked = bool(stroked) and not self._white(path, calls.get_stroke_color)
        if not stroked and (not filled or self._white(path, calls.get_fill_color)):
            return
        a, b, c, d, e, f = times(self._placed(path), outer)
        for points in self._figures(path):
            self._figure([(a * x + c * y + e, b * x + d * y + f) for x, y in points], stroked=stroked)

    def _figures(self, path: int) -> Iterator[list[list[float]]]:
        """The corners of each figure that a path draws; one with curves is left out."""
        points: list[list[float]] = []
        for index in range(self._counted(path)):
            segment = calls.get_segment(path, index)
            kind = calls.get_segment_type(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                if points:
                    yield points
                points = []
            elif kind == pdfium.FPDF_SEGMENT_BEZIERTO or not points:
                points = []
                continue
            calls.get_point(segment, *self._point.at)
            points.append(self._point.read())
            if calls.get_close(segment):
                points.append(points[0])
        if points:
            yield points

    def _counted(self, path: int) -> int:
        count: int = calls.count_segments(path)
        self._segments += count
        if self._segments > MAX_SEGMENTS:
            raise TooMuchError
        return count

    def _figure(self, points: list[Point], *, stroked: bool) -> None:
        if len(points) > 3 and (box := _rectangle(points)):
            self._marks.rectangle(*box)
        elif stroked or len(points) <= 3:
            for (ax, ay), (bx, by) in pairwise(points):
                self._marks.line(ax, ay, bx, by)

    def _white(self, path: int, colour: Any) -> bool:
        if not colour(path, *self._colour.at):
            return False
        red, green, blue, alpha = self._colour.read()
        return bool(alpha == 0 or min(red, green, blue) >= _WHITE)

    def _extent(self, item: int) -> list[float]:
        """Left, bottom, right and top in the space that the item stands in."""
        if not calls.get_bounds(item, *self._corners.at):
            return [0.0, 0.0, 0.0, 0.0]
        return self._corners.read()

    def _placed(self, item: int) -> Matrix:
        if not calls.get_matrix(item, self._matrix.at[0]):
            return _IDENTITY
        a, b, c, d, e, f = self._matrix.read()
        return a, b, c, d, e, f


def _rectangle(points: list[Point]) -> Box | None:
    """The rectangle whose edges a figure follows; its corners may be a little off."""
    xs, ys = zip(*points, strict=True)
    x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
    if x1 - x0 > _CORNER and y1 - y0 > _CORNER and set(points) == {(x0, y0), (x0, y1), (x1, y0), (x1, y1)}:
        return x0, y0, x1, y1
    corners = {(round(x, 1), round(y, 1)) for x, y in points}
    straight = all(x in (x0, x1) or y in (y0, y1) for x, y in points)
    return (x0, y0, x1, y1) if len(corners) == 4 and straight else None
