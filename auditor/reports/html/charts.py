"""The charts of the overview as positions and words; the template draws them as inline SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

WIDTH, HEIGHT = 720, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 16, 16, 44
_FEW, _MOST_FIRST, _MOST_LINKS = 6, 5, 60
_MOST_TICKS = 8  # of money: so many amounts stand side by side
_LOWEST_SPAN = 1.0  # decades of money that the axis covers at least


@dataclass(frozen=True, slots=True)
class Point:
    """A submission: money in 万元 (0 where none is stated), score, its name, and where it leads."""

    money: float
    score: float
    grade: str
    name: str
    href: str

    @property
    def label(self) -> str:
        told = f"，预算{amount(self.money)}" if self.money else ""
        return f"{self.name}：得分{self.score:.1f}{told}"

    @property
    def money_words(self) -> str:
        return amount(self.money)

    @property
    def score_words(self) -> str:
        return f"{self.score:.1f}"


@dataclass(frozen=True, slots=True)
class Dot:
    x: str
    y: str
    grade: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Tick:
    at: str
    label: str


@dataclass(frozen=True, slots=True)
class Axes:
    """Where money (by its decade) and scores lie in the picture: ``low`` … ``high`` from left to right,
    ``floor`` … 100 from the bottom up."""

    low: int
    high: int
    floor: int

    def across(self, power: float) -> str:
        span = WIDTH - _RIGHT - _LEFT
        return f"{_LEFT + (power - self.low) / (self.high - self.low) * span:.1f}"

    def up(self, score: float) -> str:
        bottom = HEIGHT - _BOTTOM
        return f"{bottom - (score - self.floor) / (100 - self.floor) * (bottom - _TOP):.1f}"


@dataclass(frozen=True, slots=True)
class Dots:
    """The dots of these points, each made when it is drawn."""

    points: Sequence[Point]
    axes: Axes

    def __len__(self) -> int:
        return len(self.points)

    def __iter__(self) -> Iterator[Dot]:
        for point in self.points:
            at = self.axes.across(math.log10(point.money)), self.axes.up(point.score)
            yield Dot(*at, point.grade, point.label, point.href)


@dataclass(frozen=True, slots=True)
class Scatter:
    """Money (logarithmic) against score. ``summary`` says in words what the picture shows; ``first`` are the
    submissions with much money and a low score. Many dots are not ``linked``: nobody tabs through a thousand.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    dots: Dots
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    summary: str
    first: tuple[Point, ...]
    linked: bool


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bar, in per cent of its width."""

    grade: str
    count: int
    start: str
    width: str
    middle: str


def shares(counts: Sequence[tuple[str, int]]) -> tuple[Share, ...]:
    """The parts of a bar that fill it together; empty parts are left out."""
    total = sum(count for _, count in counts)
    parts, start = [], Decimal(0)
    for grade, count in counts:
        if not count:
            continue
        width = Decimal(count) * 100 / total
        parts.append(Share(grade, count, _fixed(start), _fixed(width), _fixed(start + width / 2)))
        start += width
    return tuple(parts)


def scatter(points: Sequence[Point]) -> Scatter | None:
    """The picture of the submissions with money and score; ``None`` below two of them."""
    shown = [point for point in points if point.money > 0]
    if len(shown) < 2:
        return None
    axes = _axes(shown)
    money = range(axes.low, axes.high + 1, math.ceil((axes.high - axes.low) / _MOST_TICKS))
    return Scatter(
        width=WIDTH,
        height=HEIGHT,
        left=_LEFT,
        right=WIDTH - _RIGHT,
        top=_TOP,
        bottom=HEIGHT - _BOTTOM,
        dots=Dots(shown, axes),
        across=tuple(Tick(axes.across(power), amount(10.0**power)) for power in money),
        up=tuple(Tick(axes.up(score), str(score)) for score in range(axes.floor, 101, 10)),
        summary=_summary(shown, len(points)),
        first=_first(shown),
        linked=len(shown) <= _MOST_LINKS,
    )


def _axes(shown: Sequence[Point]) -> Axes:
    powers = [math.log10(point.money) for point in shown]
    low = math.floor(min(powers))
    high = max(math.ceil(max(powers)), low + int(_LOWEST_SPAN))
    return Axes(low, high, min(50, 10 * math.floor(min(point.score for point in shown) / 10)))


def amount(money: float) -> str:
    """万元 as a person says it: «3.5万元», «1.2亿元», with thousands apart."""
    if money >= 10_000:
        return f"{_plain(money / 10_000)}亿元"
    return f"{_plain(money)}万元"


def _plain(number: float) -> str:
    rounded = Decimal(repr(number)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:,f}".rstrip("0").rstrip(".")


def _summary(points: Sequence[Point], total: int) -> str:
    middle = sorted(point.money for point in points)[len(points) // 2]
    large = [point for point in points if point.money >= middle]
    small = [point for point in points if point.money < middle]
    words = f"共{len(points)}份写明了预算并有得分"
    if total > len(points):
        words += f"（另有{total - len(points)}份没有写明预算）"
    if small:
        words += f"。预算{amount(middle)}以上的平均{_mean(large)}分，以下的平均{_mean(small)}分"
    return words + "。"


def _first(points: Sequence[Point]) -> tuple[Point, ...]:
    """Of the larger half by money those below the mean score, the lowest first; none in a small batch, nor
    where all have the same."""
    if len(points) < _FEW:
        return ()
    money = sorted(point.money for point in points)
    mean = sum(point.score for point in points) / len(points)
    least = max(money[len(money) // 2], math.nextafter(money[0], math.inf))
    large = [point for point in points if point.money >= least and point.score < mean]
    return tuple(sorted(large, key=lambda point: (point.score, -point.money, point.name))[:_MOST_FIRST])


def _mean(points: Sequence[Point]) -> str:
    return f"{sum(point.score for point in points) / len(points):.1f}"


def _fixed(number: Decimal) -> str:
    return str(number.quantize(Decimal("0.01"), ROUND_HALF_UP))
