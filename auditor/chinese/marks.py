"""Signs and characters as parts of regular expressions, written once."""

from __future__ import annotations

HAN = r"\u4e00-\u9fff"
"""The common Chinese characters, for use inside a character class."""

LINES = r"\-‐‑‒–—―－"
"""Hyphens and dashes, for use inside a character class."""

DASHES = rf"{LINES}~～〜"
"""Hyphens, dashes and waves that join the ends of a range, for use inside a character class."""

TO = rf"(?:[{DASHES}]+|至|到)"
"""What stands between the ends of a range."""
