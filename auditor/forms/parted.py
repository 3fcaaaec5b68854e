"""Rows with one cell more than the header: the sign of the target stands in a cell apart from its number."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.header import Header
from auditor.forms.vocabulary import Vocabulary
from auditor.model import Operator


def joined(words: Vocabulary, line: Line, header: Header) -> Line:
    """The line with sign and number in one cell below the column of values, and what follows them moved left;
    the line itself where nothing is parted, or where the row has no cell more than the header."""
    value = header.get("value")
    if value is None or header.get("operator") is not None or not _has_one_more(line, header):
        return line
    for at, (sign, number) in enumerate(pairwise(line.slots)):
        if sign.start == value.start and _is_parted(words, sign, number):
            return _with_one_cell(line, at, header)
    return line


def _has_one_more(line: Line, header: Header) -> bool:
    """Whether the last two cells stand below one label, or the last one below none."""
    if len(line.slots) < 2 or line.slots[-1].end != header.columns[-1].end:
        return False
    last = header.columns[-1]
    return line.slots[-2].start >= last.start or not last.label.strip()


def _with_one_cell(line: Line, at: int, header: Header) -> Line:
    """The line with the cell of this number and the next one as one; the last cell ends where it did."""
    sign, number = line.slots[at : at + 2]
    text = f"{sign.text.strip()}{number.text.strip()}"
    behind = [(each, (each.start - 1, each.end - 1)) for each in line.slots[at + 2 :]]
    moved = [(replace(sign, cell=replace(sign.cell, text=text)), (sign.start, sign.end)), *behind]
    ending, (start, _) = moved[-1]
    moved[-1] = ending, (start, header.columns[-1].end)
    slots = (*line.slots[:at], *(replace(each, place=place) for each, place in moved))
    return replace(line, slots=slots, filled=tuple(slot for slot in slots if slot.text.strip()))


def _is_parted(words: Vocabulary, sign: Slot, number: Slot) -> bool:
    stated = words.targets.sign(sign.text)
    bound = stated is not None and stated is not Operator.QUALITATIVE
    return bound and number.start == number.end == sign.end + 1 and words.targets.is_whole(number.text)
