"""Whether a row says how many of something are bought, which an allotment may limit."""

from __future__ import annotations

from auditor.checks.base import Context
from auditor.language.numbers.quantity_words import CommitmentWords
from auditor.model import Indicator


def is_bought(row: Indicator, context: Context) -> bool:
    """Whether a name says so (巡航渡船采购数量, 购置电脑台数)."""
    return any(word in row.name for word in context.lexicons.load("commitment", CommitmentWords).naming.exact)
