"""Sentences with named blanks: «“{name}”的计量单位写成“{unit}”».

Only plain names stand between braces: no attributes, indexes, conversions or format specs, so that a rule
file can hold no code. A doubled brace is a brace. What stands in double square brackets is said only where
all its blanks have a value: «预算为{budget}[[，相差{difference}]]».
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetPydanticSchema
from pydantic_core import PydanticCustomError, core_schema

from auditor.expressions import expression

_PIECE = expression(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_OPTIONAL = expression(r"\[\[(.*?)\]\]", re.DOTALL)
_NAME = expression(r"[a-z][a-z0-9_]*")
_SINGLE = {"“": "‘", "”": "’"}


class TemplateError(ValueError):
    """A template that cannot be read; the text says what is wrong, in Chinese."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Literal texts and the names between them, alternating, a text first; ``opened`` is how many quotations
    each text leaves open."""

    texts: tuple[str, ...]
    blanks: tuple[str, ...]
    optional: bool
    opened: tuple[int, ...]

    def said(self, values: Mapping[str, str]) -> bool:
        return not self.optional or all(values.get(name) for name in self.blanks)


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed template; ``names`` are all its blanks, ``needed`` those without which it cannot be said."""

    source: str
    parts: tuple[_Part, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for part in self.parts for name in part.blanks)

    @property
    def needed(self) -> frozenset[str]:
        return frozenset(name for part in self.parts if not part.optional for name in part.blanks)

    def render(self, values: Mapping[str, str]) -> str:
        """The sentence; double quotation marks inside “{…}” become single ones. Raises KeyError for a name
        without a value."""
        written: list[str] = []
        depth = 0
        for part in self.parts:
            if not part.said(values):
                continue
            written.append(part.texts[0])
            depth += part.opened[0]
            for name, text, opened in zip(part.blanks, part.texts[1:], part.opened[1:], strict=True):
                written.append(_nested(values[name]) if depth > 0 else values[name])
                written.append(text)
                depth += opened
        return "".join(written)


def _nested(value: str) -> str:
    """A value that stands inside quotation marks: its own become single ones. A value that is a list of
    quotations («甲”“乙») closes and opens the outer ones, which stay double."""
    if "“" not in value:
        return value
    level, found = 1, []
    for char in value:
        level += char == "“"
        found.append(_SINGLE.get(char, char) if level > 1 else char)
        level -= char == "”"
    return "".join(found)


def parse_template(source: str) -> Template:
    """Parses a template. Raises TemplateError."""
    parts: list[_Part] = []
    position = 0
    for match in _OPTIONAL.finditer(source):
        part = _part(match.group(1), optional=True)
        if not part.blanks:
            raise TemplateError(f"“{match.group()}”里没有占位符：双方括号里的话只在占位符有内容时才说")
        parts += (_part(source[position : match.start()]), part)
        position = match.end()
    return Template(source, (*parts, _part(source[position:])))


def _part(source: str, *, optional: bool = False) -> _Part:
    if not optional and (odd := next((mark for mark in ("[[", "]]") if mark in source), None)):
        raise TemplateError(f"双方括号不成对：“{odd}”")
    texts, blanks = [""], []
    position = 0
    for match in _PIECE.finditer(source):
        texts[-1] += source[position : match.start()]
        position = match.end()
        piece = match.group()
        if piece in {"{{", "}}"}:
            texts[-1] += piece[0]
        else:
            blanks.append(_blank(piece, match.group(1)))
            texts.append("")
    texts[-1] += source[position:]
    opened = tuple(text.count("“") - text.count("”") for text in texts)
    return _Part(tuple(texts), tuple(blanks), optional, opened)


def _blank(piece: str, name: str | None) -> str:
    if name is None:
        raise TemplateError(f"大括号不成对：“{piece}”。正文里的大括号请写成“{piece * 2}”")
    if not _NAME.fullmatch(name):
        raise TemplateError(f"“{piece}”不是占位符：大括号里只能是一个小写英文名，如{{name}}")
    return name


def _from_text(value: Any) -> Template:
    if isinstance(value, Template):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "text expected")
    try:
        return parse_template(value.strip())
    except TemplateError as error:
        raise PydanticCustomError("explained", "{text}", {"text": str(error)}) from error


TemplateField = Annotated[
    Template,
    GetPydanticSchema(
        lambda _source, _handler: core_schema.no_info_plain_validator_function(
            _from_text,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda each: each.source),
        )
    ),
]
"""A template as a field of a pydantic model."""
