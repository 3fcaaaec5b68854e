"""Forms that nothing but a line names: above the header of each, or between the rows of one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.forms.head.project_lines import FEWEST, LED, PRICED, name_alone, named, own_slot
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Slot
from auditor.forms.printed import Read
from auditor.forms.sections import Section
from auditor.forms.shapes.header import Header
from auditor.forms.text import label_key, squeeze
from auditor.model import FormKind


def by_headings(section: Section, levels: LevelReader) -> Iterator[Section]:
    """The forms of a section in which a line of its own stands above each header, and the levels begin anew
    below each; the section itself where that is not so."""
    lines = section.lines
    headers = [number for number, read in enumerate(lines) if read.header]
    names = {n - 1: name for n in headers if (name := _project_alone(lines[n - 1], levels) if n else "")}
    if section.identity or len(names) < max(FEWEST, len(headers)) or not _begin_anew(lines, headers, levels):
        yield section
        return
    if len(set(names.values())) < len(names):
        yield section
        return
    starts = list(names)
    for start, stop in pairwise((*starts, len(lines))):
        first = start == starts[0]
        own = [named(lines[start], names[start]), *lines[start + 1 : stop]]
        yield replace(
            section,
            own_title=section.own_title and first,
            lines=[*lines[:start], *own] if first else own,
        )


def _begin_anew(lines: Sequence[Read], headers: Sequence[int], levels: LevelReader) -> bool:
    """Whether the first row below each header begins with the same level."""
    below = [_first_below(lines, number) for number in headers]
    return len(set(below)) == 1 and levels.is_level(below[0])


def _first_below(lines: Sequence[Read], header: int) -> str:
    rows = (read for read in lines[header + 1 :] if not read.below)
    first = next((read.line.filled[0].text for read in rows if read.line.filled), "")
    return label_key(first)


def with_named_lines(section: Section, levels: LevelReader, labels: Labels) -> Section:
    """The section with the lines between its rows that name projects marked as such; those that may name
    some, or parts of one project, are noted in it."""
    header = next((read.header for read in section.lines if read.header), None)
    found = _lines_between(section, header, levels, labels) if header else {}
    if header is None or not found:
        return section
    slots = [slot for number in found if (slot := own_slot(section.lines[number]))]
    if not _tells_projects(section, found, levels, labels):
        over = all(_lies_over(slot, header) for slot in slots)
        return replace(section, unsure=slots) if over else section
    lines = list(section.lines)
    for number, name in found.items():
        lines[number] = named(lines[number], name)
    return replace(section, lines=lines)


def _project_alone(read: Read, levels: LevelReader) -> str:
    """The name of a project that stands alone in a line, «» where there is none."""
    name = name_alone(read)
    return "" if levels.is_group(name) else name


def _lines_between(
    section: Section, header: Header, levels: LevelReader, labels: Labels
) -> Mapping[int, str]:
    """By their places, the names that stand alone between the rows of the only table, the first below its
    header, in a form whose head names no project and which is no department's."""
    headers = [number for number, read in enumerate(section.lines) if read.header]
    title = squeeze(section.title or "")
    of_department = any(word in title for word in labels.source.kinds[FormKind.DEPARTMENT])
    several = header.grouped or header.tree or len(headers) > 1
    if several or not header.lines or section.identity or of_department:
        return {}
    below = range(headers[0] + header.lines, len(section.lines))
    found = {n: name for n in below if (name := _in_table(section.lines[n], header, levels))}
    rows = all(n + 1 in below and n + 1 not in found for n in found)
    distinct = len(set(found.values())) == len(found)
    return found if len(found) >= FEWEST and min(found) == below.start and rows and distinct else {}


def _in_table(read: Read, header: Header, levels: LevelReader) -> str:
    slot = read.line.filled[0] if read.line.filled and not read.line.paragraph else None
    return _project_alone(read, levels) if slot and slot.start <= header.columns[0].end else ""


def _lies_over(slot: Slot, header: Header) -> bool:
    return slot.start <= header.columns[0].start and slot.end >= header.columns[-1].end


def _tells_projects(section: Section, found: Mapping[int, str], levels: LevelReader, labels: Labels) -> bool:
    """Whether names are those of projects: they say so, or the same level begins below each."""
    if all(_says_project(section.lines[n], name, labels) for n, name in found.items()):
        return True
    first = {_first_text(section.lines[n + 1]) for n in found}
    return len(first) == 1 and levels.is_level(first.pop())


def _says_project(read: Read, name: str, labels: Labels) -> bool:
    slot = own_slot(read)
    text = slot.text.strip() if slot else ""
    told = bool(read.hits) or LED.search(text) is not None or PRICED.search(text) is not None
    return told or name.endswith(labels.source.project_endings)


def _first_text(read: Read) -> str:
    return label_key(next((slot.text for slot in read.line.filled if slot.fresh), ""))
