"""Small helpers on characters: what counts as blank, and what two copies of a text are compared by."""

from __future__ import annotations

from auditor.expressions import expression

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_EDGE = " \t\r\n\v\f\u00a0\u3000" + ZERO_WIDTH
_VISIBLE = expression(rf"[^\s{ZERO_WIDTH}]")
_INVISIBLE = expression(rf"[\s{ZERO_WIDTH}]+")


def trimmed(text: str) -> str:
    """The text without white space, no-break, ideographic and zero-width spaces at its ends."""
    return text.strip(_EDGE).strip()


def indent_of(text: str) -> str:
    """The white space before the text."""
    return text[: len(text) - len(text.lstrip(_EDGE))]


def comparable(text: str) -> str:
    """What two copies of a text have in common: everything but white space and zero-width characters."""
    return _INVISIBLE.sub("", text)


def blank(text: str) -> bool:
    """Whether nothing of the text is visible."""
    return not _VISIBLE.search(text)
