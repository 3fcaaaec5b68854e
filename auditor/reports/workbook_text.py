"""Words as a cell of the worklist takes them: inert, short enough, escaped for XML."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.reports.plain_text import visible

_LONGEST = 32_000  # characters; a cell holds 32,767
# Excel reads _x0041_ as A; the underscore of words that look so is written as such an escape itself.
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """``text`` for XML, between tags or in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@lru_cache(16_384)
def cell_text(text: str, room: int) -> tuple[str, int]:
    """The XML of a text in a cell, and the lines that it takes with ``room`` for so many half-width
    characters in one (0: as many as it takes)."""
    shown = visible(text.replace("\r\n", "\n"))
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST]}…"
    # In the Chinese fonts of spreadsheets exactly the characters of two bytes take two columns.
    widths = [len(line.encode("gbk", "replace")) for line in shown.split("\n")] if room else []
    lines = sum(max(1, -(-width // room)) for width in widths)
    words = escaped(_LIKE_ESCAPE.sub("_x005F_", shown) if "_x" in shown else shown)
    space = ' xml:space="preserve"' if shown != shown.strip() or "\n" in shown or "\t" in shown else ""
    return f"<is><t{space}>{words}</t></is></c>", lines
