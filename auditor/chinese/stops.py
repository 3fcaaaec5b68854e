"""Where sentences and clauses end, written once."""

from __future__ import annotations

from auditor.expressions import expression

STOPS = "。！!？?；;"
"""Signs that end a sentence, or an item that is told like one."""

SENTENCE_ENDS = f"{STOPS}\n\r"
"""What ends a sentence: a stop, or the end of a line. For use inside a character class too."""

PARAGRAPH_ENDS = "。！!？?\n\r"
"""What ends a sentence whose items semicolons part."""

TITLE_ENDS = "。；;\n"
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


def last_end(text: str, position: int, ends: str = SENTENCE_ENDS) -> int:
    """Where the last of the ends before a position stands, -1 where none does."""
    return max(text.rfind(sign, 0, position) for sign in ends)


def next_end(text: str, position: int, ends: str = SENTENCE_ENDS) -> int:
    """Where the first of the ends from a position on stands; the length of the text where none does."""
    found = (place for sign in ends if (place := text.find(sign, position)) >= 0)
    return min(found, default=len(text))
