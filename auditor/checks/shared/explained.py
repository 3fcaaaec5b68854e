"""Whether a self-review or monitoring form says why: the reason of a row, its cause, or its remark."""

from __future__ import annotations

from auditor.checks.base import Context
from auditor.checks.shared.completion import completion_words
from auditor.model import Form, Indicator

_BLANK = " /／-—无"


def reason_in(text: str | None) -> str:
    """What is written in a cell for reasons, empty where that is a dash or 无."""
    return (text or "").strip(_BLANK)


def explains(text: str | None, context: Context) -> bool:
    """Whether words are a reason: not blank, and more than that something was not reached (未完成指标)."""
    said = reason_in(text)
    return bool(said) and not completion_words(context.lexicons).only_says_missed(said)


def has_reason(row: Indicator, context: Context) -> bool:
    """Whether a reason is written, or a cause ticked."""
    return bool(row.causes) or explains(row.reason, context)


def is_explained(form: Form, row: Indicator, context: Context) -> bool:
    """Whether a row gives its reason; a remark does where the form has no column for reasons."""
    remark = None if form.columns & {"reason", "cause"} else row.note
    return has_reason(row, context) or explains(remark, context)
