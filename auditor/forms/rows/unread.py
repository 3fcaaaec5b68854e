"""Lines below a header that hold something like a target and were not taken for an indicator."""

from __future__ import annotations

from auditor.forms.lines import Line, Slot
from auditor.forms.rows.lines import is_total, own_cells
from auditor.forms.rows.row import covers
from auditor.forms.shapes.header import Header
from auditor.forms.text import is_number, squeeze
from auditor.forms.vocabulary import Vocabulary

_IN_TEXT = "层级后面的文字里写着指标和指标值，没有分在两栏"
_NO_NAME = "有指标值，没有指标名称"
_ELSEWHERE = "有像指标名称和指标值的格，但不在这两栏里"
_ACROSS = "一格横跨指标名称和指标值"
_SHORTEST_NAME = 3


def why_unread(words: Vocabulary, line: Line, header: Header, *, in_text: bool) -> str:
    """Why it was not taken, «» where the line holds no target. ``in_text`` where a text behind a level says
    name and target."""
    if line.paragraph:
        return ""
    if in_text:
        return _IN_TEXT
    cells = [slot for slot in own_cells(words, line, header) if slot.fresh]
    if not cells or is_total(words, cells):
        return ""
    targets = [slot for slot in cells if _is_target(words, slot, header)]
    if not targets:
        return ""
    name = header.get("name")
    if name is not None and any(covers(slot, name) for slot in targets):
        return _ACROSS if len(cells) == 1 else ""
    if any(_is_name(words, slot) for slot in cells if slot not in targets):
        return _ELSEWHERE
    rest = [slot for slot in cells if slot not in targets and not words.levels.is_level(slot.text)]
    return "" if rest else _NO_NAME


def _is_target(words: Vocabulary, slot: Slot, header: Header) -> bool:
    """A target with its sign or unit, or anything but words below the column of targets."""
    if not words.targets.is_whole(slot.text) or not any(map(str.isdigit, slot.text)):
        return False
    value = header.get("value")
    return not is_number(slot.text) or (value is not None and covers(slot, value))


def _is_name(words: Vocabulary, slot: Slot) -> bool:
    text = squeeze(slot.text)
    long = len(text) >= _SHORTEST_NAME and not text.isascii()
    return long and not words.levels.is_level(slot.text) and words.labels.field(slot.text) is None
