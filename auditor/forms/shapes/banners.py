"""Levels in a line of their own over the header: 产出指标 over the left half, 效益指标 over the right."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.header import Column, Header


def with_banners(header: Header, above: Sequence[Line], own: Line | None, levels: LevelReader) -> Header:
    """The header with the level that the last line ``above`` prints over it, or over each of its halves; over
    halves it may stand in the header's ``own`` first line, and second ones below a first one of their own."""
    last = above[-1] if above else None
    if header.twin is None:
        only = last.filled[0] if last is not None and len(last.filled) == 1 else None
        heads = only is not None and only.fresh and levels.is_level(only.text)
        text = only.text.strip() if only is not None and heads and header.get("level1") is None else ""
        if not text and header.get("level1") is None:  # 产出指标 | 目标值, 产出指标 | 三级指标 | 目标值
            labels = (column.label for name in ("level2", "name") if (column := header.get(name)))
            text = next(filter(levels.is_level, labels), "") or _left_of_all(header, levels)
        return replace(header, banner=text) if text != header.banner else header
    columns = [{(each.start, each.end) for each in half.columns} for half in header.halves]
    apart = [part.difference(*(other for other in columns if other is not part)) for part in columns]
    before = above[-2] if len(above) > 1 else None
    for line, higher in ((last, before), (own, last)):
        over = [_over(line, number, apart, levels) if line else None for number in range(len(apart))]
        if all(over) and any(slot and levels.is_first(slot.text) for slot in over):
            return _under(header, over)
        if all(slot and levels.is_second(slot.text) for slot in over):
            return _under(header, over, [_first_over(higher, slot, levels) for slot in over])
    return _under(header, [None] * len(apart))  # nothing, or 中期目标 | 年度目标


def _left_of_all(header: Header, levels: LevelReader) -> str:
    """The first level that stands left of a header and of its rows, in one cell: 产出指标 | 类型 | 名称."""
    left = header.columns[0]
    return left.label if left.name == "ignored" and levels.is_first(left.label) else ""


def _first_over(line: Line | None, slot: Slot | None, levels: LevelReader) -> str:
    """The first level over a second one, with what joins it to that: the only cell of the line above, or the
    one that lies over it."""
    if line is None or slot is None:
        return ""
    alone = len(line.filled) == 1
    over = (each for each in line.filled if alone or (each.start <= slot.start and slot.end <= each.end))
    text = next((each.text.strip() for each in over if levels.is_first(each.text)), "")
    return f"{text}-" if text else ""


def _under(header: Header, banners: Sequence[Slot | None], firsts: Sequence[str] = ()) -> Header:
    """The header under these levels, each below its own of the ``firsts``, if there are such. A column that
    all parts share belongs to the part over which its level stands: 数量指标 left of the outputs is none of
    the effects."""
    twin: Header | None = None
    parted = len({slot.text for slot in banners if slot is not None}) == len(banners)  # not by their periods
    for number, (half, own) in reversed(list(enumerate(zip(header.halves, banners, strict=True)))):
        others = [slot for other, slot in enumerate(banners) if other != number and slot is not None]
        theirs = [column for column in half.columns if any(_stands_under(column, slot) for slot in others)]
        twin = replace(
            half,
            columns=tuple(column for column in half.columns if column not in theirs),
            foreign=(*half.foreign, *((column.start, column.end) for column in theirs)),
            period="" if parted else half.period,
            banner=f"{firsts[number] if firsts else ''}{own.text.strip()}" if own is not None else "",
            twin=twin,
        )
    return twin or header


def _stands_under(column: Column, slot: Slot) -> bool:
    return slot.start <= column.start and column.end <= slot.end


def _over(
    line: Line, number: int, parts: Sequence[Collection[tuple[int, int]]], levels: LevelReader
) -> Slot | None:
    """The cell of a line that stands over a part and over none of the others, in words like those of a
    level."""
    inside = [slot for slot in line.filled if _touches(slot, parts[number])]
    alone = len(inside) == 1 and inside[0].fresh and sum(_touches(inside[0], part) for part in parts) == 1
    return inside[0] if alone and levels.is_group(inside[0].text) else None


def _touches(slot: Slot, part: Collection[tuple[int, int]]) -> bool:
    return any(start <= slot.end and slot.start <= end for start, end in part)
