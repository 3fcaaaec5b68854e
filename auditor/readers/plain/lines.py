"""The lines of a text; HTML tables and quoted cells that go over several lines are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.expressions import expression
from auditor.office.words import blank

_LINE_END = expression(r"\r\n|\r|\n")
_TABLE_TAG = expression(r"<(/?)table(?=[\s/>])", re.IGNORECASE)
_MAX_QUOTED_LINES = 200  # a longer "cell" is a stray quotation mark


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line; ``number`` is the file's line on which it begins, ``text`` may hold line feeds."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines without a blank line between them; ``gap`` is the number of blank lines before."""

    lines: list[Line]
    gap: int


def logical_lines(text: str) -> list[Line]:
    """Every line of a text, numbered from 1, with the lines of one HTML table or quoted cell joined."""
    physical = _LINE_END.split(text)
    ends = _table_ends(physical)
    lines: list[Line] = []
    index = 0
    while index < len(physical):
        last = ends.get(index)
        if last is None:
            last = _quoted_cell_end(physical, index)
        joined = "\n".join(physical[index : last + 1])
        lines.append(Line(index + 1, _unquoted(joined) if "\n" in joined and index not in ends else joined))
        index = last + 1
    return lines


def chunks(lines: list[Line]) -> Iterator[Chunk]:
    """The lines between blank lines; a line of tabs is not blank, it holds empty cells."""
    current: list[Line] = []
    gap = 0
    for line in lines:
        if "\t" in line.text or not blank(line.text):
            current.append(line)
            continue
        if current:
            yield Chunk(current, gap)
            current, gap = [], 0
        gap += 1
    if current:
        yield Chunk(current, gap)


def _table_ends(lines: list[str]) -> dict[int, int]:
    """First line → last line of each HTML table over several lines; one that never ends is left alone."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for index, text in enumerate(lines):
        if "<" not in text:
            continue
        for match in _TABLE_TAG.finditer(text):
            if not match[1]:
                opened.append(index)
            elif opened:
                start = opened.pop()
                if index > start:
                    ends[start] = max(index, ends.get(start, index))
    return _outermost(ends)


def _outermost(ends: dict[int, int]) -> dict[int, int]:
    outer: dict[int, int] = {}
    reach = -1
    start_of_reach = -1
    for start in sorted(ends):
        if start > reach:
            outer[start] = reach = ends[start]
            start_of_reach = start
        elif ends[start] > reach:  # the last line of one table is the first of the next
            outer[start_of_reach] = reach = ends[start]
    return outer


def _quoted_cell_end(lines: list[str], start: int) -> int:
    """The line on which the last cell of a row ends where spreadsheets quote a cell with several lines."""
    if not _opens_quote(lines[start]):
        return start
    for index in range(start + 1, min(len(lines), start + _MAX_QUOTED_LINES)):
        if lines[index].count('"') % 2:
            closing = lines[index].rindex('"')
            rest = lines[index][closing + 1 :]
            if rest and not rest.startswith("\t"):
                return start
            return index if not _opens_quote(rest) else start
    return start


def _opens_quote(text: str) -> bool:
    cell = text.rpartition("\t")[2]
    return "\t" in text and cell.startswith('"') and cell.count('"') % 2 == 1


_QUOTED = expression(r'(?<=\t)"((?:[^"]|"")*)"(?=\t|$)')


def _unquoted(text: str) -> str:
    return _QUOTED.sub(lambda match: match[1].replace('""', '"').replace("\t", " "), text)
