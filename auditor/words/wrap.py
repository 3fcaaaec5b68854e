"""Wraps Chinese text for a terminal: by display width, and never with a comma at the start of a line."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_NOT_FIRST = frozenset("，。、；：？！）》」』】”’…％%,.;:?!)]}")
_NOT_LAST = frozenset("（《「『【“‘([{")


@lru_cache(8_192)
def width(text: str) -> int:
    """Terminal columns: a full-width character takes two, a combining mark none."""
    return sum(_columns(char) for char in text)


def wrap(text: str, columns: int) -> list[str]:
    """The lines of ``text``, none wider than ``columns`` (at least 8); never empty."""
    columns = max(columns, 8)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrap_line(paragraph, columns))
    return lines


def pad(text: str, columns: int) -> str:
    """``text`` filled with spaces to ``columns``."""
    return text + " " * max(0, columns - width(text))


def clip(text: str, columns: int) -> str:
    """``text``, cut with «…» where it is wider than ``columns``."""
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept) + _columns(char) > columns - 1:
            break
        kept += char
    return kept + "…"


def clip_middle(text: str, columns: int) -> str:
    """``text``, with «…» in its middle where it is wider than ``columns``: the end of a path tells most."""
    if width(text) <= columns:
        return text
    tail = _fitting(text[::-1], (columns - 1) * 2 // 3)[::-1]
    return f"{_fitting(text, columns - 1 - width(tail))}…{tail}"


def _wrap_line(text: str, columns: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width(line) + width(piece) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
        while width(line) > columns:  # a piece longer than the line, e.g. a path
            head = _fitting(line, columns)
            lines.append(head)
            line = line[len(head) :]
    lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    """What must stay together: a run of half-width characters, a character with its punctuation."""
    pieces: list[str] = []
    for char in text:
        if pieces and (char in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST or _one_word(pieces[-1][-1], char)):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _one_word(before: str, char: str) -> bool:
    return _columns(before) == _columns(char) == 1 and not before.isspace()


def _fitting(text: str, columns: int) -> str:
    taken = ""
    for char in text:
        if width(taken) + _columns(char) > columns:
            break
        taken += char
    return taken


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
