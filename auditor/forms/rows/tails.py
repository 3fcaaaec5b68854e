"""Names that go on in a row of their own with nothing else in it: «居民投» with a target, «诉率» below."""

from __future__ import annotations

from dataclasses import replace

from auditor.chinese.stops import ENTRY_ENDS
from auditor.expressions import expression
from auditor.forms.rows.row import Row
from auditor.forms.text import squeeze
from auditor.forms.vocabulary import Vocabulary

_LONGEST = 8  # letters of a tail
_LONGEST_DOUBTED = 12  # and of what may be one
_TARGET = ("value", "operator", "actual", "weight")
_BEHIND = expression(rf"(?:\([^()]*\)|[:{ENTRY_ENDS},.、])+$")
_BRACKETS = "()"


def is_bare(row: Row) -> bool:
    """Whether a row has a name of its own and nothing else, not even a level."""
    own = {key for key, slot in row.cells.items() if slot.fresh and slot.text.strip()}
    others = [slot for slot in row.line.filled if slot.fresh and slot is not row.cells.get("name")]
    return own == {"name"} and not others


def ends_name(row: Row, before: Row, words: Vocabulary) -> bool:
    """Whether a bare row below an indicator is the end of its name."""
    head, tail = squeeze(before.text("name")), squeeze(row.text("name"))
    if not any(before.text(key) for key in _TARGET) or len(tail) > _LONGEST or not head:
        return False
    opened = head.count(_BRACKETS[0]) > head.count(_BRACKETS[1])
    return opened or words.is_measure(tail) or (_is_whole(head + tail, words) and not _is_whole(head, words))


def may_end_name(row: Row, before: Row, words: Vocabulary) -> bool:
    """Whether a bare row may be the end of the name above: not where both read as names of their own, nor
    where it says too much for an end."""
    short = len(squeeze(row.text("name"))) <= _LONGEST_DOUBTED
    return short and not all(_is_whole(each.text("name"), words) for each in (before, row))


def _is_whole(name: str, words: Vocabulary) -> bool:
    return words.ends_in_measure(_BEHIND.sub("", squeeze(name)))


def with_end(row: Row, before: Row) -> Row:
    """The indicator with the whole of its name."""
    slot = before.cells["name"]
    text = f"{before.text('name')}\n{row.text('name')}"
    return replace(before, cells={**before.cells, "name": replace(slot, cell=replace(slot.cell, text=text))})
