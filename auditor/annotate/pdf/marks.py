"""Annotations of a PDF page: a highlight over a box, a remark at the top (ISO 32000-2, 12.5.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.annotate.options import AnnotateOptions
from auditor.model.words import Urgency

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import ArrayObject, DictionaryObject

    from auditor.model.location import Box

# Multiplied with the page, so light enough for black words.
_COLOURS = {
    Urgency.MUST: (1.0, 0.68, 0.6),
    Urgency.SHOULD: (1.0, 0.88, 0.45),
    Urgency.VERIFY: (0.66, 0.82, 1.0),
    Urgency.NOTE: (0.87, 0.87, 0.87),
    Urgency.WRITING: (0.87, 0.87, 0.87),
}
_REMARK: Box = (18, 18, 38, 38)
_PRINTED = 4  # flag bit 3: the annotation is printed with the page
_AS_IS = 28  # printed, neither zoomed nor turned with the page (bits 4 and 5)

Point = tuple[float, float]


def highlight(
    page: PageObject, box: Box, text: str, urgency: Urgency, options: AnnotateOptions
) -> DictionaryObject:
    """A highlight over ``box``, which is in points from the top left corner of the page as it is seen."""
    from pypdf.generic import NameObject

    left, top, right, bottom = box
    corners = [_point(page, *at) for at in ((left, top), (right, top), (left, bottom), (right, bottom))]
    mark = _annotation("/Highlight", corners, text, _COLOURS[urgency], flags=_PRINTED, options=options)
    mark[NameObject("/QuadPoints")] = _numbers([number for corner in corners for number in corner])
    return mark


def remark(page: PageObject, text: str, options: AnnotateOptions) -> DictionaryObject:
    """A note in the top left corner of the page."""
    from pypdf.generic import NameObject

    left, top, right, bottom = _REMARK
    corners = [_point(page, left, top), _point(page, right, bottom)]
    mark = _annotation("/Text", corners, text, _COLOURS[Urgency.SHOULD], flags=_AS_IS, options=options)
    mark[NameObject("/Name")] = NameObject("/Note")
    return mark


def _annotation(
    kind: str,
    corners: Sequence[Point],
    text: str,
    colour: Sequence[float],
    *,
    flags: int,
    options: AnnotateOptions,
) -> DictionaryObject:
    from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

    across, up = [x for x, _ in corners], [y for _, y in corners]
    date = TextStringObject(f"D:{options.date:%Y%m%d%H%M%S}")
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers([min(across), min(up), max(across), max(up)]),
            NameObject("/Contents"): TextStringObject(text),
            NameObject("/T"): TextStringObject(options.author),
            NameObject("/M"): date,
            NameObject("/CreationDate"): date,
            NameObject("/C"): _numbers(colour),
            NameObject("/F"): NumberObject(flags),
        }
    )


def _numbers(numbers: Sequence[float]) -> ArrayObject:
    from pypdf.generic import ArrayObject, FloatObject

    return ArrayObject([FloatObject(round(number, 3)) for number in numbers])


def _point(page: PageObject, x: float, y: float) -> Point:
    """A point as it is seen in the page's own space: the reverse of the turn that the reader makes."""
    media, crop = page.mediabox, page.cropbox
    left, bottom = max(media.left, crop.left), max(media.bottom, crop.bottom)
    right, top = min(media.right, crop.right), min(media.top, crop.top)
    turned: dict[int, Point] = {
        0: (left + x, top - y),
        90: (left + y, bottom + x),
        180: (right - x, bottom + y),
        270: (right - y, top - x),
    }
    return turned[page.rotation % 360]
