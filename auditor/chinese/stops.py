"""Where sentences and clauses end, written once."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.expressions import expression

STOPS = "。！!？?；;"
"""Signs that end a sentence, or an item that is told like one."""

SENTENCE_ENDS = f"{STOPS}\n\r"
"""What ends a sentence: a stop, or the end of a line. For use inside a character class too."""

PARAGRAPH_ENDS = "。！!？?\n\r"
"""What ends a sentence whose items semicolons part."""

ENTRY_ENDS = "。；;"
"""What ends one of the entries of a cell. For use inside a character class too."""

CELL_SIGNS = f"{ENTRY_ENDS}，,"
"""What parts the words of a cell. For use inside a character class too."""

TITLE_ENDS = f"{ENTRY_ENDS}\n"
"""What no title or quotation goes on behind; it may hold ！ and ？. For use inside a character class too."""

CLAUSE_ENDS = f"{SENTENCE_ENDS}，,"
"""What ends a clause. For use inside a character class too."""

ITEM_ENDS = f"{CLAUSE_ENDS}、"
"""What ends one of several things that are listed. For use inside a character class too."""

SIGNS = f"{ITEM_ENDS}：:"
"""Every sign that parts words. For use inside a character class too."""

SENTENCE = expression(f"[^{SENTENCE_ENDS}]+")
SENTENCE_END = expression(f"[{SENTENCE_ENDS}]")
CLAUSE = expression(f"[^{CLAUSE_ENDS}]+")
CLAUSE_END = expression(f"[{CLAUSE_ENDS}]")
ITEM_END = expression(f"[{ITEM_ENDS}]")


_NEAR = 64  # characters, within which most ends stand
_KINDS = 16  # of ends


def last_end(text: str, position: int, ends: str = SENTENCE_ENDS) -> int:
    """Where the last of the ends before a position stands, -1 where none does."""
    reached, width = min(max(position, 0), len(text)), _NEAR
    while reached > 0:
        start = max(reached - width, 0)
        found = max(text.rfind(sign, start, reached) for sign in ends)
        if found >= 0:
            return found
        reached, width = start, width * 2
    return -1


def next_end(text: str, position: int, ends: str = SENTENCE_ENDS) -> int:
    """Where the first of the ends from a position on stands; the length of the text where none does."""
    found = _any_of(ends).search(text, position)
    return found.start() if found else len(text)


def gap_before(text: str, position: int) -> int:
    """Where the white space before a position begins; the position itself where none stands there."""
    while position > 0 and text[position - 1].isspace():
        position -= 1
    return position


@lru_cache(_KINDS)
def _any_of(ends: str) -> re.Pattern[str]:
    return re.compile(f"[{ends}]")
