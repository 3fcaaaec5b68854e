"""The scale of grades that a document prints for itself: 95分（含）以上为优，85分至95分为良."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from auditor.chinese.marks import alternation
from auditor.chinese.stops import ITEM_ENDS
from auditor.expressions import expression

Bounds = tuple[Decimal, Decimal]
"""The least score of a grade, and the one that it stays below."""

_APART = expression(f"[{ITEM_ENDS}]")
_RANGE = expression(r"(?<=\d)\s*[,，]\s*(?=\d)")  # [80,90)
_POINTS = expression(r"(?<![\d.])\d{1,3}(?:\.\d+)?(?![\d.])")
_BELOW = expression(r"以下|不[满足到]|[低小]于|[<＜]")
_ABOVE = expression(r"以上|不[低少]于|[高大]于|[≥＞>≧]|起")
_MOST = Decimal(100)
_FEWEST = 3  # grades of a scale
_NO_MORE = Decimal(1000)


def stated_scale(texts: Iterable[str], usual: Mapping[str, Bounds]) -> Mapping[str, Bounds]:
    """The scale that the texts print, ``usual`` where they print none, none at all where they print several.
    A grade that goes by another word there (优秀 for 优) has the bounds of that word."""
    scales = {tuple(sorted(found.items())) for text in texts if (found := _scale(text, usual))}
    if not scales:
        return usual
    return _bounds(dict(next(iter(scales))), usual) if len(scales) == 1 else {}


def _scale(text: str, usual: Mapping[str, Bounds]) -> dict[str, Decimal]:
    """The least score of each grade, where a text gives those of a whole scale."""
    least: dict[str, Decimal] = {}
    for grade, points in _clauses(text, usual):
        if least.setdefault(grade, points) != points:
            return {}
    ranks = sorted(least, key=lambda grade: usual[grade][0], reverse=True)
    falling = all(least[one] > least[other] for one, other in pairwise(ranks))
    different = len({usual[grade] for grade in ranks}) == len(ranks)
    return least if len(ranks) >= _FEWEST and falling and different else {}


def _clauses(text: str, usual: Mapping[str, Bounds]) -> Iterator[tuple[str, Decimal]]:
    grades = expression(
        rf"(?:^|[为是属：:、（()）\[\]\s“\"分])({alternation(usual)})(?=$|[（()）\[：:、\s”\"≥＞>等级档次为]|\d)"
    )
    for clause in _APART.split(_RANGE.sub("-", text)):
        named = set(grades.findall(clause))
        points = [Decimal(each) for each in _POINTS.findall(clause)]
        low = _least(clause, points) if points and max(points) <= _MOST else None
        if len(named) == 1 and low is not None:
            yield named.pop(), low


def _least(clause: str, points: list[Decimal]) -> Decimal | None:
    """From which score on; nothing where one figure says neither from nor up to."""
    if len(points) > 1:
        return min(points)
    if _ABOVE.search(clause):
        return points[0]
    return Decimal(0) if _BELOW.search(clause) else None


def _bounds(least: dict[str, Decimal], usual: Mapping[str, Bounds]) -> dict[str, Bounds]:
    falling = sorted(least.items(), key=lambda each: each[1], reverse=True)
    below = [_NO_MORE, *(points for _, points in falling[:-1])]
    own = {grade: (points, top) for (grade, points), top in zip(falling, below, strict=True)}
    others = {usual[grade]: bounds for grade, bounds in own.items()}
    named = {grade: others[group] for grade, group in usual.items() if group in others and grade not in own}
    return own | named
