"""Levels in a line of their own over the header: 产出指标 over the left half, 效益指标 over the right."""

from __future__ import annotations

from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.lines import Line
from auditor.forms.shapes.header import Header, Ranges


def with_banners(header: Header, above: Line | None, levels: LevelReader) -> Header:
    """The header with the level that the line ``above`` prints over it, or over each of its halves."""
    twin = header.twin
    if twin is None:
        only = above.filled[0] if above is not None and len(above.filled) == 1 else None
        heads = only is not None and only.fresh and levels.is_level(only.text)
        own = only.text.strip() if only is not None and heads and header.get("level1") is None else ""
        return replace(header, banner=own) if own != header.banner else header
    halves = (twin.foreign, header.foreign)
    first, second = (_over(above, half, levels) if above is not None else "" for half in halves)
    if not (first and second):
        first = second = ""
    return replace(header, banner=first, twin=replace(twin, banner=second))


def _over(line: Line, half: Ranges, levels: LevelReader) -> str:
    """The first level that a line prints over a half, and over nothing else; «» where it prints none."""
    if not half:
        return ""
    start, end = half[0][0], half[-1][1]
    inside = [slot for slot in line.filled if start <= slot.start and slot.end <= end]
    own = inside[0] if len(inside) == 1 and inside[0].fresh else None
    return own.text.strip() if own is not None and levels.is_first(own.text) else ""
