"""Lines of an indicator table that tell the execution of the budget, and are no indicators."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.expressions import expression
from auditor.forms.labels.label_file import ExecutionColumn
from auditor.forms.lines import Line, Slot
from auditor.forms.rows.lines import is_total, own_cells
from auditor.forms.rows.row import covers
from auditor.forms.shapes.header import Header
from auditor.forms.text import is_number, label_key, squeeze
from auditor.forms.vocabulary import Vocabulary

_GRANTED = frozenset({"budget", "adjusted"})
_LEVELS = frozenset({"level1", "level2"})
_POINTS_IN_TOTAL = 3  # the label, weights and scores
_MONEY = expression(r"\d(?:\.\d+)?[万亿千百]*元")
_RATE = "率"


def tells_execution(words: Vocabulary, line: Line, header: Header, above: str) -> bool:
    """Whether a line tells the execution of the budget in the place of an indicator: its first cell, over
    levels and names or below the names, says so, and no target stands behind it; or its level, which may be
    that of the lines ``above``, says so, and a sum of money or nothing stands for the name."""
    name = header.get("name")
    first = next(iter(own_cells(words, line, header)), None)
    if name is None or first is None or not first.fresh:
        return False
    if not covers(first, name):
        return _names_no_indicator(words, line, header, above)
    told = _is_execution(words, first.text)
    return (told and not _aims(line, header)) or _names_no_indicator(words, line, header, above)


def _aims(line: Line, header: Header) -> bool:
    """Whether a line has a target: one cell over target and result is a result."""
    value = header.get("value")
    slot = next((slot for slot in line.filled if value is not None and covers(slot, value)), None)
    return slot is not None and slot is not _of_both(line, header)


def _of_both(line: Line, header: Header) -> Slot | None:
    """The cell that lies over the columns of target and result, and not over that of the names."""
    name, value, actual = header.get("name"), header.get("value"), header.get("actual")
    if name is None or value is None or actual is None:
        return None
    both = (slot for slot in line.filled if slot.fresh and covers(slot, value) and covers(slot, actual))
    return next((slot for slot in both if not covers(slot, name)), None)


def _names_no_indicator(words: Vocabulary, line: Line, header: Header, above: str) -> bool:
    """Whether a line below the level of the execution has money, a dash or nothing below the names."""
    levels = [c for c in header.columns if c.name in _LEVELS or c is header.stub]
    cells = [slot.text for slot in line.filled if slot.fresh and any(covers(slot, c) for c in levels)]
    printed = [text for text in cells if not is_number(text)]
    if not any(_is_execution(words, words.levels.level_name(text)) for text in printed or [above]):
        return False
    names = [slot.text for slot in line.filled if (name := header.get("name")) and covers(slot, name)]
    return all(words.labels.is_blank(text) or _MONEY.search(squeeze(text)) for text in names)


def _is_execution(words: Vocabulary, text: str) -> bool:
    key = label_key(text)
    return "rate" in (words.labels.execution.get(key), words.labels.execution.get(key + _RATE))


def points(line: Line, header: Header) -> Iterator[tuple[ExecutionColumn, Slot]]:
    """What the execution of the budget was, weighs and was given, by its line among the indicators."""
    if told := _of_both(line, header):
        yield "rate", told
    found: tuple[tuple[str, ExecutionColumn], ...] = (("weight", "points"), ("score", "score"))
    for column, name in found:
        place = header.get(column)
        slot = next((s for s in line.filled if place is not None and covers(s, place)), None)
        if slot is not None:
            yield name, slot


def heads_execution(words: Vocabulary, line: Line) -> bool:
    """Whether a line labels what was granted and what was spent (年初预算 | 全年预算 | 全年执行), and aims at
    nothing, as an indicator does that is explained and sourced in such words."""
    fresh = [slot.text for slot in line.filled if slot.fresh]
    columns = {words.labels.execution.get(label_key(text)) for text in fresh}
    heads = "executed" in columns and not columns.isdisjoint(_GRANTED)
    return heads and not any(any(map(str.isdigit, text)) and words.targets.is_whole(text) for text in fresh)


def ends_execution(words: Vocabulary, line: Line) -> bool:
    """Whether a line below the labels of the execution belongs to the indicators again: it has a level, or it
    sums up points, which are fewer than the amounts of a year."""
    levelled = any(words.levels.is_level(slot.text) for slot in line.filled)
    return levelled or (is_total(words, line.filled) and len(line.filled) <= _POINTS_IN_TOTAL)
