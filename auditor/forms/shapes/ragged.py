"""Rows whose cells begin a little beside those of other rows (borders a sliver apart in Word and HTML): their
cells are set below each other, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from auditor.forms.lines import Line, Slot

_FEWEST = 4  # cells of a row that tells where columns stand
_FEWEST_FULLER = 2  # rows that tell which columns there are
_Places = tuple[tuple[int, int], ...]


def straightened(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a document, those of each table with as many cells in the same columns."""
    for _, group in groupby(lines, key=lambda line: line.block):
        table = list(group)
        yield from table if table[0].paragraph else _of_table(table)


def _of_table(lines: Sequence[Line]) -> Iterator[Line]:
    found: dict[int, Counter[_Places]] = {}
    places = [tuple([(slot.start, slot.end) for slot in line.slots]) for line in lines]
    for each in places:
        if len(each) >= _FEWEST:
            found.setdefault(len(each), Counter())[each] += 1
    usual = {count: ways.most_common(1)[0][0] for count, ways in found.items() if len(ways) > 1}
    if not usual:
        yield from lines
        return
    layouts = Counter(places)
    for line, own in zip(lines, places, strict=True):
        columns = usual.get(len(own), own)
        moves = columns != own and _overlap(own, columns) and not _is_merged(own, layouts)
        yield _set_below(line, columns) if moves else line


def _is_merged(cells: _Places, layouts: Counter[_Places]) -> bool:
    """Whether cells begin where those of several rows with more cells do: they lie over columns of theirs."""
    starts = {start for start, _ in cells}
    fuller = ((row, count) for row, count in layouts.items() if len(row) > len(cells))
    return sum(count for row, count in fuller if starts <= {start for start, _ in row}) >= _FEWEST_FULLER


def _overlap(cells: _Places, columns: _Places) -> bool:
    """Whether each cell stands below the column of its number, or partly so."""
    return all(
        start <= right and left <= end for (start, end), (left, right) in zip(cells, columns, strict=True)
    )


def _set_below(line: Line, columns: _Places) -> Line:
    moved = {id(slot): replace(slot, place=place) for slot, place in zip(line.slots, columns, strict=True)}
    slots: tuple[Slot, ...] = tuple(moved.values())
    return replace(line, slots=slots, filled=tuple(moved[id(slot)] for slot in line.filled))
