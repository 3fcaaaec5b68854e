"""The target of a row as a number."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import NOT_APPLICABLE, Context, NotApplicable, Undetermined
from auditor.checks.shared import reasons
from auditor.checks.target import Stated


def number_of(row: Stated, context: Context) -> Decimal | NotApplicable | Undetermined:
    """The number, or how a row without one is to be judged."""
    if row.value is None or not row.value.strip():
        return Undetermined(reasons.VALUE_BLANK)
    value = context.language.number(row.value)
    return NOT_APPLICABLE if value is None else value
