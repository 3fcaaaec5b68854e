"""Levels in a line of their own over the header: 产出指标 over the left half, 效益指标 over the right."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.lines import Line
from auditor.forms.shapes.header import Header


def with_banners(header: Header, above: Line | None, levels: LevelReader) -> Header:
    """The header with the level that the line ``above`` prints over it, or over each of its halves."""
    twin = header.twin
    if twin is None:
        only = above.filled[0] if above is not None and len(above.filled) == 1 else None
        heads = only is not None and only.fresh and levels.is_level(only.text)
        own = only.text.strip() if only is not None and heads and header.get("level1") is None else ""
        return replace(header, banner=own) if own != header.banner else header
    columns = [{(each.start, each.end) for each in half.columns} for half in header.halves]
    apart = [part.difference(*(other for other in columns if other is not part)) for part in columns]
    words = [_over(above, part, levels) if above is not None else "" for part in apart]
    heads = all(words) and any(map(levels.is_first, words))  # not 中期目标 | 年度目标
    return _with(header, words if heads else [""] * len(words))


def _with(header: Header, banners: Sequence[str]) -> Header:
    first, *rest = banners
    return replace(header, banner=first, twin=_with(header.twin, rest) if header.twin else None)


def _over(line: Line, half: Collection[tuple[int, int]], levels: LevelReader) -> str:
    """The words, like those of a level, that a line prints over a half and nothing else; «» for none."""
    if not half:
        return ""
    start, end = min(half)[0], max(half)[1]
    inside = [slot for slot in line.filled if start <= slot.start and slot.end <= end]
    own = inside[0] if len(inside) == 1 and inside[0].fresh else None
    return own.text.strip() if own is not None and levels.is_group(own.text) else ""
