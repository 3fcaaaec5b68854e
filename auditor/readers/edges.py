"""Edges of cells as a print shows them: those that lie close together are one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

_THINNEST_CELL = 3.5  # the two strokes of a double border lie closer than any row or column is wide


def places(values: list[float]) -> list[float]:
    """The distinct places among some, which count as one where they lie closer than a cell is wide."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _THINNEST_CELL:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def nearest(values: Sequence[float], value: float) -> int:
    """The index of the one among ascending values that lies closest to a value."""
    right = bisect_left(values, value)
    if right == len(values) or (right and value - values[right - 1] <= values[right] - value):
        return right - 1
    return right
