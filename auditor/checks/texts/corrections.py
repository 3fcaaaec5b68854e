"""Slips of punctuation that have one correction only, and what that is."""

from __future__ import annotations

from auditor.chinese.stops import TITLE_ENDS
from auditor.language.texts.brackets import BracketFault, BracketHit

# Separators from the weakest to the strongest; where a weak one runs into a stronger one, the latter closes.
_FORCE = {"、": 1, "，": 2, ",": 2, "；": 3, ";": 3, "：": 3, ":": 3, "。": 4}
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_SPACES = " \t\n\u3000"


def full_width(sign: str) -> str:
    """The Chinese form of a half-width punctuation mark."""
    return _FULL.get(sign, sign)


def one_separator(signs: str) -> str | None:
    """The one mark that two meeting ones stand for, ``None`` where words may be missing between them."""
    first, last = full_width(signs[0]), full_width(signs[-1])
    if first == last:
        return first
    one, other = _FORCE.get(first), _FORCE.get(last)
    return last if one and other and one < other else None


def doubled_sign(text: str, fault: BracketHit) -> bool:
    """Whether an unpaired sign merely repeats the one before it (》》)."""
    position = fault.position
    return fault.fault is BracketFault.UNOPENED and position > 0 and text[position - 1] == fault.sign


def inner_title(text: str, opener: int) -> int | None:
    """Where the title that opens at ``opener`` inside another one closes; ``None`` where the outer or the
    inner one stays open, or a third one stands inside."""
    closes = _closing(text, opener)
    outer = _closing(text, closes) if closes is not None else None
    nested = closes is not None and any(sign in text[opener + 1 : closes] for sign in "《〈")
    return None if outer is None or nested else closes


def _closing(text: str, start: int) -> int | None:
    """The 》 that closes what is open at ``start``: the opener there, or the pair around the 》 there."""
    depth = 1
    for position in range(start + 1, len(text)):
        if text[position] in TITLE_ENDS:
            return None
        depth += (text[position] == "《") - (text[position] == "》")
        if depth == 0:
            return position
    return None


def missing_semicolon(text: str, item: int) -> tuple[int, int]:
    """The span before a list item that a semicolon is to replace: the weak separator there, or nothing."""
    end = len(text[:item].rstrip(_SPACES))
    return (end - 1, end) if end and text[end - 1] in "，、," else (end, end)
