"""How well a text suits a column of an indicator table."""

from __future__ import annotations

import re

from auditor.forms.rows.row import SUMMANDS, Row
from auditor.forms.text import NUMERIC, is_number, squeeze
from auditor.forms.vocabulary import Vocabulary

NEVER = float("-inf")
_LONGEST_UNIT = 8
_TARGET_FOR_NAME = 0.2
_LEVELS = ("level1", "level2", "level3")
_FREE = frozenset(
    {
        "ignored",
        "note",
        "nature",
        "reason",
        "actual",
        "forecast",
        "possibility",
        "cause",
        "project",
        "issuer",
        "budget",
        "goal",
    }
)


def suits(words: Vocabulary, text: str, column: str) -> float:
    """``NEVER`` where the text cannot stand in the column."""
    squeezed = squeeze(text)
    if column == "name":
        bare = is_number(text) or words.targets.is_sign(text) or is_flag(words, squeezed)
        return NEVER if bare else _TARGET_FOR_NAME if words.targets.is_whole(text) else 3
    if column in ("weight", "score"):
        points = all(map(is_number, SUMMANDS.split(squeezed)))
        return 2 if points or squeezed in words.labels.blanks else NEVER
    if column == "operator":
        return 4 if words.targets.is_sign(text) or re.fullmatch(r"\d{1,2}", squeezed) else NEVER
    if column == "core":
        return 4 if is_flag(words, squeezed) else NEVER
    if column == "unit":
        return _suits_unit(words, squeezed)
    if column in _LEVELS:
        own = words.levels.is_first(text) if column == "level1" else words.levels.is_second(text)
        return 3 if own else 0.3 if not is_number(text) else NEVER
    if column == "value":
        return 2 if any(char.isdigit() for char in squeezed) else 1
    return 0.5 if column in _FREE else 0.0


def row_suits(words: Vocabulary, row: Row) -> float:
    """How well the cells of a row suit their columns."""
    return sum(suits(words, slot.text, name) for name, slot in row.cells.items() if slot.text.strip())


def is_flag(words: Vocabulary, squeezed: str) -> bool:
    """Whether a cell answers yes or no."""
    return squeezed in words.labels.yes or squeezed in words.labels.no


def levels_hold(words: Vocabulary, row: Row) -> bool:
    """Whether what stands in the columns of levels is one, where there is anything."""
    first, second = row.text("level1"), row.text("level2")
    return (not first or words.levels.is_first(first)) and (not second or words.levels.is_second(second))


def _suits_unit(words: Vocabulary, squeezed: str) -> float:
    if words.targets.is_unit(squeezed):
        return 3
    longest = _LONGEST_UNIT * (2 if "/" in squeezed else 1)  # a unit per another one
    return 0.5 if len(squeezed) <= longest and not NUMERIC.fullmatch(squeezed) else NEVER
