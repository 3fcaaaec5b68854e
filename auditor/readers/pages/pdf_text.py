"""The characters of a PDF page, through PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Collection

from auditor.readers.pages import pdf_calls as calls
from auditor.readers.pages.marks import Glyph, PageMarks
from auditor.readers.pages.pdf_space import Matrix, TooMuchError

MAX_CHARACTERS = 60_000  # a page of a form has some two thousand
_TALL = 1.7  # of its width: no full-width character is taller, only the box of an odd font
_UNREADABLE = frozenset({0, 0xFFFD, 0xFFFF})
_PRIVATE = range(0xE000, 0xF900)
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
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


def read_characters(
    textpage: int, matrix: Matrix, marks: PageMarks, widened: Collection[int], turned: Collection[int]
) -> None:
    """Adds the characters of a text page to ``marks``, ``matrix`` leading from its space to what is seen;
    spaces of the text objects ``widened`` are left out, those ``turned`` counted. Raises TooMuchError."""
    count = calls.count_characters(textpage)
    if count > MAX_CHARACTERS:
        raise TooMuchError
    a, b, c, d, e, f = matrix
    box = calls.Numbers(ctypes.c_float, 4)
    reference, numbers = box.at[0], box.read
    get_unicode, get_box, add = calls.get_unicode, calls.get_box, marks.glyphs.append
    high = 0
    for index in range(count):
        code = get_unicode(textpage, index)
        if code <= 0x20 and _unseen(textpage, index, code, widened):
            continue
        if turned and calls.get_text_object(textpage, index) in turned:
            marks.oblique += 1
            continue
        if code in _HIGH:
            high = code
            continue
        if not get_box(textpage, index, reference):
            continue
        left, top, right, bottom = numbers()
        x0, y0 = a * left + c * top + e, b * left + d * top + f
        x1, y1 = a * right + c * bottom + e, b * right + d * bottom + f
        if x0 > x1 or y0 > y1:
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if code in _WIDE and y1 - y0 > _TALL * (x1 - x0) > 0:
            y0, y1 = _by_origin(textpage, index, matrix, x1 - x0, (y0, y1))
        plain = 0x20 <= code < 0xD800
        add(Glyph(chr(code) if plain else _character(code, high, marks), x0, y0, x1, y1))
        high = 0


def _unseen(textpage: int, index: int, code: int, widened: Collection[int]) -> bool:
    if code in {10, 13} or calls.is_generated(textpage, index):
        return True
    return code == 0x20 and bool(widened) and calls.get_text_object(textpage, index) in widened


def _character(code: int, high: int, marks: PageMarks) -> str:
    if code in _LOW and high:
        return chr(0x10000 + ((high - _HIGH.start) << 10) + code - _LOW.start)
    if code in _MAPPED:
        return _MAPPED[code]
    if code in _UNREADABLE or code in _PRIVATE or code in _HIGH or code in _LOW or code > 0x10FFFF:
        marks.unreadable += 1
        return "\ufffd"
    return chr(code)


def _by_origin(
    textpage: int, index: int, matrix: Matrix, em: float, box: tuple[float, float]
) -> tuple[float, float]:
    """The top and bottom of a full-width character whose font states a wrong height."""
    origin = calls.Numbers(ctypes.c_double, 2)
    if not calls.get_origin(textpage, index, *origin.at):
        return box
    x, y = origin.read()
    baseline = matrix[1] * x + matrix[3] * y + matrix[5]
    return (baseline - 0.88 * em, baseline + 0.12 * em) if box[0] <= baseline <= box[1] else box
