"""From a PDF page's own space, or that of a drawing placed on it, to the page as it is seen."""

from __future__ import annotations

from typing import Any

Matrix = tuple[float, float, float, float, float, float]


class TooMuchError(Exception):
    """A page with more characters or strokes than any page has."""


def seen(page: Any) -> Matrix:
    """From a page's own space (upwards from the left bottom) to what is seen, turned as the page says."""
    left, bottom, right, top = page.get_bbox()
    turns: dict[int, Matrix] = {
        0: (1.0, 0.0, 0.0, -1.0, -left, top),
        90: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        180: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        270: (0.0, -1.0, -1.0, 0.0, top, right),
    }
    return turns[page.get_rotation()]


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what ``inner`` does, then what ``outer`` does."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip
