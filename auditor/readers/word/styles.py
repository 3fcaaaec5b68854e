"""Heading levels from Word's paragraph styles, in whatever language the styles are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from auditor.expressions import expression
from auditor.office.elements import child
from auditor.office.word_names import VAL, W

if TYPE_CHECKING:
    from lxml import etree

_HEADING = expression(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title": 1, "标题": 1, "標題": 1, "subtitle": 2, "副标题": 2, "副標題": 2}
_PROPERTIES, _OUTLINE, _STYLE = f"{W}pPr", f"{W}outlineLvl", f"{W}pStyle"
_BODY_LEVEL = 9  # w:outlineLvl counts from 0; 9 is body text


class Styles:
    """Style id → heading level (1 = top), following what a style is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, int | None] = {}
        self._parents: dict[str, str] = {}
        for style in root.iter(f"{W}style") if root is not None else ():
            identifier = style.get(f"{W}styleId", "")
            self._levels[identifier] = _own_level(style)
            based_on = style.find(f"{W}basedOn")
            if based_on is not None:
                self._parents[identifier] = based_on.get(VAL, "")

    def level(self, paragraph: etree._Element) -> int | None:
        """The heading level of a paragraph, ``None`` for body text."""
        properties = child(paragraph, _PROPERTIES)
        if properties is None:
            return None
        outline = child(properties, _OUTLINE)
        if outline is not None:
            return _outline(outline)
        style = child(properties, _STYLE)
        return self._style_level(style.get(VAL, "")) if style is not None else None

    def _style_level(self, identifier: str) -> int | None:
        seen: set[str] = set()
        while identifier and identifier not in seen:
            seen.add(identifier)
            level = self._levels.get(identifier)
            if level is not None:
                return level
            if identifier not in self._levels and (match := _HEADING.fullmatch(identifier)):
                return int(match[1])
            identifier = self._parents.get(identifier, "")
        return None


def _own_level(style: etree._Element) -> int | None:
    name = style.find(f"{W}name")
    words = name.get(VAL, "").strip().lower() if name is not None else ""
    if match := _HEADING.fullmatch(words):
        return int(match[1])
    outline = style.find(f"{W}pPr/{W}outlineLvl")
    if outline is not None:
        return _outline(outline)
    return _TITLES.get(words)


def _outline(element: etree._Element) -> int | None:
    value = element.get(VAL, "")
    return int(value) + 1 if value.isdecimal() and int(value) < _BODY_LEVEL else None
