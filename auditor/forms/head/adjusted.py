"""Money before and after an adjustment in one line: 预算 | 原批复 | 120 | 调整后 | 95."""

from __future__ import annotations

from auditor.expressions import expression
from auditor.forms.labels import Grammar
from auditor.forms.lines import Line, Slot
from auditor.forms.text import squeeze

_ADJUSTED = "adjusted"
_AMOUNT = expression(r"[\d,]*\d(?:\.\d+)?(?:[万亿]?元)?")


def adjusted_amount(slot: Slot, line: Line, grammar: Grammar) -> Slot | None:
    """The amount behind the word for what holds after an adjustment, where words and amounts stand in turn
    from a cell on to the end of its line; ``None`` for any other line."""
    cells = [each for each in line.filled if each.fresh and each.start >= slot.start]
    words, amounts = cells[::2], cells[1::2]
    told = len(words) == len(amounts) and all(_AMOUNT.fullmatch(squeeze(each.text)) for each in amounts)
    if not told or any(map(_has_digit, words)):
        return None
    after = (own for word, own in zip(words, amounts, strict=True) if _is_adjusted(word, grammar))
    return next(after, None)


def _has_digit(slot: Slot) -> bool:
    return any(map(str.isdigit, slot.text))


def _is_adjusted(slot: Slot, grammar: Grammar) -> bool:
    return grammar.read(slot.text).time == _ADJUSTED
