"""The second line of a header: the column of the year, ticked columns below causes and answers."""

from __future__ import annotations

from dataclasses import replace

from auditor.forms.header import PARTS, Column, Header
from auditor.forms.lexicon import Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.text import label_key


def refine_header(header: Header, line: Line, labels: Labels) -> Header | None:
    """The header with a second line below it taken in, ``None`` where the line is not one."""
    fresh = [slot for slot in line.filled if slot.fresh]
    if line.paragraph or not fresh or not all(_is_subcolumn(header, slot, labels) for slot in fresh):
        return None
    parts = {id(slot): part for slot in fresh if (part := _part(header, slot, labels))}
    for slot in fresh:
        if id(slot) not in parts:
            header = _with_subcolumn(header, slot, labels)
    header = replace(header, printed=(*header.printed, *(slot.text for slot in fresh)))
    return _with_parts(header, [parts[id(slot)] for slot in fresh if id(slot) in parts])


def _is_subcolumn(header: Header, slot: Slot, labels: Labels) -> bool:
    key = label_key(slot.text)
    known = key in labels.annual or key in labels.not_annual or labels.column(slot.text) is not None
    return known or _part(header, slot, labels) is not None


def _part(header: Header, slot: Slot, labels: Labels) -> Column | None:
    """The ticked column that a cell of the second line names below a heading."""
    above = _above(header, slot)
    part = labels.part(slot.text, above.name) if above else ""
    return Column(PARTS[above.name], slot.start, slot.end, slot.text, part) if above and part else None


def _above(header: Header, slot: Slot) -> Column | None:
    """The heading above a cell of the second line; a plain text has it above the first of them only."""
    before = (column for column in header.columns if column.start <= slot.start)
    return max(before, key=lambda column: column.start, default=None)


def _with_parts(header: Header, parts: list[Column]) -> Header:
    """The header with ticked columns in the place of the heading above them."""
    if not parts:
        return header
    taken = [column for column in header.columns if not any(_overlap(column, part) for part in parts)]
    lost = {column.name for column in header.columns if column not in taken and column.name != "ignored"}
    return replace(header, columns=_ordered(*taken, *parts), other=header.other | lost)


def _overlap(one: Column, other: Column | Slot) -> bool:
    return one.start <= other.end and other.start <= one.end


def _with_subcolumn(header: Header, slot: Slot, labels: Labels) -> Header:
    key, value = label_key(slot.text), header.get("value")
    above = _above(header, slot)
    if above and above.name == "reason" and above.start < slot.start and labels.column(slot.text) == "reason":
        rest = tuple(column for column in header.columns if column is not above)
        return replace(header, columns=_ordered(*rest, Column("reason", slot.start, slot.end, slot.text)))
    if value and key in labels.annual:
        rest = tuple(column for column in header.columns if column is not value)
        return replace(header, columns=_ordered(*rest, Column("value", slot.start, slot.end, value.label)))
    if value and key in labels.not_annual:
        ignored = Column("ignored", slot.start, slot.end, key)
        return replace(header, columns=_ordered(*header.columns, ignored))
    name = labels.column(slot.text)
    if name is None or name == "ignored" or name in header.names:
        return header
    if any(_overlap(column, slot) for column in header.columns):
        return replace(header, other=header.other | {name})
    return replace(header, columns=_ordered(*header.columns, Column(name, slot.start, slot.end, slot.text)))


def _ordered(*columns: Column) -> tuple[Column, ...]:
    return tuple(sorted(columns, key=lambda column: column.start))
