"""The characters of a PDF page, through PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterable, Iterator
from itertools import repeat

from auditor.readers.pages import pdf_calls as calls
from auditor.readers.pages.marks import Box, Glyph, PageMarks
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
    add, new = marks.glyphs.append, tuple.__new__
    high = 0
    for index, code, box in _boxes(textpage, count, matrix):
        if code <= 0x20 and _unseen(textpage, index, code, widened):
            continue
        if turned and calls.get_text_object(textpage, index) in turned:
            marks.oblique += 1
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if box is None:
            continue
        x0, y0, x1, y1 = box
        if x0 > x1 or y0 > y1:
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        if y1 - y0 > _TALL * (x1 - x0) > 0 and code in _WIDE:
            y0, y1 = _by_origin(textpage, index, matrix, x1 - x0, (y0, y1))
        text = chr(code) if 0x20 <= code < 0xD800 else _character(code, high, marks)
        add(new(Glyph, (text, x0, y0, x1, y1)))
        high = 0


def _boxes(textpage: int, count: int, matrix: Matrix) -> Iterator[tuple[int, int, Box | None]]:
    """Of each character its number, its code, and two corners of its box, if it has one, as they are seen.
    PDFium is asked for all of them before anything is looked at, which saves half of what a call costs."""
    numbers = calls.Numbers(ctypes.c_float, 4 * count)
    codes = list(map(calls.get_unicode, repeat(textpage), range(count)))
    boxed = list(map(calls.get_box, repeat(textpage), range(count), numbers.at[::4]))
    read = numbers.read()
    lefts, tops, rights, bottoms = read[::4], read[1::4], read[2::4], read[3::4]
    a, b, c, d, e, f = matrix
    if b == c == 0:  # nothing is turned
        x0, x1 = [a * x + e for x in lefts], [a * x + e for x in rights]
        y0, y1 = [d * y + f for y in tops], [d * y + f for y in bottoms]
    else:
        x0 = [a * x + c * y + e for x, y in zip(lefts, tops, strict=True)]
        y0 = [b * x + d * y + f for x, y in zip(lefts, tops, strict=True)]
        x1 = [a * x + c * y + e for x, y in zip(rights, bottoms, strict=True)]
        y1 = [b * x + d * y + f for x, y in zip(rights, bottoms, strict=True)]
    boxes: Iterable[Box] = zip(x0, y0, x1, y1, strict=True)
    if not all(boxed):
        known = zip(boxes, boxed, strict=True)
        return zip(range(count), codes, [box if there else None for box, there in known], strict=True)
    return zip(range(count), codes, boxes, strict=True)


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
