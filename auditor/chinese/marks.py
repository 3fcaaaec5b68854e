"""Signs and characters as parts of regular expressions, written once, and texts without white space."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditor.expressions import expression

HAN = r"\u4e00-\u9fff"
"""The common Chinese characters, for use inside a character class."""

IDEOGRAPHS = r"\u3400-\u9fff"
"""The same with the rarer ones that names hold, for use inside a character class."""

LINES = r"\-‐‑‒–—―－"
"""Hyphens and dashes, for use inside a character class."""

DASHES = rf"{LINES}~～〜"
"""Hyphens, dashes and waves that join the ends of a range, for use inside a character class."""

TO = rf"(?:[{DASHES}]+|至|到)"
"""What stands between the ends of a range."""

EQUALS = "＝﹦═꞊゠⹀〓"
"""Characters that are drawn like an equals sign, also by those who type one."""

LAST_NOTE = expression(r"(?<!\s)\s*+[（(][^（()）]*[）)]\s*$")
"""The bracket at the end of a name, with the white space around it."""

LIKE_DASHES = frozenset({"一", "一一", "丨", "ー", "ーー"})
"""Whole cells that are dashes written, or recognised, as characters."""


def alternation(words: Iterable[str]) -> str:
    """Words as alternatives, in a group: the longest first, so that none hides one that begins with it."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


def unspaced(text: str) -> str:
    """A text without any white space, as labels are compared: «年 度 目标» is 年度目标."""
    return "".join(text.split())
