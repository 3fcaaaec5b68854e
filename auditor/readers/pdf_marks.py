"""The characters, lines and pictures of a PDF page, through PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from auditor.readers.marks import Box, Glyph, PageMarks

# A page of a form has some hundred strokes and two thousand characters.
MAX_CHARACTERS = 60_000
MAX_OBJECTS = 60_000
MAX_SEGMENTS = 60_000
_MAX_DEPTH = 8
_TALL = 1.7  # of its width: no full-width character is taller, only the box of an odd font
_WHITE = 250
_FLAT = 0.02  # points; PDFium passes over texts narrower than half of it
_UNREADABLE = frozenset({0, 0xFFFD, 0xFFFF})
_PRIVATE = range(0xE000, 0xF900)
_WIDE = range(0x2E80, 0x10000)
_MAPPED = {
    0xF0B7: "•",
    0xF0A8: "□",
    0xF06F: "□",
    0xF0FE: "☑",
    0xF052: "☑",
    0xF0FC: "✓",
    0xF0B3: "≥",
    0xF0A3: "≤",
}

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
Turn = Callable[[float, float], Point]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class TooMuchError(Exception):
    """A page with more characters or strokes than any page has."""


def page_marks(page: Any, number: int) -> PageMarks:
    """What is on a page. Raises TooMuchError, and what PDFium raises for a page that is damaged."""
    width, height = page.get_size()
    marks = PageMarks(number, width, height)
    turn = _turn(page)
    drawings = _Drawings(marks, turn)
    drawings.page(page.raw)
    textpage = page.get_textpage()
    try:
        _characters(textpage.raw, turn, marks, drawings.widened)
    finally:
        textpage.close()
    return marks


def _turn(page: Any) -> Turn:
    """From the page's own space (upwards from the left bottom) to what is seen, turned as the page says."""
    left, bottom, right, top = page.get_bbox()
    turns: dict[int, Turn] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return turns[page.get_rotation()]


def _characters(textpage: Any, turn: Turn, marks: PageMarks, widened: set[int | None]) -> None:
    count = pdfium.FPDFText_CountChars(textpage)
    if count > MAX_CHARACTERS:
        raise TooMuchError
    box = pdfium.FS_RECTF()
    reference = ctypes.byref(box)
    get_code, get_box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    high = 0
    for index in range(count):
        code = get_code(textpage, index)
        if code <= 0x20 and (code in {10, 13} or pdfium.FPDFText_IsGenerated(textpage, index)):
            continue
        if code == 0x20 and widened and _address(pdfium.FPDFText_GetTextObject(textpage, index)) in widened:
            continue
        if 0xD800 <= code <= 0xDBFF:
            high = code
            continue
        if not get_box(textpage, index, reference):
            continue
        x0, y0 = turn(box.left, box.top)
        x1, y1 = turn(box.right, box.bottom)
        if x0 > x1 or y0 > y1:
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if code in _WIDE and y1 - y0 > _TALL * (x1 - x0) > 0:
            y0, y1 = _by_origin(textpage, index, turn, x1 - x0, (y0, y1))
        marks.glyphs.append(Glyph(_character(code, high, marks), x0, y0, x1, y1))
        high = 0


def _character(code: int, high: int, marks: PageMarks) -> str:
    if 0xDC00 <= code <= 0xDFFF and high:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
    if code in _MAPPED:
        return _MAPPED[code]
    if code in _UNREADABLE or code in _PRIVATE or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        marks.unreadable += 1
        return "\ufffd"
    return chr(code)


def _address(item: Any) -> int | None:
    return ctypes.cast(item, ctypes.c_void_p).value


def _by_origin(textpage: Any, index: int, turn: Turn, em: float, box: Point) -> Point:
    x, y = ctypes.c_double(), ctypes.c_double()
    if not pdfium.FPDFText_GetCharOrigin(textpage, index, ctypes.byref(x), ctypes.byref(y)):
        return box
    _, baseline = turn(x.value, y.value)
    return (baseline - 0.88 * em, baseline + 0.12 * em) if box[0] <= baseline <= box[1] else box


class _Drawings:
    """Goes through the objects of a page, and of the forms that it places. ``widened`` are the texts that
    PDFium would have passed over because nothing of them is drawn: signs that the font lacks, spaces."""

    def __init__(self, marks: PageMarks, turn: Turn) -> None:
        self._marks = marks
        self._turn = turn
        self.widened: set[int | None] = set()
        self._objects = 0
        self._segments = 0

    def page(self, page: Any) -> None:
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            self._object(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0)

    def _object(self, item: Any, outer: Matrix, depth: int) -> None:
        self._objects += 1
        if self._objects > MAX_OBJECTS:
            raise TooMuchError
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(item, outer)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self._text(item)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._marks.pictures.append(self._bounds(item, outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = _times(_matrix(item), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                self._object(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _text(self, item: Any) -> None:
        """Gives a text without extent one, so that PDFium says its characters: a stroke has a width."""
        left, _, right, _ = _extent(item)
        if right - left >= _FLAT:
            return
        pdfium.FPDFTextObj_SetTextRenderMode(item, pdfium.FPDF_TEXTRENDERMODE_STROKE)
        pdfium.FPDFPageObj_SetStrokeWidth(item, 1.0)
        pdfium.FPDFPageObj_Transform(item, *_IDENTITY)  # makes PDFium measure it anew
        self.widened.add(_address(item))

    def _bounds(self, item: Any, outer: Matrix) -> Box:
        left, bottom, right, top = _extent(item)
        return (*self._seen((left, top), outer), *self._seen((right, bottom), outer))

    def _seen(self, point: Point, matrix: Matrix) -> Point:
        a, b, c, d, e, f = matrix
        x, y = point
        return self._turn(a * x + c * y + e, b * x + d * y + f)

    def _path(self, path: Any, outer: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)):
            return
        stroked = bool(stroke.value) and not _white(path, pdfium.FPDFPageObj_GetStrokeColor)
        filled = bool(fill.value) and not _white(path, pdfium.FPDFPageObj_GetFillColor)
        if not stroked and not filled:
            return
        matrix = _times(_matrix(path), outer)
        for points in self._figures(path):
            self._figure([self._seen(point, matrix) for point in points], stroked=stroked)

    def _figures(self, path: Any) -> Iterator[list[Point]]:
        """The corners of each figure that a path draws; one with curves is left out."""
        points: list[Point] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        count = pdfium.FPDFPath_CountSegments(path)
        self._segments += count
        if self._segments > MAX_SEGMENTS:
            raise TooMuchError
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                points = []
            elif kind != pdfium.FPDF_SEGMENT_MOVETO and not points:
                continue
            else:
                points.append((x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment) and points:
                points.append(points[0])
        if points:
            yield points

    def _figure(self, points: list[Point], *, stroked: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        corners = {(round(x, 1), round(y, 1)) for x, y in points}
        if len(corners) == 4 and all(x in (x0, x1) or y in (y0, y1) for x, y in points):
            self._marks.rectangle(x0, y0, x1, y1)
        elif stroked or len(points) <= 3:
            for (ax, ay), (bx, by) in pairwise(points):
                self._marks.line(ax, ay, bx, by)


def _white(path: Any, colour: Callable[..., int]) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not colour(path, *map(ctypes.byref, parts)):
        return False
    red, green, blue, alpha = (part.value for part in parts)
    return alpha == 0 or min(red, green, blue) >= _WHITE


def _extent(item: Any) -> Box:
    corners = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, corners))
    left, bottom, right, top = (corner.value for corner in corners)
    return left, bottom, right, top


def _matrix(item: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip
