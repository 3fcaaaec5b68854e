"""Values that are lists of numbers, one for each thing."""

from __future__ import annotations

from auditor.checks.base import Context
from auditor.expressions import expression
from auditor.language import Quantity

TIMES = frozenset({"date", "duration"})
JOINED = expression(r"[\s，,、；;/／+＋和共计约≥≤>]")
_LISTING = expression("[、，,和及与;；]")


def counted(text: str, context: Context) -> list[Quantity]:
    """The quantities of a value that count something."""
    return [each for each in context.language.quantities(text) if each.unit.kinds - {*TIMES, "money"}]


def side_by_side(value: str, context: Context) -> list[str]:
    """The quantities of different things that a value is made of and nothing else (3期120人次)."""
    found = counted(value, context)
    kinds = [each.unit.kinds for each in found]
    apart = all(one.isdisjoint(other) for at, one in enumerate(kinds) for other in kinds[:at])
    return [each.text for each in found] if apart and all(kinds) and _nothing_else(value, found) else []


def one_by_one(name: str, value: str, context: Context) -> list[str]:
    """The quantities of a value that is made of one for each thing that the name lists (宣传册、展板: 300册、
    20块)."""
    found = counted(value, context)
    things = [each for each in _LISTING.split(name) if each.strip()]
    apart = len({each.unit.text for each in found}) > 1
    listed = apart and len(found) == len(things) > 1 and _nothing_else(value, found)
    return [each.text for each in found] if listed else []


def _nothing_else(value: str, found: list[Quantity]) -> bool:
    """Whether a value is made of quantities and of what joins them."""
    for each in found:
        value = value.replace(each.text, "", 1)
    return not JOINED.sub("", value)
