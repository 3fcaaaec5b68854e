"""PDFium's functions that are called for every character and stroke, bound so that a call costs little.

pypdfium2 wraps every pointer that goes in or comes out into an object of its own; here pointers are plain
integers (``None`` for null), and numbers come back in buffers that are read at once. A page needs some
thousand calls, so this halves the time that it takes.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

_POINTER = ctypes.c_void_p


def address(pointer: Any) -> int:
    """A pointer or function of pypdfium2 as the functions below take it."""
    return ctypes.cast(pointer, _POINTER).value or 0


def _bound(function: Any, *arguments: Any, result: Any = ctypes.c_int) -> Any:
    """The same function with other types; unlike PDFium's slow functions it keeps the interpreter's lock."""
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


class Numbers:
    """A buffer of numbers of one C type; ``at`` are the addresses of its places."""

    def __init__(self, kind: Any, count: int) -> None:
        self._values = (kind * count)()
        start, size = ctypes.addressof(self._values), ctypes.sizeof(kind)
        self.at: Sequence[int] = range(start, start + count * size, size)

    def read(self) -> list[Any]:
        values: list[Any] = self._values[:]
        return values


count_objects = _bound(pdfium.FPDFPage_CountObjects, _POINTER)
get_object = _bound(pdfium.FPDFPage_GetObject, _POINTER, ctypes.c_int, result=_POINTER)
count_inner = _bound(pdfium.FPDFFormObj_CountObjects, _POINTER)
get_inner = _bound(pdfium.FPDFFormObj_GetObject, _POINTER, ctypes.c_ulong, result=_POINTER)
get_type = _bound(pdfium.FPDFPageObj_GetType, _POINTER)
get_bounds = _bound(pdfium.FPDFPageObj_GetBounds, *[_POINTER] * 5)
get_matrix = _bound(pdfium.FPDFPageObj_GetMatrix, _POINTER, _POINTER)
get_stroke_color = _bound(pdfium.FPDFPageObj_GetStrokeColor, *[_POINTER] * 5)
get_fill_color = _bound(pdfium.FPDFPageObj_GetFillColor, *[_POINTER] * 5)

get_draw_mode = _bound(pdfium.FPDFPath_GetDrawMode, _POINTER, _POINTER, _POINTER)
count_segments = _bound(pdfium.FPDFPath_CountSegments, _POINTER)
get_segment = _bound(pdfium.FPDFPath_GetPathSegment, _POINTER, ctypes.c_int, result=_POINTER)
get_segment_type = _bound(pdfium.FPDFPathSegment_GetType, _POINTER)
get_point = _bound(pdfium.FPDFPathSegment_GetPoint, _POINTER, _POINTER, _POINTER)
get_close = _bound(pdfium.FPDFPathSegment_GetClose, _POINTER)

set_text_mode = _bound(pdfium.FPDFTextObj_SetTextRenderMode, _POINTER, ctypes.c_int)
set_stroke_width = _bound(pdfium.FPDFPageObj_SetStrokeWidth, _POINTER, ctypes.c_float)
transform = _bound(pdfium.FPDFPageObj_Transform, _POINTER, *[ctypes.c_double] * 6, result=None)

count_characters = _bound(pdfium.FPDFText_CountChars, _POINTER)
get_unicode = _bound(pdfium.FPDFText_GetUnicode, _POINTER, ctypes.c_int, result=ctypes.c_uint)
get_box = _bound(pdfium.FPDFText_GetLooseCharBox, _POINTER, ctypes.c_int, _POINTER)
get_origin = _bound(pdfium.FPDFText_GetCharOrigin, _POINTER, ctypes.c_int, _POINTER, _POINTER)
get_text_object = _bound(pdfium.FPDFText_GetTextObject, _POINTER, ctypes.c_int, result=_POINTER)
is_generated = _bound(pdfium.FPDFText_IsGenerated, _POINTER, ctypes.c_int)
