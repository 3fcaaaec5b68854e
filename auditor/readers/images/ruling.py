"""Ruled lines in a straight picture, and the picture without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from auditor.readers.pages.marks import Rule

if TYPE_CHECKING:
    from auditor.readers.images.engine import Image

_COARSER, _AROUND = 4, 0.02  # how far around a pixel the light of the paper is looked for
_DARKER = 0.2  # than the paper: ink
# Of the longer side of the picture. Strokes of characters are mostly shorter than what is looked at; a line
# down may be as short as a row of one line of text.
_ACROSS, _DOWN = 0.018, 0.009
_LONG_ACROSS, _LONG_DOWN = 0.06, 0.035  # no stroke is; what is shorter has to end at other lines
_VERY_LONG = 0.25  # no row of strokes is
_FLANK, _CROSSED = 3, 0.12  # pixels beside a stroke, and how much of them is ink of other strokes
_BREAK = 0.008  # between pieces of one line
_REACH = 0.004  # how near an end is to a line that it touches
_SAME = 0.003  # pieces this close are one line
_THICKEST = 0.006  # what is thicker is shading or a picture
_HARDLY_BROKEN = 0.88  # of a long piece is ink
_UNBROKEN = 0.96  # of a line between two others is ink; strokes end before
_ASIDE = 2  # pixels that a line may stand aside, for the page is never quite straight
_HALF = 2  # pixels on either side of a line's middle that are its ink


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines in pixels; ``ink`` is what is printed besides them, ``clean`` the picture without them."""

    horizontal: list[Rule]
    vertical: list[Rule]
    ink: Image
    clean: Image


def ruled(gray: Image) -> Ruled:
    """Finds the ruled lines of a picture whose lines are level."""
    import cv2
    import numpy as np

    side = max(gray.shape)
    paper = _paper(gray)
    dark = paper * (1 - _DARKER)
    ink = np.where(cv2.GaussianBlur(gray, (3, 3), 0) < dark, 255, 0).astype(np.uint8)
    sharp = np.where(gray < dark, 255, 0).astype(np.uint8)
    across, upright = _pieces(ink, side, _ACROSS), _pieces(np.ascontiguousarray(ink.T), side, _DOWN)
    horizontal = [rule for rule in across if _is_long(rule, sharp, _LONG_ACROSS * side)]
    vertical = [rule for rule in upright if _is_long(rule, sharp.T, _LONG_DOWN * side)]
    horizontal, vertical = (
        [rule for rule in horizontal if _holds(rule, vertical, sharp, side)],
        [rule for rule in vertical if _holds(rule, horizontal, sharp.T, side)],
    )
    for _ in range(2):  # short ones end at short ones
        horizontal += [rule for rule in across if _ends_at_lines(rule, vertical, sharp, side)]
        vertical += [rule for rule in upright if _ends_at_lines(rule, horizontal, sharp.T, side)]
    rows, columns = _places(horizontal, side), _places(vertical, side)
    horizontal = [*_between(rows, columns, sharp), *_open_ends(horizontal, columns, side)]
    down = (rule for rule in _between(columns, rows, sharp.T) if not _inside_a_character(rule, sharp.T))
    vertical = [*down, *_open_ends(vertical, rows, side)]
    mask = cv2.dilate(_drawn(ink, horizontal) | _drawn(ink.T, vertical).T, np.ones((3, 3), np.uint8))
    clean = gray.copy()
    clean[mask > 0] = paper[mask > 0]
    ink[mask > 0] = 0
    return Ruled(horizontal, vertical, ink, clean)


def _paper(gray: Image) -> Image:
    """The light of the paper around every pixel: shadows of a photograph are paper, large letters are not."""
    import cv2
    import numpy as np

    height, width = gray.shape
    small = cv2.resize(
        gray, (max(1, width // _COARSER), max(1, height // _COARSER)), interpolation=cv2.INTER_AREA
    )
    reach = max(5, round(_AROUND * max(small.shape)) | 1)
    light = cv2.GaussianBlur(cv2.dilate(small, np.ones((reach, reach), np.uint8)), (reach, reach), 0)
    return cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.uint8)


def _pieces(ink: Image, side: int, shortest: float) -> list[Rule]:
    """The level lines of at least a length, and strokes of characters that are as long."""
    import cv2
    import numpy as np

    length = max(14, round(shortest * side))
    opened = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    closed = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, np.ones((1, round(_BREAK * side) | 1), np.uint8))
    count, _, stats, middles = cv2.connectedComponentsWithStats(closed, connectivity=8)
    thickest = max(4.0, _THICKEST * side)
    return [
        Rule(float(middles[number][1]), float(left), float(left + width))
        for number, (left, _, width, _, area) in enumerate(stats[:count].tolist())
        if number and area <= thickest * width
    ]


def _is_long(rule: Rule, ink: Image, length: float) -> bool:
    """Whether a piece is longer than strokes are, and no row of strokes."""
    return rule.end - rule.start >= length and _share(rule, ink) >= _HARDLY_BROKEN


def _holds(rule: Rule, others: Sequence[Rule], ink: Image, side: int) -> bool:
    """Whether a long piece is drawn from one of the other lines to the next, or longer than any text."""
    crossing = [
        at for at in _places(others, side) if rule.start - _REACH * side <= at <= rule.end + _REACH * side
    ]
    spans = (Rule(rule.at, start, end) for start, end in pairwise(crossing))
    return rule.end - rule.start > _VERY_LONG * side or any(_share(span, ink) >= _UNBROKEN for span in spans)


def _share(rule: Rule, ink: Image) -> float:
    """How much of a line's length is ink, where it stands or hardly aside."""
    start, end = max(0, round(rule.start)), round(rule.end) + 1
    at = round(rule.at)
    tried = (ink[max(0, at + aside - 1) : at + aside + 2, start:end] for aside in range(-_ASIDE, _ASIDE + 1))
    return max((float(band.any(axis=0).mean()) for band in tried if band.size), default=0.0)


def _ends_at_lines(piece: Rule, others: Sequence[Rule], ink: Image, side: int) -> bool:
    """Whether a short piece runs without a break from line to line, as no stroke does."""
    reach = _REACH * side
    crossing = [each.at for each in others if each.start - reach <= piece.at <= each.end + reach]
    start = min(crossing, key=lambda at: abs(at - piece.start), default=-reach)
    end = min(crossing, key=lambda at: abs(at - piece.end), default=-reach)
    near = abs(start - piece.start) <= reach and abs(end - piece.end) <= reach
    rule = Rule(piece.at, start, end)
    return near and end > start and _share(rule, ink) >= _UNBROKEN and not _inside_a_character(rule, ink)


def _inside_a_character(rule: Rule, ink: Image) -> bool:
    """Whether there is ink close by on both sides, as other strokes of the same character."""
    at, start, end = round(rule.at), round(rule.start) + _FLANK, round(rule.end) - _FLANK
    flanks = (
        ink[max(0, at - 2 * _FLANK) : at - _FLANK + 1, start:end],
        ink[at + _FLANK : at + 2 * _FLANK + 1, start:end],
    )
    return all(float(flank.any(axis=0).mean()) > _CROSSED for flank in flanks if flank.size)


def _places(rules: Sequence[Rule], side: int) -> list[float]:
    """Where lines stand; the longest of those that are close to each other tells."""
    found: list[float] = []
    for rule in sorted(rules, key=lambda rule: rule.start - rule.end):
        if all(abs(rule.at - at) > _SAME * side for at in found):
            found.append(rule.at)
    return sorted(found)


def _between(lines: Sequence[float], others: Sequence[float], ink: Image) -> Iterator[Rule]:
    """What is drawn of lines between neighbours among the other lines: a line that ends at one of them is not
    taken on through characters that stand in its way, nor lost where characters touch it."""
    for at in lines:
        for start, end in pairwise(others):
            rule = Rule(at, start, end)
            if _share(rule, ink) >= _UNBROKEN:
                yield _settled(rule, ink)


def _settled(rule: Rule, ink: Image) -> Rule:
    """The line where it stands in this stretch: over a page it drifts by more than its own width."""
    at, start, end = round(rule.at), round(rule.start), round(rule.end) + 1
    asides = range(-_ASIDE - 1, _ASIDE + 2)
    band = ink[max(0, at + asides[0]) : at + asides[-1] + 1, start:end] > 0
    held = band.sum(axis=1)
    if at + asides[0] < 0 or not held.any():
        return rule
    middle = float((held * range(len(held))).sum() / held.sum())
    return Rule(at + asides[0] + middle, rule.start, rule.end)


def _open_ends(rules: Sequence[Rule], others: Sequence[float], side: int) -> Iterator[Rule]:
    """The ends of long lines beyond all other lines, as tables without lines at their sides have them."""
    first, last = (others[0], others[-1]) if others else (float("inf"), float("-inf"))
    for rule in rules:
        if first - rule.start > _LONG_ACROSS * side:
            yield Rule(rule.at, rule.start, min(first, rule.end))
        if rule.end - last > _LONG_ACROSS * side:
            yield Rule(rule.at, max(last, rule.start), rule.end)


def _drawn(ink: Image, rules: Sequence[Rule]) -> Image:
    """The ink of lines."""
    import numpy as np

    kept = np.zeros_like(ink)
    for rule in rules:
        top, bottom = max(0, round(rule.at) - _HALF), round(rule.at) + _HALF + 1
        left, right = round(rule.start), round(rule.end) + 1
        kept[top:bottom, left:right] = ink[top:bottom, left:right]
    return kept
