"""Standards: so much for each person, household or place."""

from __future__ import annotations

from auditor.language import Language
from auditor.model import FLOORS, Indicator

_STANDARD = "standard"


def promises_standard(row: Indicator, language: Language) -> bool:
    """Whether a row promises at least so much per head, which says how well people are cared for."""
    matter = language.row_matter(row)
    return matter is not None and matter.kind == _STANDARD and row.operator in FLOORS
