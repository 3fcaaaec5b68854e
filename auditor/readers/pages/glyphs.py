"""Characters with boxes → lines of text, and lines → the paragraphs that a line end only wrapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter, sub
from typing import Any, NamedTuple

from auditor.chinese.stops import STOPS
from auditor.expressions import expression
from auditor.office.words import trimmed
from auditor.readers.pages.marks import Glyph

_ASIDE = 0.45  # of a height: how far the middles of characters on one line may lie apart
_LOW, _LOW_ASIDE = 0.6, 0.62  # the same of commas and stops, where fonts state the box of the ink alone
# Of a full-width character: a space; one between Chinese and Latin, which programs set a quarter apart by
# themselves; and an empty place that somebody left on purpose.
_SPACE, _MIXED_SPACE, _WIDE_SPACE = 0.2, 0.28, 1.6
_COLUMN_GAP = 1.0  # of a height: between columns that no line parts
_OVERLAP = 0.3  # of a width: a character printed twice to look bold
_SPARE = 0.5  # of a height: what a full line may lack at its end
_RAGGED, _RAGGED_SPARE = 0.45, 2.5  # of the room, and of a height: the same in the middle of a sentence
_ENDS = f"{STOPS}：:"
_PADDING = 12.0  # points; the most that a cell keeps clear at a side
_PARAGRAPH_GAP = 1.3  # of a height: lines of one paragraph stand closer
_LEFT = itemgetter(1)
_WORD = expression("[A-Za-z0-9]")
# A line never ends after an opening sign nor before a closing one; some programs keep quotation marks with
# both neighbours, and numbers with the sign before them.
_OPENING, _CLOSING, _QUOTES = "‘（《〈【〔「『([{“", "’）》〉】〕」』、，。；：？！,.;:?!)]}%…”", "“”‘’"
_BEFORE_CLOSING = expression(rf"(?<!\s)\s++(?=[{re.escape(_CLOSING)}])")
# Radicals, compatibility ideographs and ligatures that fonts of PDFs put in the place of the character.
_COMPATIBLE = {
    code: mapped
    for first, last in ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB06))
    for code in range(first, last + 1)
    if (mapped := unicodedata.normalize("NFKC", chr(code))) != chr(code)
} | {0x02: "-", 0xFFFE: "-", 0xA0: " ", 0xAD: "-"}


class TextLine(NamedTuple):
    """A printed line; ``space`` where it ended with a space, ``size`` the height of its characters."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    space: bool = False


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines of an area from top to bottom, characters from left to right."""
    return [line for group in line_groups(glyphs) if (line := text_line(group)).text]


def line_groups(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The characters of each line, from left to right; lines from top to bottom."""
    ordered = sorted(glyphs, key=lambda glyph: glyph[2] + glyph[4])
    groups: list[list[Glyph]] = []
    group: list[Glyph] = []
    middle = height = top = bottom = 0.0
    for glyph in ordered:
        _, _, y0, _, y1 = glyph
        if group and y0 == top and y1 == bottom:  # most characters of a line have one height
            group.append(glyph)
            continue
        top, bottom = y0, y1
        own, own_height = (y0 + y1) / 2, y1 - y0
        aside = _ASIDE if own_height > _LOW * height else _LOW_ASIDE
        if not group or own - middle > aside * max(height, own_height):
            group = []
            groups.append(group)
            height = 0.0
        group.append(glyph)
        if own_height > height:
            middle, height = own, own_height
    for group in groups:
        group.sort(key=_LEFT)
    return groups


def middle_of(group: Sequence[Glyph]) -> float:
    """The height at which a line stands."""
    return (group[0].y0 + group[0].y1) / 2


def text_line(group: Sequence[Glyph]) -> TextLine:
    """The line that characters from left to right make; empty where none is visible."""
    columns = visible = tuple(zip(*group, strict=True))
    if columns and any(map(str.isspace, columns[0])):
        visible = tuple(zip(*[glyph for glyph in group if not glyph.text.isspace()], strict=True))
    if not visible:
        return TextLine("", 0, 0, 0, 0, 0)
    _, lefts, tops, rights, bottoms = visible
    size = max(map(sub, bottoms, tops))
    raw = _text(group, columns, size).translate(_COMPATIBLE)
    return TextLine(trimmed(raw), lefts[0], min(tops), max(rights), max(bottoms), size, raw[-1:].isspace())


def _text(group: Sequence[Glyph], columns: Sequence[Sequence[Any]], size: float) -> str:
    texts, lefts, _, rights, _ = columns
    widths = tuple(map(sub, rights, lefts))
    em = max(0.7 * size, *widths)
    gaps = tuple(map(sub, lefts[1:], rights))
    if not gaps or (max(gaps) < _SPACE * em and min(gaps) > (_OVERLAP - 1) * min(widths)):
        return "".join(texts)
    spread = 0.0 if max(gaps) < _SPACE * em else max(0.0, sorted(gaps)[len(gaps) // 2])
    return "".join(_pieces(group, em, spread))


def _pieces(group: Sequence[Glyph], em: float, spread: float) -> Iterator[str]:
    """Characters and the spaces between them; ``spread`` is how far apart the characters of the line commonly
    stand, which is no space: justified lines, headings."""
    before: Glyph | None = None
    for glyph in group:
        if before is not None:
            if glyph.text == before.text and glyph.x0 - before.x0 < _OVERLAP * (before.x1 - before.x0):
                continue
            yield _between(before, glyph, em, spread)
        yield glyph.text
        before = glyph


def segments(group: Sequence[Glyph]) -> list[list[Glyph]]:
    """A line parted where it leaves an empty place between two pieces."""
    parts: list[list[Glyph]] = []
    for glyph in group:
        if glyph.text.isspace():
            continue
        size = glyph.y1 - glyph.y0
        if parts and glyph.x0 - parts[-1][-1].x1 <= _COLUMN_GAP * size:
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return parts


def _between(before: Glyph, glyph: Glyph, em: float, spread: float) -> str:
    gap = (glyph.x0 - before.x1 - spread) / em
    if gap < _SPACE or before.text.isspace() or glyph.text.isspace():
        return ""
    if gap > _WIDE_SPACE:
        return "  "
    mixed = before.text.isascii() != glyph.text.isascii()
    return " " if gap > (_MIXED_SPACE if mixed else _SPACE) else ""


def joined(lines: Sequence[TextLine], left: float, right: float) -> list[str]:
    """The paragraphs of lines between two edges: a line goes on with the next one where that one's first
    word would not have fitted on it."""
    if not lines:
        return []
    if len(lines) > 1 and all(len(line.text) == 1 for line in lines):
        return [flowed(lines)]  # a heading written downwards
    room = room_of(lines, left, right)
    start = min(line.x0 for line in lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if wraps(_flush(before, line, start, room), line, room):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [flowed(group) for group in groups]


def flowed(lines: Sequence[TextLine]) -> str:
    """The text of lines that go on with each other."""
    texts = [lines[0].text]
    for before, line in pairwise(lines):
        texts += [_link(before, line), line.text]
    return "".join(texts)


def room_of(lines: Sequence[TextLine], left: float, right: float) -> float:
    """How much of the width between two edges a full line takes: the same is kept clear at both sides."""
    widest = max(line.x1 - line.x0 for line in lines)
    padding = min(max(min(line.x0 for line in lines) - left, 0.0), _PADDING)
    return max(widest, right - left - 2 * padding)


def _flush(line: TextLine, after: TextLine, start: float, room: float) -> TextLine:
    """The line as long as it reaches where spaces or an indent set its beginning off from the edge at which
    the next line begins."""
    before, behind = line.x0 - start, start + room - line.x1
    indented = before > line.size and before > 2 * behind and after.x0 - start < line.size
    return line._replace(x0=start) if indented else line


def wraps(before: TextLine, line: TextLine, room: float) -> bool:
    """Whether a line is the rest of the one before, ``room`` points being what a full line takes."""
    if line.y0 - before.y1 > _PARAGRAPH_GAP * before.size:
        return False
    return fills(before, room, line)


def fills(before: TextLine, room: float, line: TextLine) -> bool:
    """Whether ``before`` is a full line: the first piece of ``line`` that cannot be parted would not have
    fitted after it. Where no sentence ends, programs that justify lines badly are given some more room."""
    left = room - (before.x1 - before.x0)
    ragged = before.text[-1:] not in _ENDS and left < _RAGGED * room
    return spare(before, room, line) < (_RAGGED_SPARE if ragged else _SPARE) * before.size


def spare(before: TextLine, room: float, line: TextLine) -> float:
    """How many points ``before`` has left when the first piece of ``line`` is put after it; negative where
    it does not fit."""
    per_character = (line.x1 - line.x0) / max(_width(line.text), 1.0)
    piece = _first_piece(line.text)
    if piece == line.text and piece[-1:] in _OPENING:
        return -room  # broken by force, being longer than a line
    needed = _width(piece) * per_character
    return room - (before.x1 - before.x0) - needed


def _first_piece(text: str) -> str:
    text = _BEFORE_CLOSING.sub("", text)
    for position, (left, right) in enumerate(pairwise(text), start=1):
        kept = left in _OPENING or right in _CLOSING or left in _QUOTES or right in _QUOTES
        latin = right.isascii() and (left.isascii() or left in _CLOSING)
        if not kept and not (latin and not right.isspace()):
            return text[:position]
    return text


def _width(text: str) -> float:
    """How wide a text is in full-width characters."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _link(before: TextLine, line: TextLine) -> str:
    letters = before.text[-1:].isascii() and before.text[-1:].isalpha() and line.text[:1].isascii()
    both = _WORD.match(before.text[-1:]) and _WORD.match(line.text[:1])
    return " " if before.space or (both and letters and line.text[:1].isalpha()) else ""
