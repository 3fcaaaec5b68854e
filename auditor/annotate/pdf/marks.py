"""Annotations of a PDF page: a thin frame round a box, a remark at the top (ISO 32000-2, 12.5.6).

The frame brings its own appearance, so that every program draws the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from auditor.annotate.options import AnnotateOptions
from auditor.model.words import Urgency

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

    from auditor.model.location import Box

_COLOURS = {
    Urgency.MUST: (0.75, 0.1, 0.1),
    Urgency.SHOULD: (0.8, 0.5, 0.0),
    Urgency.VERIFY: (0.1, 0.35, 0.7),
    Urgency.NOTE: (0.45, 0.45, 0.45),
    Urgency.WRITING: (0.6, 0.6, 0.6),
}
_WIDTH = 0.9  # of the frame, in points
_REMARK: Box = (18, 18, 38, 38)
_PRINTED = 4  # flag bit 3: the annotation is printed with the page
_AS_IS = 28  # printed, neither zoomed nor turned with the page (bits 4 and 5)

Point = tuple[float, float]


def frame(
    writer: PdfWriter, page: PageObject, box: Box, text: str, *, urgency: Urgency, options: AnnotateOptions
) -> DictionaryObject:
    """A frame round ``box``, which is in points from the top left corner of the page as it is seen."""
    from pypdf.generic import DictionaryObject, NameObject

    left, top, right, bottom = box
    corners = [_point(page, left, top), _point(page, right, bottom)]
    mark = _annotation("/Square", corners, text, _COLOURS[urgency], flags=_PRINTED, options=options)
    mark[NameObject("/BS")] = DictionaryObject({NameObject("/W"): _numbers([_WIDTH])[0]})
    width, height = (abs(corners[0][axis] - corners[1][axis]) for axis in (0, 1))
    drawn = writer._add_object(_appearance(width, height, _COLOURS[urgency]))
    mark[NameObject("/AP")] = DictionaryObject({NameObject("/N"): drawn})
    return mark


def _appearance(width: float, height: float, colour: Sequence[float]) -> StreamObject:
    """The frame as it is drawn, in a space of its own that is as large as the annotation."""
    from pypdf.generic import DecodedStreamObject, NameObject

    half = _WIDTH / 2
    red, green, blue = colour
    inner = (half, half, max(0.0, width - _WIDTH), max(0.0, height - _WIDTH))
    drawn = DecodedStreamObject()
    box = " ".join(f"{number:.3f}" for number in inner)
    drawn.set_data(f"{red:g} {green:g} {blue:g} RG {_WIDTH:g} w {box} re S".encode())
    drawn[NameObject("/Type")] = NameObject("/XObject")
    drawn[NameObject("/Subtype")] = NameObject("/Form")
    drawn[NameObject("/BBox")] = _numbers([0, 0, width, height])
    return drawn


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
    return turned[int(page.rotation / 90) % 4 * 90]  # as PDFium takes a turn by no right angle
