"""The decisions that people write into a worklist, however they spell them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from auditor.chinese.marks import alternation
from auditor.expressions import expression
from auditor.reports.workbook.layout import DECISIONS

ACCEPTED, REFUSED, OPEN = DECISIONS
# What people write by hand instead of choosing from the list.
_SPELLINGS = {
    ACCEPTED: ("采纳", "已采纳", "同意", "是", "采用", "属实", "认可", "接受", "√", "✓", "y", "yes"),
    REFUSED: (
        *("不采纳", "未采纳", "不予采纳", "不同意", "否", "不采用", "不属实", "不认可", "不接受", "误报"),
        *("×", "✗", "x", "n", "no"),
    ),
    OPEN: ("待核实", "待核", "核实中", "待定", "待查", "?"),
}
_KNOWN = {spelling: decision for decision, spellings in _SPELLINGS.items() for spelling in spellings}
_SIGNS = "，,。.；;：:、！!（）()\\-—－ \n"
_WITH_REASON = expression(f"({alternation(_KNOWN)})[{_SIGNS}]+(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Decision:
    """A finding that somebody decided on; ``place`` says in which row of which file."""

    place: str
    rule: str
    decision: str
    reason: str
    fingerprint: str
    project: str
    message: str


def spoken(word: str) -> tuple[str, str] | None:
    """The decision and the reason that stands with it («不采纳：口径不同»); ``None`` where it is neither."""
    plain = unicodedata.normalize("NFKC", word).strip().lower()
    whole = _KNOWN.get("".join(plain.split()).strip(_SIGNS))
    if whole:
        return whole, ""
    match = _WITH_REASON.fullmatch(plain)
    # The words after the sign as they were written, not as they were compared.
    return (_KNOWN[match[1]], word.strip()[-len(match[2]) :].strip(_SIGNS)) if match and match[2] else None
