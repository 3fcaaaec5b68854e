"""One picture of a page → its marks, as of a page with a text layer, and what is not sure about them."""

from __future__ import annotations

import math
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from auditor.chinese.marks import IDEOGRAPHS
from auditor.expressions import expression
from auditor.office.words import comparable
from auditor.readers.images.engine import Engine, Recognised
from auditor.readers.images.lines import Strip, strips, typical_height
from auditor.readers.images.ruling import ruled
from auditor.readers.images.straight import Turn, straightened
from auditor.readers.images.upright import quarters, turned
from auditor.readers.pages.marks import Box, Glyph, PageMarks, Rule

if TYPE_CHECKING:
    from auditor.readers.images.engine import Image

# Of the least sure character: where two readings agree; where they differ, of the better and of the worse.
_SURE_TWICE, _SURE_ONCE, _PLAINLY_WORSE = 0.85, 0.995, 0.5
_CHINESE = expression(f"[{IDEOGRAPHS}]")
_BRACKETS = expression(r"[(（]([^()（）]*)[)）]")
_STOP = expression(rf"(?<=[{IDEOGRAPHS}%）])[,;:](?!\d)")
_WIDE = {",": "，", ";": "；", ":": "："}
_AT_ONCE = 24  # pieces, between two looks at the clock
_NOTHING = 0.3  # what is less likely is no character but dirt
_TALL = 1.08  # of the height of ink: what a font's own box takes


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Words that may be read wrongly, where they stand on the straight page."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Scanned:
    """Lengths are points of the straight page; ``turn`` and ``scale`` lead back to the picture."""

    marks: PageMarks
    uncertain: tuple[Uncertain, ...]
    turn: Turn
    scale: float


class TimeOverError(Exception):
    """A page takes longer than it may."""


def scan(picture: Image, scale: float, number: int, engine: Engine, seconds: float = math.inf) -> Scanned:
    """Reads a grey picture of which a pixel is ``scale`` points wide. Raises TimeOverError where that takes
    more than ``seconds`` of processor time."""
    until = time.thread_time() + seconds
    gray, turn, found = _set_straight(picture, engine)
    page = ruled(gray)
    pieces = strips(found, page)
    words = _read(pieces, (page.clean, gray), engine, until)
    height, width = gray.shape
    marks = PageMarks(number, width * scale, height * scale)
    marks.horizontal = [_scaled(rule, scale) for rule in page.horizontal]
    marks.vertical = [_scaled(rule, scale) for rule in page.vertical]
    uncertain = []
    typical = typical_height([strip.ink for strip in pieces])
    for strip, (text, sure) in zip(pieces, words, strict=True):
        x0, y0, x1, y1 = _line_box(strip.ink, typical)
        box = (x0 * scale, y0 * scale, x1 * scale, y1 * scale)
        if text:
            marks.glyphs += _glyphs(text, box)
        if not sure:
            uncertain.append(Uncertain(text, box))
    return Scanned(marks, tuple(uncertain), turn, scale)


def _set_straight(picture: Image, engine: Engine) -> tuple[Image, Turn, list[Box]]:
    """The page upright and straight, how it was turned, and where its lines of text stand."""
    gray, turn = straightened(picture)
    found = engine.lines(_coloured(gray))
    turns = quarters(gray, found, engine)
    if not turns:
        return gray, turn, found
    gray, turn = straightened(turned(picture, turns))
    return gray, replace(turn, quarters=turns), engine.lines(_coloured(gray))


def _read(
    pieces: Sequence[Strip], pictures: tuple[Image, Image], engine: Engine, until: float
) -> Iterator[tuple[str, bool]]:
    """The words of each piece and whether they are sure: read twice, without ruled lines, which takes away
    from characters that touch them, and with them."""
    for start in range(0, len(pieces), _AT_ONCE):
        if time.thread_time() > until:
            raise TimeOverError
        some = pieces[start : start + _AT_ONCE]
        readings = [engine.read([_crop(picture, strip.area) for strip in some]) for picture in pictures]
        yield from (_settled(one, other) for one, other in zip(*readings, strict=True))


def _settled(one: Recognised, other: Recognised) -> tuple[str, bool]:
    """The better of two readings; sure where they agree, or where the worse one is plainly so."""
    better, worse = (one, other) if one.least >= other.least else (other, one)
    text = _one_width(better.text.strip())
    if better.least < _NOTHING and len(text) <= 1:
        return "", False
    if _comparable(better.text) == _comparable(worse.text):
        return text, better.least >= _SURE_TWICE
    return text, better.least >= _SURE_ONCE and worse.least < _PLAINLY_WORSE


def _one_width(text: str) -> str:
    """Brackets and stops in the width that Chinese has: recognition cannot tell one from the other."""
    text = _BRACKETS.sub(lambda match: f"（{match[1]}）", text) if _CHINESE.search(text) else text
    return _STOP.sub(lambda match: _WIDE[match[0]], text)


def _comparable(text: str) -> str:
    """Commas and brackets of either width are one."""
    return comparable(unicodedata.normalize("NFKC", text))


def _scaled(rule: Rule, scale: float) -> Rule:
    return Rule(rule.at * scale, rule.start * scale, rule.end * scale)


def _coloured(gray: Image) -> Image:
    import numpy as np

    return np.repeat(gray[:, :, None], 3, axis=2)


def _crop(gray: Image, box: Box) -> Image:
    x0, y0, x1, y1 = (max(0, round(value)) for value in box)
    return _coloured(gray[y0 : max(y1, y0 + 2), x0 : max(x1, x0 + 2)])


def _line_box(ink: Box, typical: float) -> Box:
    """The box of a line's characters, from its ink: 一 and ： are lower than the font is."""
    x0, y0, x1, y1 = ink
    height = y1 - y0
    wanted = typical if height < 0.75 * typical else height
    middle, half = (y0 + y1) / 2, wanted * _TALL / 2
    return x0, middle - half, x1, middle + half


def _glyphs(text: str, box: Box) -> Iterator[Glyph]:
    """The characters of a line, spread over its box."""
    x0, y0, x1, y1 = box
    widths = [0.55 if character.isascii() else 1.0 for character in text]
    unit = (x1 - x0) / sum(widths)
    left = x0
    for character, width in zip(text, widths, strict=True):
        yield Glyph(character, left, y0, left + width * unit, y1)
        left += width * unit
