"""Whether a self-review or monitoring form says why: the reason of a row, its cause, or its remark."""

from __future__ import annotations

from functools import lru_cache

from auditor.checks.base import Context
from auditor.checks.shared.completion import completion_words
from auditor.config.lexicons import Lexicons
from auditor.expressions import expression
from auditor.language.phrases import Phrase, Some, Words
from auditor.language.scanning import scanner_of
from auditor.model import Form, Indicator

_BLANK = " /／-—无"
_MARKS = expression(r"[\W_]+")


def reason_in(text: str | None) -> str:
    """What is written in a cell for reasons, empty where that is a dash or 无."""
    return (text or "").strip(_BLANK)


def explains(text: str | None, context: Context) -> bool:
    """Whether words are a reason: not blank, more than that something was not reached (未完成指标), and not
    that all was (无偏差)."""
    said = reason_in(text)
    if not said or completion_words(context.lexicons).only_says_missed(said):
        return False
    return not denies(text or "", context)


def denies(text: str, context: Context) -> bool:
    """Whether words only say that nothing went wrong (无偏差, 不存在问题, 已完成)."""
    said = _MARKS.sub("", text)
    nothing, filled = _nothing(context.lexicons)
    return filled.fullmatch(said) is not None and nothing.search(said) is not None


@lru_cache(maxsize=4)
def _nothing(lexicons: Lexicons) -> tuple[Words, Phrase]:
    """Words that say that nothing went wrong, and all of which such an answer is made."""
    words, scanner = completion_words(lexicons), scanner_of(lexicons)
    return Words(scanner, words.denials), Some(Words(scanner, (*words.denials, *words.denied)))


def has_reason(row: Indicator, context: Context) -> bool:
    """Whether a reason is written, or a cause ticked."""
    return bool(row.causes) or explains(row.reason, context)


def is_explained(form: Form, row: Indicator, context: Context) -> bool:
    """Whether a row gives its reason; a remark does where the form has no column for reasons."""
    remark = None if form.columns & {"reason", "cause"} else row.note
    return has_reason(row, context) or explains(remark, context)
