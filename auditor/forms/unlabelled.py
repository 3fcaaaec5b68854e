"""Forms one below the other of which each is named by nothing but a line above its header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import FieldHit
from auditor.forms.lines import Slot
from auditor.forms.printed import Read
from auditor.forms.sections import Section
from auditor.forms.text import label_key, squeeze, without_numbering

_FEWEST = 2
_LENGTH = range(4, 41)  # of the name of a project
_MARKS = frozenset("。；;：:，,？?")


def by_headings(section: Section, levels: LevelReader) -> Iterator[Section]:
    """The forms of a section in which a line of its own stands above each header, and the levels begin anew
    below each; the section itself where that is not so."""
    lines = section.lines
    headers = [number for number, read in enumerate(lines) if read.header]
    names = {n - 1: name for n in headers if (name := _name(lines[n - 1], levels) if n else "")}
    if section.identity or len(names) < max(_FEWEST, len(headers)) or not _begin_anew(lines, headers, levels):
        yield section
        return
    if len(set(names.values())) < len(names):
        yield section
        return
    starts = list(names)
    for start, stop in pairwise((*starts, len(lines))):
        first = start == starts[0]
        own = [_named(lines[start], names[start]), *lines[start + 1 : stop]]
        yield replace(
            section,
            own_title=section.own_title and first,
            lines=[*lines[:start], *own] if first else own,
        )


def _name(read: Read, levels: LevelReader) -> str:
    """The name of a project that stands alone in a line, «» where there is none."""
    slot = _alone(read)
    if slot is None or read.title or read.header or read.below or read.hits:
        return ""
    name = squeeze(without_numbering(slot.text.strip()))
    named = len(name) in _LENGTH and _MARKS.isdisjoint(name) and not levels.is_group(name)
    return name if named and any("\u3400" <= char <= "\u9fff" for char in name) else ""


def _alone(read: Read) -> Slot | None:
    filled = read.line.filled
    return filled[0] if len(filled) == 1 and filled[0].fresh else None


def _begin_anew(lines: Sequence[Read], headers: Sequence[int], levels: LevelReader) -> bool:
    """Whether the first row below each header begins with the same level."""
    below = [_first_below(lines, number) for number in headers]
    return len(set(below)) == 1 and levels.is_level(below[0])


def _first_below(lines: Sequence[Read], header: int) -> str:
    rows = (read for read in lines[header + 1 :] if not read.below)
    first = next((read.line.filled[0].text for read in rows if read.line.filled), "")
    return label_key(first)


def _named(read: Read, name: str) -> Read:
    return replace(read, hits=((read.line.filled[0], FieldHit("project", "", "", name)),))
