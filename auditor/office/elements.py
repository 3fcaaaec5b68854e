"""What the Office readers ask of elements and of the numbers in their attributes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_DIGITS = 9


def child(element: Iterable[etree._Element], tag: str) -> etree._Element | None:
    """The first child with a tag, of an element or among its children. Several times faster than ``find``,
    which compiles a path, where the child stands in front or among few, as the properties of a run and the
    value of a cell do."""
    for each in element:
        if each.tag == tag:
            return each
    return None


def whole(value: str | None, default: int) -> int:
    """A count or an index as a file states it; ``default`` where it is none or absurdly long."""
    return int(value) if value and len(value) <= _DIGITS and value.isdecimal() else default
